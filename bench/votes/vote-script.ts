/**
 * Which vote is the `k`-th of a round, so that no member votes twice on an idea while there are fewer rounds than ideas. Hot: all members
 * on one idea, then all on the next. Spread: members in turn, neighbours on ideas far apart, each on another idea in the next round.
 */
export type VotePattern = 'hot' | 'spread';

/** A prime, so that neighbouring votes fall on ideas far apart. */
const STRIDE = 7919;

export function voteAt(
  pattern: VotePattern,
  k: number,
  members: number,
  { first, count }: { first: number; count: number },
): { ideaId: number; memberId: number } {
  const [member, pass] = [k % members, Math.floor(k / members)];
  const place = pattern === 'hot' ? Math.min(pass, count - 1) : (member * STRIDE + pass) % count;
  return { ideaId: first + place, memberId: 1 + member };
}

/** The same in pgbench's language, and a vote as four statements; `n` counts a client's own votes. */
export function pgbenchScript(pattern: VotePattern): string {
  return `
\\set k :n * :callers + :client_id
\\set n :n + 1
\\set idea :first + ${pattern === 'hot' ? 'least(:k / :members, :count - 1)' : `(:k % :members * ${STRIDE} + :k / :members) % :count`}
\\set member 1 + :k % :members
BEGIN;
SELECT stage FROM ideas WHERE id = :idea FOR NO KEY UPDATE;
SELECT direction FROM votes WHERE idea_id = :idea AND member_id = :member;
INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES (:idea, :member, 1, clock_timestamp())
  ON CONFLICT (idea_id, member_id) DO UPDATE SET direction = 1, cast_at = excluded.cast_at;
UPDATE ideas SET promote_count = promote_count + 1, score = score + 1, score_peak = score_peak + 1, active_at = clock_timestamp()
  WHERE id = :idea;
COMMIT;
`;
}
