import { useEffect } from 'react';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import type { StormState } from './storm-state.js';
import { useTimeLeft } from './use-time-left.js';

/** Everybody who looks at it sees the moment come together: each asks within so many ms after it. */
const SPREAD = 3000;
/** How long to wait before asking again, where the server has not come that far; ms. It asks less and less often, and never stops. */
const AGAIN = { first: 3000, last: 60_000, factor: 1.5 };

interface Turning {
  state: StormState;
  opensAt: string;
  closesAt: string;
}

/** When it opens, or while it is open closes; null once it is over. */
export const nextTurn = ({ state, opensAt, closesAt }: Turning): string | null =>
  state === 'UPCOMING' ? opensAt : state === 'OPEN' ? closesAt : null;

/** Reads a storm again when its next moment has come, until the server says that it has turned: its clock counts, not this one. */
export function useStormTurn(storm: Turning | undefined, reload: () => void): void {
  const turn = storm ? nextTurn(storm) : null;
  const left = useTimeLeft(turn ?? '9999-12-31T00:00:00Z');
  const read = useStableCallback(reload);
  const due = turn !== null && left === 0;
  useEffect(() => {
    if (!due) return undefined;
    let wait = AGAIN.first;
    const ask = () => {
      read();
      timer = setTimeout(ask, wait);
      wait = Math.min(wait * AGAIN.factor, AGAIN.last);
    };
    let timer = setTimeout(ask, Math.random() * SPREAD);
    return () => clearTimeout(timer);
  }, [due, read]);
}
