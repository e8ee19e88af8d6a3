import { describe, expect, it } from '@jest/globals';
import { seeded } from './random.js';
import { differentNumbers, votesByRank } from './spread.js';

describe('the spread of votes', () => {
  it('gives out all votes, most to the first, one at least and no more than the cap', () => {
    const counts = votesByRank(10_000, 1_000, 250);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(10_000);
    expect(counts.at(-1)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...counts)).toBeLessThanOrEqual(250);
    expect(counts[0]).toBeGreaterThan(20 * (counts.at(-1) ?? 0));
    expect(counts.every((count, rank) => rank === 0 || count <= (counts[rank - 1] ?? 0))).toBe(true);
  });

  it('refuses what does not fit', () => {
    expect(() => votesByRank(11, 2, 5)).toThrow(RangeError);
    expect(() => votesByRank(1, 2, 5)).toThrow(RangeError);
  });

  it('draws different voters, never the one to leave out, the same for the same seed', () => {
    const drawn = differentNumbers(seeded(1), 90, 100, 7);
    expect(drawn.size).toBe(90);
    expect(drawn.has(7)).toBe(false);
    expect([...drawn].every((number) => number >= 0 && number < 100)).toBe(true);
    expect([...differentNumbers(seeded(1), 90, 100, 7)]).toEqual([...drawn]);
  });
});
