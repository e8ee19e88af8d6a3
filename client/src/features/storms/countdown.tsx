import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';
import { nextTurn } from './use-storm-turn.js';
import type { StormState } from './storm-state.js';
import { useTimeLeft } from './use-time-left.js';

interface CountdownProps {
  storm: { state: StormState; opensAt: string; closesAt: string };
}

/** How long until it opens or closes. A timer to screen readers: it says what it shows when asked, not at each tick. */
export function Countdown({ storm }: CountdownProps) {
  const turn = nextTurn(storm);
  return turn === null ? null : <Ticking key={turn} until={turn} opens={storm.state === 'UPCOMING'} />;
}

function Ticking({ until, opens }: { until: string; opens: boolean }) {
  const format = useFormat();
  const left = useTimeLeft(until);
  const span = format.span(left);
  return (
    <time role="timer" className="countdown" dateTime={until} title={format.moment(until)}>
      {left === 0 ? (
        opens ? (
          <Trans>opens now…</Trans>
        ) : (
          <Trans>closes now…</Trans>
        )
      ) : opens ? (
        <Trans>opens in {span}</Trans>
      ) : (
        <Trans>{span} left</Trans>
      )}
    </time>
  );
}
