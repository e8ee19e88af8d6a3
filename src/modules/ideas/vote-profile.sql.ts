/**
 * SQL: whether a vote is of somebody with a profile, not of a customer whom only a team has spoken for. Votes of members' own need no look.
 * @param vote the SQL name of a row of votes
 */
export const hasProfile = (vote: string): string =>
  `(${vote}.cast_by_id IS NULL OR EXISTS (SELECT 1 FROM members p WHERE p.id = ${vote}.member_id AND NOT p.is_unclaimed))`;

/**
 * SQL: whether whoever's vote it is may be named among the supporters: it is a word of their own, and they were not erased. What a team cast for an
 * address would tell whose that is.
 * @param vote the SQL name of a row of votes
 */
export const isNamed = (vote: string): string =>
  `(${vote}.cast_by_id IS NULL AND NOT EXISTS (SELECT 1 FROM members e WHERE e.id = ${vote}.member_id AND e.erased_at IS NOT NULL))`;
