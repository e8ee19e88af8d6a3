import { below, type Random } from './random.js';

/** How fast interest falls with rank; 1 would be Zipf's own law, which the cap below would cut off early. */
const EXPONENT = 0.85;

/**
 * How many votes each of `ideas` ideas has, most first: Zipf-like, one at least (its author's), `cap` at most, `total` together.
 * @throws RangeError when so many votes do not fit, or are fewer than the ideas
 */
export function votesByRank(total: number, ideas: number, cap: number): number[] {
  if (total < ideas || total > ideas * cap) throw new RangeError('no such spread of votes');
  const weights = Array.from({ length: ideas }, (_, rank) => (rank + 10) ** -EXPONENT);
  const counts = weights.map(() => 1);
  let left = total - ideas;
  while (left > 0) {
    const open = weights.map((weight, rank) => ((counts[rank] ?? 0) < cap ? weight : 0));
    const sum = open.reduce((a, b) => a + b, 0);
    const share = left;
    for (const [rank, weight] of open.entries()) {
      const now = counts[rank] ?? 0;
      const more = Math.min(Math.ceil((share * weight) / sum), cap - now, left);
      counts[rank] = now + more;
      left -= more;
      if (left === 0) break;
    }
  }
  return counts;
}

/** `count` different numbers below `bound`, the small ones more often: a few members are busier than the rest. */
export function differentNumbers(random: Random, count: number, bound: number, without: number): Set<number> {
  const found = new Set<number>();
  while (found.size < count) {
    // Once many are taken, an even draw ends sooner.
    const number = found.size < bound / 8 ? Math.floor(random() ** 1.4 * bound) : below(random, bound);
    if (number !== without) found.add(number);
  }
  return found;
}
