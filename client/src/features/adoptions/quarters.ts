/** A calendar day without a time zone: `2027-03-31`. */
export type Day = string;

export interface Quarter {
  year: number;
  /** 1..4 */
  quarter: number;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** The day that it is where the reader is. */
export const today = (now = new Date()): Day =>
  `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

export function quarterOf(day: Day): Quarter {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

export function addQuarters({ year, quarter }: Quarter, count: number): Quarter {
  const index = year * 4 + (quarter - 1) + count;
  return { year: Math.floor(index / 4), quarter: (((index % 4) + 4) % 4) + 1 };
}

/** Its first and its last day. */
export function daysOf({ year, quarter }: Quarter): { first: Day; last: Day } {
  const lastMonth = quarter * 3;
  const lastDay = new Date(Date.UTC(year, lastMonth, 0)).getUTCDate();
  return { first: `${year}-${pad(lastMonth - 2)}-01`, last: `${year}-${pad(lastMonth)}-${lastDay}` };
}

/** Whole days from one moment to another; a part of a day counts as none. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000));

/** Of the columns that are a quarter each, the last one is this far from today's. */
const QUARTERS_AHEAD = 2;

export type RoadmapColumn =
  | { kind: 'overdue' }
  | { kind: 'quarter'; quarter: Quarter; ahead: number }
  | { kind: 'later' }
  | { kind: 'undated' };

/** What the roadmap shows from left to right, seen from `now`. */
export function roadmapColumns(now: Day): RoadmapColumn[] {
  const current = quarterOf(now);
  return [
    { kind: 'overdue' },
    ...Array.from({ length: QUARTERS_AHEAD + 1 }, (_, ahead) => ({
      kind: 'quarter' as const,
      quarter: addQuarters(current, ahead),
      ahead,
    })),
    { kind: 'later' },
    { kind: 'undated' },
  ];
}

/** Where in `roadmapColumns(now)` something with that target stands: each in exactly one column. */
export function columnOf(target: Day | null, now: Day): number {
  if (target === null) return QUARTERS_AHEAD + 3;
  if (target < now) return 0;
  const current = quarterOf(now);
  const { year, quarter } = quarterOf(target);
  const ahead = (year - current.year) * 4 + quarter - current.quarter;
  return 1 + Math.min(ahead, QUARTERS_AHEAD + 1);
}
