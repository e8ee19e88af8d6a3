import type { DailyCount } from './insights-query.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Ranges up to today, days. */
export const PRESETS = [30, 90, 365] as const;
export type Preset = (typeof PRESETS)[number];
const USUAL: Preset = 90;

/** What the address asks for: days in UTC, both included, and a board by its name in addresses. */
export interface InsightsView {
  from: string;
  to: string;
  preset: Preset | null;
  board: string | null;
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** As the server takes it: a day of the calendar. */
export const isDay = (text: string | null): text is string =>
  text !== null && DATE.test(text) && !Number.isNaN(timeOf(text)) && dayOf(timeOf(text)) === text;

/** @param now milliseconds since 1970 */
export function parseView(query: URLSearchParams, now: number): InsightsView {
  const board = query.get('board');
  const [from, to] = [query.get('from'), query.get('to')];
  if (isDay(from) && isDay(to)) return { from, to, preset: null, board };
  const asked = Number(query.get('days'));
  const preset = PRESETS.find((days) => days === asked) ?? USUAL;
  return { from: dayOf(now - (preset - 1) * DAY_MS), to: dayOf(now), preset, board };
}

export function viewPath({ from, to, preset, board }: InsightsView): string {
  const query = new URLSearchParams();
  if (preset === null) {
    query.set('from', from);
    query.set('to', to);
  } else if (preset !== USUAL) query.set('days', String(preset));
  if (board !== null) query.set('board', board);
  const text = query.toString();
  return text === '' ? '/insights' : `/insights?${text}`;
}

/** Why the server would refuse it; null where it would not. */
export function rangeFault(from: string, to: string): 'order' | 'length' | null {
  if (from > to) return 'order';
  const limit = new Date(timeOf(from));
  limit.setUTCFullYear(limit.getUTCFullYear() + 5);
  return timeOf(to) >= limit.getTime() ? 'length' : null;
}

export type BucketUnit = 'day' | 'week' | 'month';

export interface Bucket {
  /** First and last day that it counts. */
  from: string;
  to: string;
  count: number;
}

/** So that a chart has some ninety bars at most. */
export const bucketUnit = (days: number): BucketUnit => (days <= 92 ? 'day' : days <= 640 ? 'week' : 'month');

/** Weeks begin on Monday. */
function startOf(day: string, unit: BucketUnit): string {
  if (unit === 'day') return day;
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  const time = timeOf(day);
  return dayOf(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS);
}

/** Days put together; the first and the last bucket may be cut short by the range. */
export function buckets(days: readonly DailyCount[], unit: BucketUnit): Bucket[] {
  const result: Bucket[] = [];
  let current = '';
  for (const { date, count } of days) {
    const start = startOf(date, unit);
    const last = result.at(-1);
    if (last && start === current) {
      last.to = date;
      last.count += count;
    } else result.push({ from: date, to: date, count });
    current = start;
  }
  return result;
}

export const total = (days: readonly DailyCount[]): number => days.reduce((sum, { count }) => sum + count, 0);
