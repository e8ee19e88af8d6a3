import { useMemo } from 'react';
import { languageTag, type Locale } from './locale.js';
import { useLocale } from './locale-provider.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const STEPS = [
  ['day', DAY_MS],
  ['hour', 60 * 60 * 1000],
  ['minute', 60 * 1000],
] as const;

const SPANS = [...STEPS, ['second', 1000]] as const;

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
  const dayOfMonth = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const inFull = (unit: string) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
  const lengths = { day: inFull('day'), hour: inFull('hour'), minute: inFull('minute') };
  const percent = new Intl.NumberFormat(tag, { style: 'percent' });
  const spans = { ...lengths, second: inFull('second') };
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });
  const bytes = (unit: string, digits: number) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits });
  const sizes = { kilobyte: bytes('kilobyte', 0), megabyte: bytes('megabyte', 1) };
  return {
    /** Of a file, in kB or MB. */
    bytes: (size: number) =>
      size < 1_000_000
        ? sizes.kilobyte.format(Math.max(1, Math.round(size / 1000)))
        : sizes.megabyte.format(size / 1_000_000),
    number: (value: number) => integer.format(value),
    /** Exact below 100,000, compact from there, so that it fits the vote control. */
    points: (value: number) => (Math.abs(value) < 100_000 ? integer : points).format(value),
    day: (time: string) => day.format(new Date(time)),
    /** Of a calendar day such as `2027-03-31`. */
    date: (on: string) => date.format(new Date(on)),
    dayOfMonth: (on: string) => dayOfMonth.format(new Date(on)),
    shortDate: (on: string) => shortDate.format(new Date(on)),
    /** From the month of one calendar day to that of another. */
    months: (first: string, last: string) => months.formatRange(new Date(first), new Date(last)),
    /** Of 0..1, rounded; what lacks anything is never said to be whole. */
    percent: (share: number) => percent.format(share < 1 ? Math.min(share, 0.99) : 1),
    /** Of seconds, in the largest unit of which there is one: “3.5 days”. */
    duration: (seconds: number) => {
      const [unit, length] = STEPS.find(([, step]) => seconds * 1000 >= step) ?? STEPS[2];
      const amount = (seconds * 1000) / length;
      return lengths[unit].format(amount < 10 ? amount : Math.round(amount));
    },
    /** A length of time in its two largest units, such as “2 days 4 hours”; rounded down, “0 seconds” for none. */
    span: (milliseconds: number) => {
      const first = SPANS.findIndex(([, length]) => milliseconds >= length);
      const at = first < 0 ? SPANS.length - 1 : first;
      return SPANS.slice(at, at + 2)
        .map(([unit, length], n) => {
          const whole = n === 0 ? milliseconds : milliseconds % (SPANS[at]?.[1] ?? Infinity);
          return [unit, Math.floor(whole / length)] as const;
        })
        .filter(([, count], n) => n === 0 || count > 0)
        .map(([unit, count]) => spans[unit].format(count))
        .join(' ');
    },
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
