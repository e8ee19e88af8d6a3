import { DAY } from '../../common/time/clock.js';

/** When POPULAR counts from and how fast it forgets. */
export interface RankingClock {
  halfLifeDays: number;
  origin: Date;
}

/** Below this exponent a term is 0: PostgreSQL raises on underflow instead of rounding. */
export const EXPONENT_FLOOR = -1000;
/** Past this many half-lives since the origin it is moved, long before a double overflows. */
export const REBASE_AFTER_HALF_LIVES = 400;
/** |score| below this share of its peak has lost too many bits to cancellation, and is computed anew from the votes. */
export const CANCELLATION_SHARE = 2 ** -20;

/** Half-lives from the origin to `at`. */
export function halfLives(at: Date, clock: RankingClock): number {
  return (at.getTime() - clock.origin.getTime()) / (clock.halfLifeDays * DAY);
}

/**
 * What a vote cast at `at` adds to the stored score: 2^((t − t0)/H). Each vote's weight halves every H, so all ideas decay by the same
 * factor and the order of the stored sums is the decayed order at every moment.
 */
export function termAt(at: Date, clock: RankingClock): number {
  const exponent = halfLives(at, clock);
  return exponent < EXPONENT_FLOOR ? 0 : 2 ** exponent;
}

/** Decayed points now: stored · 2^(−(now − t0)/H) · pointsPerVote. */
export function popularityOf(score: number, now: Date, clock: RankingClock, pointsPerVote: number): number {
  return score * 2 ** -halfLives(now, clock) * pointsPerVote;
}

/** (p + d)^(min/max): many votes, evenly split; 0 where either side is 0. */
export function controversyOf(promotes: number, demotes: number): number {
  if (promotes === 0 || demotes === 0) return 0;
  return (promotes + demotes) ** (Math.min(promotes, demotes) / Math.max(promotes, demotes));
}
