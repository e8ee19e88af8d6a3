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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      setNow(Date.now());
      const ahead = Date.parse(until) - Date.now();
      const step = ahead > HOUR ? MINUTE : SECOND;
      if (ahead > 0) timer = setTimeout(tick, (ahead % step || step) + LATE);
    };
    timer = setTimeout(tick);
    return () => clearTimeout(timer);
  }, [until]);
  return left;
}
