import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY } from '../../common/time/clock.js';
import { termAt, type RankingClock } from '../ranking/ranking.js';
import { apply, decide, type CastVote, type Direction, type IdeaTally } from './vote-decision.js';

const clock: RankingClock = { halfLifeDays: 30, origin: new Date('2026-01-01T00:00:00Z') };
const day = (n: number): Date => new Date(clock.origin.getTime() + n * DAY);
const bare = (more: Partial<IdeaTally> = {}): IdeaTally => ({
  id: 1,
  boardId: 1,
  statusId: 1,
  stage: 'SUBMITTED',
  isPresent: true,
  promotes: 0,
  demotes: 0,
  score: 0,
  scorePeak: 0,
  controversy: 0,
  activeAt: day(0),
  ...more,
});
const promote: CastVote = { direction: 1, castAt: day(1) };

describe('deciding on a vote', () => {
  it('takes votes in every open stage and refuses them in every other', () => {
    for (const stage of ['SUBMITTED', 'REVIEW', 'ADOPTED', 'BUILDING'] as const)
      expect(decide(bare({ stage }), undefined, 1, null)).toEqual({ kind: 'cast', direction: 1 });
    for (const stage of ['DELIVERED', 'CLOSED', 'ARCHIVED'] as const)
      expect(decide(bare({ stage }), undefined, 1, null)).toEqual({ kind: 'refused', code: 'IDEA_CLOSED' });
    expect(decide(bare({ isPresent: false }), promote, 0, null)).toEqual({
      kind: 'refused',
      code: 'IDEA_CLOSED',
    });
  });

  it('answers for an idea that the member may not know of as for one that is not there', () => {
    expect(decide(undefined, undefined, 1, null)).toEqual({ kind: 'refused', code: 'NOT_FOUND' });
  });

  it('changes nothing for the same direction again, nor for a withdrawal without a vote', () => {
    expect(decide(bare(), promote, 1, 0)).toEqual({ kind: 'unchanged' });
    expect(decide(bare(), undefined, 0, 0)).toEqual({ kind: 'unchanged' });
  });

  it('lets a switch and a withdrawal go free of budget, but not a new vote', () => {
    expect(decide(bare(), promote, -1, 0)).toEqual({ kind: 'switched', direction: -1 });
    expect(decide(bare(), promote, 0, -3)).toEqual({ kind: 'withdrawn' });
    expect(decide(bare(), undefined, 1, 0)).toEqual({ kind: 'refused', code: 'VOTE_BUDGET_SPENT' });
    expect(decide(bare(), undefined, 1, 1)).toEqual({ kind: 'cast', direction: 1 });
  });
});

describe('applying votes', () => {
  it('counts only a new vote as activity', () => {
    const idea = bare();
    apply(idea, undefined, { kind: 'cast', direction: 1 }, day(3), clock);
    expect(idea.activeAt).toEqual(day(3));
    apply(idea, { direction: 1, castAt: day(3) }, { kind: 'switched', direction: -1 }, day(5), clock);
    apply(idea, { direction: -1, castAt: day(5) }, { kind: 'withdrawn' }, day(6), clock);
    expect(idea.activeAt).toEqual(day(3));
  });

  it('is exactly 0 once nobody votes', () => {
    const idea = bare();
    apply(idea, undefined, { kind: 'cast', direction: 1 }, day(0.1), clock);
    apply(idea, { direction: 1, castAt: day(0.1) }, { kind: 'switched', direction: -1 }, day(77.7), clock);
    apply(idea, { direction: -1, castAt: day(77.7) }, { kind: 'withdrawn' }, day(99.9), clock);
    expect(idea).toMatchObject({ promotes: 0, demotes: 0, score: 0, controversy: 0 });
  });

  it('leaves after any sequence what a plain recount of the last word of each member gives', () => {
    const step = fc.record({
      member: fc.nat(5),
      wanted: fc.constantFrom<Direction>(1, 0, -1),
      after: fc.double({ min: 0, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const idea = bare();
        const votes = new Map<number, CastVote>();
        let now = 0;
        for (const { member, wanted, after } of steps) {
          now += after;
          const decision = decide(idea, votes.get(member), wanted, null);
          apply(idea, votes.get(member), decision, day(now), clock);
          if (decision.kind === 'withdrawn') votes.delete(member);
          else if (decision.kind === 'cast' || decision.kind === 'switched')
            votes.set(member, { direction: decision.direction, castAt: day(now) });
        }
        const last = [...votes.values()];
        expect(idea.promotes).toBe(last.filter((v) => v.direction === 1).length);
        expect(idea.demotes).toBe(last.filter((v) => v.direction === -1).length);
        const terms = last.map((v) => v.direction * termAt(v.castAt, clock));
        const recounted = terms.reduce((sum, term) => sum + term, 0);
        expect(Math.abs(idea.score - recounted)).toBeLessThanOrEqual(1e-9 * Math.max(idea.scorePeak, 1));
      }),
    );
  });
});
