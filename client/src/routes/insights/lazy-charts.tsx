import { lazy, Suspense, type ComponentProps } from 'react';
import type { StageChart as Stages, TimeChart as Times } from './charts.js';

// The library weighs more than the rest of the page: the numbers are there before it.
const LazyTimeChart = lazy(async () => ({ default: (await import('./charts.js')).TimeChart }));
const LazyStageChart = lazy(async () => ({ default: (await import('./charts.js')).StageChart }));

const waiting = <div className="insight-chart skeleton" />;

export const TimeChart = (props: ComponentProps<typeof Times>) => (
  <Suspense fallback={waiting}>
    <LazyTimeChart {...props} />
  </Suspense>
);

export const StageChart = (props: ComponentProps<typeof Stages>) => (
  <Suspense fallback={waiting}>
    <LazyStageChart {...props} />
  </Suspense>
);
