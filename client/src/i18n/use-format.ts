import { useMemo } from 'react';
import { languageTag, type Locale } from './locale.js';
import { useLocale } from './locale-provider.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const STEPS = [
  ['day', DAY_MS],
  ['hour', 60 * 60 * 1000],
  ['minute', 60 * 1000],
] as const;

export function createFormat(locale: Locale) {
  const tag = languageTag(locale);
  const integer = new Intl.NumberFormat(tag);
  const points = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' });
  const briefly = (unit: string) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'narrow' });
  const units = { day: briefly('day'), hour: briefly('hour'), minute: briefly('minute') };
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' });
  const month = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });
  return {
    number: (value: number) => integer.format(value),
    /** Exact below 100,000, compact from there, so that it fits the vote control. */
    points: (value: number) => (Math.abs(value) < 100_000 ? integer : points).format(value),
    day: (time: string) => day.format(new Date(time)),
    moment: (time: string) => moment.format(new Date(time)),
    /** Within 30 days relative to `now`, before that the month. */
    age: (time: string, now = Date.now()) => {
      const elapsed = now - Date.parse(time);
      if (elapsed >= 30 * DAY_MS) return month.format(new Date(time));
      for (const [unit, length] of STEPS) {
        if (elapsed >= length) return relative.format(-Math.floor(elapsed / length), unit);
      }
      return relative.format(0, 'second');
    },
    /** The age as a bare number with its unit, for where room is scarce: “3d”. */
    briefAge: (time: string, now = Date.now()) => {
      const elapsed = Math.max(0, now - Date.parse(time));
      const [unit, length] = STEPS.find(([, step]) => elapsed >= step) ?? STEPS[2];
      return units[unit].format(Math.floor(elapsed / length));
    },
  };
}

export function useFormat() {
  const { locale } = useLocale();
  return useMemo(() => createFormat(locale), [locale]);
}
