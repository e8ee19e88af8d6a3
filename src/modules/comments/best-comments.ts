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
 * Everybody who took part stands once on the line of time, where they last voted or commented. The comments' times cut that line into pieces;
 * whoever stands in a later piece is a witness, so that one pass over the people counts for all comments. A withdrawn vote counts for
 * nothing, nor does one that a later one on an idea of the same tree has replaced.
 */
const countedOn = (ideaIds: readonly number[]): string => `
WITH listed AS (
  SELECT c.id, c.author_id, c.created_at AS at, CASE WHEN c.deleted_at IS NULL AND c.moderation = 'VISIBLE' THEN c.like_count ELSE 0 END AS likes
  FROM comments c WHERE ${listedOn(ideaIds, 'comments')}
), cuts AS (
  SELECT array_agg(DISTINCT at ORDER BY at) AS at FROM listed
), spoke AS (
  SELECT c.author_id AS member_id, max(c.created_at) AS at FROM comments c WHERE ${onIdeas('c', ideaIds)} AND ${IS_PUBLIC} GROUP BY 1
), latest AS (
  SELECT member_id, greatest(voted.at, spoke.at) AS at
  FROM (SELECT member_id, at FROM (${votesOn(ideaIds)}) effective WHERE direction <> 0) voted FULL JOIN spoke USING (member_id)
), pieces AS (
  -- Times have milliseconds: a witness comes after the comment, not with it.
  SELECT width_bucket(latest.at - interval '1 millisecond', cuts.at) AS piece, count(*) AS people FROM latest, cuts GROUP BY 1
), line AS (
  SELECT width_bucket(listed.at, cuts.at) AS piece, 0 AS people, listed.* FROM listed, cuts
  UNION ALL
  SELECT piece, people, NULL, NULL, NULL, NULL FROM pieces
)
SELECT counted.id, counted.likes, counted.after - coalesce((own.at > counted.at)::int, 0) AS witnesses
FROM (SELECT *, (sum(people) OVER (ORDER BY piece DESC))::bigint AS after FROM line) counted
LEFT JOIN (SELECT * FROM latest WHERE member_id IN (SELECT author_id FROM listed)) own ON own.member_id = counted.author_id
WHERE counted.id IS NOT NULL`;

/** Each member's latest vote. Of one idea they have one. */
const votesOn = (ideaIds: readonly number[]): string =>
  ideaIds.length === 1
    ? `SELECT v.member_id, v.direction, v.cast_at AS at FROM votes v WHERE ${onIdeas('v', ideaIds)}`
    : `SELECT DISTINCT ON (v.member_id) v.member_id, v.direction, v.cast_at AS at FROM votes v WHERE ${onIdeas('v', ideaIds)}
       ORDER BY v.member_id, v.cast_at DESC, v.id DESC`;

/**
 * The scores of the ideas' comments that everybody sees and that are no replies. Reads all votes on the ideas: some 0.1 s at 100,000.
 * @returns by the comment's id
 */
export async function scoresOn(sql: Sql, ideaIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.query<CountedRow>(countedOn(ideaIds), [ideaIds, null, false]);
  return new Map(rows.map(({ id, likes, witnesses }) => [id, commentScore(likes, witnesses)]));
}

/** Best first, equal ones in the order in which they were written. What waits or is hidden has no score, whoever sees it. */
export const ranked = (ids: readonly number[], scores: ReadonlyMap<number, number>): RankedComment[] =>
  ids.map((id) => ({ id, score: scores.get(id) ?? 0 })).sort((a, b) => b.score - a.score || a.id - b.id);
