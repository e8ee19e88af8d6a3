import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldVotes, type FoldTally } from './fold-votes.js';
import { VoteLog } from './vote-log.js';

type Direction = 1 | 0 | -1;
const NOW = 1_000;

/** @param rows [idea, voter, direction, time] in file order */
function fold(rows: readonly (readonly [number, number, Direction, number])[]) {
  const log = new VoteLog();
  for (const row of rows) log.add(...row);
  const tally: FoldTally = { passes: 0, repeats: 0, replaced: 0 };
  return { votes: [...foldVotes(log, NOW, tally)], tally };
}
const of = (...rows: (readonly [Direction, number])[]) =>
  fold(rows.map(([direction, time]) => [0, 0, direction, time]));

describe('foldVotes', () => {
  it('keeps the first time when the same direction comes again', () => {
    const { votes, tally } = of([1, 10], [1, 20], [1, 30]);
    expect(votes).toMatchObject([{ direction: 1, castAt: 10, startedAt: 10 }]);
    expect(tally).toEqual({ passes: 0, repeats: 2, replaced: 0 });
  });

  it('switches at the time of the other direction, which does not make the idea active', () => {
    const { votes, tally } = of([1, 10], [-1, 20]);
    expect(votes).toMatchObject([{ direction: -1, castAt: 20, startedAt: 10 }]);
    expect(tally).toEqual({ passes: 0, repeats: 0, replaced: 1 });
  });

  it('withdraws by a pass, and begins anew after it', () => {
    expect(of([1, 10], [0, 20]).votes).toMatchObject([{ direction: 0, startedAt: 10 }]);
    expect(of([1, 10], [0, 20], [1, 30]).votes).toMatchObject([{ direction: 1, castAt: 30, startedAt: 30 }]);
  });

  it('makes nothing of passes alone', () => {
    expect(of([0, 10], [0, 20])).toMatchObject({
      votes: [{ direction: 0, startedAt: null }],
      tally: { passes: 2, replaced: 0 },
    });
  });

  it('tells rows in order of time, and those of one millisecond in the order of the file', () => {
    expect(of([-1, 20], [1, 10]).votes).toMatchObject([{ direction: -1, castAt: 20 }]);
    expect(of([1, 10], [-1, 10]).votes).toMatchObject([{ direction: -1, castAt: 10 }]);
    expect(of([-1, 10], [1, 10]).votes).toMatchObject([{ direction: 1, castAt: 10 }]);
  });

  it('takes a time yet to come as now, and says so', () => {
    expect(of([1, NOW + 5]).votes).toMatchObject([{ castAt: NOW, startedAt: NOW, isFuture: true }]);
    expect(of([1, NOW]).votes).toMatchObject([{ castAt: NOW, isFuture: false }]);
  });

  it('keeps ideas and voters apart, in their order, beyond the first size of the log', () => {
    const rows = Array.from({ length: 10_000 }, (_, i): [number, number, Direction, number] => [
      i % 3,
      i % 1_000,
      1,
      i,
    ]);
    const { votes } = fold(rows);
    expect(votes).toHaveLength(3_000);
    expect(votes.slice(0, 2)).toMatchObject([
      { idea: 0, voter: 0, castAt: 0 },
      { idea: 0, voter: 1, castAt: NOW },
    ]);
  });

  it('ends where casting each row live, one after another, would end', () => {
    const row = fc.tuple(fc.nat(2), fc.nat(2), fc.constantFrom<Direction>(1, 0, -1), fc.nat(NOW));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const live = new Map<string, { direction: Direction; castAt: number }>();
        for (const [idea, voter, direction, castAt] of rows.toSorted((a, b) => a[3] - b[3])) {
          const pair = `${idea}/${voter}`;
          if (direction === 0) live.delete(pair);
          else if (live.get(pair)?.direction !== direction) live.set(pair, { direction, castAt });
        }
        const { votes, tally } = fold(rows);
        const standing = votes.filter((vote) => vote.direction !== 0);
        expect(
          new Map(
            standing.map((v) => [`${v.idea}/${v.voter}`, { direction: v.direction, castAt: v.castAt }]),
          ),
        ).toEqual(live);
        expect(standing.length + tally.passes + tally.repeats + tally.replaced).toBe(rows.length);
      }),
    );
  });
});
