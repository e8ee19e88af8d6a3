export const BAN_LENGTHS = ['DAY', 'WEEK', 'MONTH', 'UNTIL', 'GOOD'] as const;
export type BanLength = (typeof BAN_LENGTHS)[number];

const DAYS = { DAY: 1, WEEK: 7, MONTH: 30 } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When a ban ends that begins now.
 * @param day where it lasts until the end of one, such as `2027-03-31`, in the moderator's own time zone
 * @returns null for good; undefined where there is no day, or it is over
 */
export function banEnd(length: BanLength, day: string, now: Date): Date | null | undefined {
  if (length === 'GOOD') return null;
  if (length !== 'UNTIL') return new Date(now.getTime() + DAYS[length] * DAY_MS);
  const end = new Date(`${day}T23:59:59`);
  return end > now ? end : undefined;
}
