import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';
import { Countdown } from './countdown.js';
import type { StormState } from './storm-state.js';

interface StormWhenProps {
  storm: { state: StormState; opensAt: string; closesAt: string };
}

/** When it opens, closes or was over, with what is left of it. */
export function StormWhen({ storm }: StormWhenProps) {
  const format = useFormat();
  const { state, opensAt, closesAt } = storm;
  const opens = format.moment(opensAt);
  const closes = format.moment(closesAt);
  const [from, to] = [format.day(opensAt), format.day(closesAt)];
  return (
    <span className="storm-when">
      <Countdown storm={storm} />
      {state === 'UPCOMING' && (
        <span>
          <Trans>from {opens}</Trans>
        </span>
      )}
      {state === 'OPEN' && (
        <span>
          <Trans>until {closes}</Trans>
        </span>
      )}
      {state === 'CLOSED' && <span>{from === to ? to : `${from} – ${to}`}</span>}
    </span>
  );
}
