import { describe, expect, it } from 'vitest';
import { withVote, type Tally, type Vote } from './tally.js';

const tally = (viewerVote: Vote): Tally => ({ viewerVote, points: 120, promoteCount: 14, demoteCount: 2 });

describe('withVote', () => {
  it.each<[Vote, Vote, number, number, number]>([
    [null, 'PROMOTE', 130, 15, 2],
    [null, 'DEMOTE', 110, 14, 3],
    ['PROMOTE', null, 110, 13, 2],
    ['DEMOTE', null, 130, 14, 1],
    ['PROMOTE', 'DEMOTE', 100, 13, 3],
    ['DEMOTE', 'PROMOTE', 140, 15, 1],
    ['PROMOTE', 'PROMOTE', 120, 14, 2],
  ])(
    'from %s to %s shows %i points, %i for and %i against',
    (from, to, points, promoteCount, demoteCount) => {
      expect(withVote(tally(from), to, 10)).toEqual({ viewerVote: to, points, promoteCount, demoteCount });
    },
  );
});
