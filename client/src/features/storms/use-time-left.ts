import { useEffect, useState } from 'react';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const MINUTE = 60 * SECOND;
/** Timers may ring a little early. */
const LATE = 5;

/** Milliseconds until a moment, never below 0: each second within the last hour, before that each minute. */
export function useTimeLeft(until: string): number {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Date.parse(until) - now);
  useEffect(() => {
    const ahead = Date.parse(until) - Date.now();
    if (ahead <= 0) {
      setNow(Date.now());
      return undefined;
    }
    const step = ahead > HOUR ? MINUTE : SECOND;
    const timer = setTimeout(() => setNow(Date.now()), (ahead % step || step) + LATE);
    return () => clearTimeout(timer);
  }, [until, now]);
  return left;
}
