/** A moment as every language reads it, such as `2026-11-22 14:00 UTC`: whoever is refused is in a time zone that nobody knows here. */
export const utcMoment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
