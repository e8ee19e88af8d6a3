import { badUserInput } from '../../common/errors/domain-error.js';
import { DAY } from '../../common/time/clock.js';

/** Longest range, in years of the calendar. */
export const RANGE_YEARS = 5;

/** Days in UTC, both ends included, such as 2027-03-31. */
export interface DayRange {
  from: string;
  to: string;
  /** The moment at which it begins, and the one at which it is over. */
  since: Date;
  until: Date;
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** @throws BAD_USER_INPUT naming `from` where it comes after `to`, `to` where the range is longer than five years */
export function dayRange(from: string, to: string): DayRange {
  const since = startOf(from);
  const until = new Date(startOf(to).getTime() + DAY);
  if (since >= until) throw badUserInput('The first day comes after the last one.', 'from');
  const limit = new Date(since);
  limit.setUTCFullYear(since.getUTCFullYear() + RANGE_YEARS);
  if (until > limit) throw badUserInput(`A range has at most ${RANGE_YEARS} years.`, 'to');
  return { from, to, since, until };
}

/** So many days up to this one, in UTC. */
export function daysUntil(now: Date, days: number): DayRange {
  return dayRange(dayOf(new Date(now.getTime() - (days - 1) * DAY)), dayOf(now));
}

/** Every day of the range, in order. */
export function* daysOf({ since, until }: DayRange): Generator<string> {
  for (let time = since.getTime(); time < until.getTime(); time += DAY) yield dayOf(new Date(time));
}
