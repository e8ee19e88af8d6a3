import type { Sql } from '../../database/sql.js';
import { IS_PUBLIC, listedOn, onIdeas } from './comment-conditions.sql.js';
import { commentScore } from './comment-score.js';

export interface RankedComment {
  id: number;
  score: number;
}

interface CountedRow {
  id: number;
  likes: number;
  /** Members but its author who voted or commented after it. */
  witnesses: number;
}

/**
 * Everybody who took part stands once on the line of time, where they last voted or commented; so the number of those after a comment is a
 * running count over comments and people together, sorted once. A vote that was withdrawn, or that a later one on an idea of the same tree
 * has replaced, counts for nothing.
 */
const countedOn = (ideaIds: readonly number[]): string => `
WITH effective AS (
  SELECT DISTINCT ON (v.member_id) v.member_id, v.direction, v.cast_at AS at FROM votes v WHERE ${onIdeas('v', ideaIds)}
  ORDER BY v.member_id, v.cast_at DESC, v.id DESC
), latest AS (
  SELECT member_id, max(at) AS at
  FROM (
    SELECT member_id, at FROM effective WHERE direction <> 0
    UNION ALL
    SELECT c.author_id, c.created_at FROM comments c WHERE ${onIdeas('c', ideaIds)} AND ${IS_PUBLIC}
  ) acts GROUP BY member_id
), line AS (
  SELECT c.id, c.author_id, c.created_at AS at, CASE WHEN c.deleted_at IS NULL THEN c.like_count ELSE 0 END AS likes
  FROM comments c WHERE ${listedOn(ideaIds, 'comments')}
  UNION ALL
  SELECT NULL, member_id, at, NULL FROM latest
)
SELECT counted.id, counted.likes, counted.after - coalesce((own.at > counted.at)::int, 0) AS witnesses
FROM (
  SELECT id, author_id, at, likes,
    count(*) FILTER (WHERE id IS NULL) OVER (ORDER BY at DESC, id IS NULL ROWS UNBOUNDED PRECEDING) AS after
  FROM line
) counted
LEFT JOIN latest own ON own.member_id = counted.author_id
WHERE counted.id IS NOT NULL`;

/** An idea's public comments that are no replies, best first, equal ones in the order in which they were written. */
export async function bestComments(
  sql: Sql,
  ideaIds: readonly number[],
  values: readonly unknown[],
): Promise<RankedComment[]> {
  const rows = await sql.query<CountedRow>(countedOn(ideaIds), values);
  return rows
    .map(({ id, likes, witnesses }) => ({ id, score: commentScore(likes, witnesses) }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
}
