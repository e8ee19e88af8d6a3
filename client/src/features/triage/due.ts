const DAY_MS = 24 * 60 * 60 * 1000;
const SOON_DAYS = 3;

/** How an idea stands to the promise; `days` are whole and at least 1. */
export type Due =
  | { kind: 'NONE' }
  | { kind: 'ANSWERED' }
  | { kind: 'OVERDUE'; days: number }
  /** Within 24 hours, or since less than that. */
  | { kind: 'TODAY'; isOverdue: boolean }
  | { kind: 'AHEAD'; days: number; isSoon: boolean };

export function dueOf(idea: { dueAt: string | null; answeredAfter: number | null }, now: number): Due {
  if (idea.answeredAfter !== null) return { kind: 'ANSWERED' };
  if (idea.dueAt === null) return { kind: 'NONE' };
  const left = Date.parse(idea.dueAt) - now;
  const days = Math.floor(Math.abs(left) / DAY_MS);
  if (days === 0) return { kind: 'TODAY', isOverdue: left < 0 };
  return left < 0 ? { kind: 'OVERDUE', days } : { kind: 'AHEAD', days, isSoon: days <= SOON_DAYS };
}

export const isOverdue = ({ dueAt }: { dueAt: string | null }, now: number): boolean =>
  dueAt !== null && Date.parse(dueAt) < now;
