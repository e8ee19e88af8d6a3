import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, type ComponentProps } from 'react';
import type { StageChart as Stages, TimeChart as Times } from './charts.js';

/** Where the library does not arrive: the page goes on without it. */
function NoChart({ summary }: { summary: string }) {
  return (
    <p className="insight-note">
      {summary}{' '}
      <span className="muted">
        <Trans>The chart could not be loaded; the table has all the numbers.</Trans>
      </span>
    </p>
  );
}

// The library weighs more than the rest of the page: the numbers are there before it.
const load = (name: 'TimeChart' | 'StageChart') =>
  lazy(() =>
    import('./charts.js').then(
      (charts): { default: typeof Times | typeof Stages | typeof NoChart } => ({ default: charts[name] }),
      () => ({ default: NoChart }),
    ),
  );
const LazyTimeChart = load('TimeChart');
const LazyStageChart = load('StageChart');

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
