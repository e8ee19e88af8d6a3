import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY } from '../../common/time/clock.js';
import { controversyOf, popularityOf, termAt, type RankingClock } from './ranking.js';

const clock: RankingClock = { halfLifeDays: 30, origin: new Date('2026-01-01T00:00:00Z') };
const at = (days: number): Date => new Date(clock.origin.getTime() + days * DAY);

describe('the ranking', () => {
  it('lets a vote count half after one half-life', () => {
    const score = termAt(at(10), clock);
    expect(popularityOf(score, at(10), clock, 10)).toBeCloseTo(10, 9);
    expect(popularityOf(score, at(40), clock, 10)).toBeCloseTo(5, 9);
    expect(popularityOf(score, at(70), clock, 10)).toBeCloseTo(2.5, 9);
  });

  it('counts a vote more than a thousand half-lives before the origin as nothing', () => {
    expect(termAt(at(-30 * 1000), clock)).toBeGreaterThan(0);
    expect(termAt(at(-30 * 1001), clock)).toBe(0);
  });

  it('orders the stored sums as the decayed sums at every later moment', () => {
    const votes = fc.array(
      fc.record({ direction: fc.constantFrom(1, -1), day: fc.double({ min: 0, max: 400, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(votes, votes, fc.double({ min: 0, max: 3000, noNaN: true }), (a, b, later) => {
        const now = at(400 + later);
        const stored = (list: typeof a): number =>
          list.reduce((sum, v) => sum + v.direction * termAt(at(v.day), clock), 0);
        // Each vote's own weight now, without the stored form: what POPULAR promises.
        const decayed = (list: typeof a): number =>
          list.reduce(
            (sum, v) =>
              sum + v.direction * 0.5 ** ((now.getTime() - at(v.day).getTime()) / DAY / clock.halfLifeDays),
            0,
          );
        const difference = decayed(a) - decayed(b);
        const scale = 0.5 ** (later / clock.halfLifeDays);
        if (Math.abs(difference) < 1e-9 * scale) return;
        expect(Math.sign(stored(a) - stored(b))).toBe(Math.sign(difference));
      }),
    );
  });

  it('calls controversial what many are split over', () => {
    expect(controversyOf(10, 0)).toBe(0);
    expect(controversyOf(0, 10)).toBe(0);
    expect(controversyOf(50, 50)).toBe(100);
    expect(controversyOf(50, 50)).toBeGreaterThan(controversyOf(90, 10));
    expect(controversyOf(50, 50)).toBeGreaterThan(controversyOf(5, 5));
    expect(controversyOf(30, 60)).toBe(controversyOf(60, 30));
  });
});
