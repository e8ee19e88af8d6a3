import { useEffect, useState } from 'react';
import { serverNow } from '../../graphql/server-clock.js';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const MINUTE = 60 * SECOND;
/** Timers may ring a little early. */
const LATE = 5;

/** Milliseconds until a moment by the server's clock, never below 0: each second within the last hour, before that each minute. */
export function useTimeLeft(until: string): number {
  const [now, setNow] = useState(serverNow);
  const left = Math.max(0, Date.parse(until) - now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      setNow(serverNow());
      const ahead = Date.parse(until) - serverNow();
      const step = ahead > HOUR ? MINUTE : SECOND;
      if (ahead > 0) timer = setTimeout(tick, (ahead % step || step) + LATE);
    };
    timer = setTimeout(tick);
    return () => clearTimeout(timer);
  }, [until]);
  return left;
}
