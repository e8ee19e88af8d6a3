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
  // Of days without a time zone, which are the same everywhere.
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDate = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const amount = (unit: string) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent' });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });
  return {
    number: (value: number) => integer.format(value),
    /** Exact below 100,000, compact from there, so that it fits the vote control. */
    points: (value: number) => (Math.abs(value) < 100_000 ? integer : points).format(value),
    day: (time: string) => day.format(new Date(time)),
    /** Of a calendar day such as `2027-03-31`. */
    date: (on: string) => date.format(new Date(on)),
    shortDate: (on: string) => shortDate.format(new Date(on)),
    /** From the month of one calendar day to that of another. */
    months: (first: string, last: string) => months.formatRange(new Date(first), new Date(last)),
    /** Of 0..1, rounded; what lacks anything is never said to be whole. */
    percent: (share: number) => percent.format(share < 1 ? Math.min(share, 0.99) : 1),
    /** A file's size, in kilobytes or megabytes of 1024 each. */
    bytes: (bytes: number) =>
      bytes < 1024 * 1024
        ? amount('kilobyte').format(Math.max(1, Math.round(bytes / 1024)))
        : amount('megabyte').format(bytes / 1024 / 1024),
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
