import { useEffect, useRef } from 'react';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import type { StormState } from './storm-state.js';
import { useTimeLeft } from './use-time-left.js';

/** How long to wait before asking again, where this browser's clock is ahead of the server's; ms. */
const AGAIN = 3000;
/** Then somebody's clock is wrong by more than a little. */
const TRIES = 40;

interface Turning {
  state: StormState;
  opensAt: string;
  closesAt: string;
}

/** When it opens, or while it is open closes; null once it is over. */
export const nextTurn = ({ state, opensAt, closesAt }: Turning): string | null =>
  state === 'UPCOMING' ? opensAt : state === 'OPEN' ? closesAt : null;

/**
 * Reads a storm again when its next moment has come, until the server says that it has turned: its clock counts, not this one.
 * @returns whether the moment is here and the answer is not
 */
export function useStormTurn(storm: Turning | undefined, reload: () => void): boolean {
  const turn = storm ? nextTurn(storm) : null;
  const left = useTimeLeft(turn ?? '9999-12-31T00:00:00Z');
  const read = useStableCallback(reload);
  const tries = useRef(0);
  const due = turn !== null && left === 0;
  useEffect(() => {
    tries.current = 0;
    if (!due) return undefined;
    read();
    const timer = setInterval(() => {
      tries.current++;
      if (tries.current < TRIES) read();
      else clearInterval(timer);
    }, AGAIN);
    return () => clearInterval(timer);
  }, [due, read]);
  return due;
}
