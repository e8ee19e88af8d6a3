import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentScore } from './comment-score.js';

const counts = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }));

describe('the score of a comment', () => {
  // The interval's ends are where (share − p)² = z² p (1 − p) / n.
  it('is the smaller solution of Wilson’s equation', () => {
    fc.assert(
      fc.property(counts, ([likes, witnesses]) => {
        const n = Math.max(likes, witnesses);
        if (likes === 0) return commentScore(likes, witnesses) === 0;
        const p = commentScore(likes, witnesses);
        const share = likes / n;
        return p > 0 && p <= share && Math.abs((share - p) ** 2 - (1.96 ** 2 * p * (1 - p)) / n) < 1e-9;
      }),
    );
  });

  it.each([
    [1, 1, 0.2065],
    [10, 10, 0.7225],
    [1, 10, 0.0179],
    [50, 100, 0.4038],
  ])('is known for %d likes of %d', (likes, witnesses, score) => {
    expect(commentScore(likes, witnesses)).toBeCloseTo(score, 4);
  });

  it('rises with likes, falls with witnesses who do not like it, and is surer of more', () => {
    fc.assert(
      fc.property(counts, ([likes, witnesses]) => {
        expect(commentScore(likes + 1, witnesses)).toBeGreaterThan(commentScore(likes, witnesses));
        if (likes > 0 && witnesses >= likes)
          expect(commentScore(likes, witnesses + 1)).toBeLessThan(commentScore(likes, witnesses));
        if (likes > 0)
          expect(commentScore(2 * likes, 2 * Math.max(likes, witnesses))).toBeGreaterThan(
            commentScore(likes, witnesses),
          );
      }),
    );
  });

  it('takes as many witnesses as likes at least', () => {
    expect(commentScore(7, 0)).toBe(commentScore(7, 7));
  });
});
