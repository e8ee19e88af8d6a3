/** What a member has said about an idea; null for nothing. */
export type Vote = 'PROMOTE' | 'DEMOTE' | null;

export interface Tally {
  viewerVote: Vote;
  points: number;
  promoteCount: number;
  demoteCount: number;
}

const weight = (vote: Vote) => (vote === 'PROMOTE' ? 1 : vote === 'DEMOTE' ? -1 : 0);
const counts = (vote: Vote, direction: Vote) => (vote === direction ? 1 : 0);

/** The tally as it would be with `vote` in place of the viewer's vote. */
export function withVote(tally: Tally, vote: Vote, pointsPerVote: number): Tally {
  const before = tally.viewerVote;
  return {
    viewerVote: vote,
    points: tally.points + (weight(vote) - weight(before)) * pointsPerVote,
    promoteCount: tally.promoteCount + counts(vote, 'PROMOTE') - counts(before, 'PROMOTE'),
    demoteCount: tally.demoteCount + counts(vote, 'DEMOTE') - counts(before, 'DEMOTE'),
  };
}
