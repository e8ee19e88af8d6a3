import type { IdeaStage } from '../statuses/stage.js';

export interface ClockRow {
  half_life_days: number;
  origin: Date;
}
export interface IdeaRow {
  id: number;
  board_id: number;
  status_id: number;
  stage: IdeaStage;
  is_present: boolean;
  promote_count: number;
  demote_count: number;
  score: number;
  score_peak: number;
  controversy: number;
  active_at: Date;
  merged_count: number;
}
export interface VoteRow {
  at: Date;
  id: number | null;
  idea_id: number | null;
  member_id: number | null;
  direction: 1 | 0 | -1 | null;
  cast_at: Date | null;
  cast_by_id: number | null;
}
export interface MergedVoteRow {
  id: number;
  /** The idea at the end of the merges. */
  root_id: number;
  member_id: number;
  direction: 1 | 0 | -1;
  cast_at: Date;
  cast_by_id: number | null;
}

/** Shared among votes, exclusive to whoever changes the half-life or the origin. */
export const CLOCK = 'SELECT half_life_days, origin FROM ranking_clock FOR SHARE';

export const LOCK_IDEAS = `
SELECT id, board_id, status_id, stage, is_present, promote_count, demote_count, score, score_peak, controversy, active_at, merged_count
FROM ideas WHERE id = ANY ($1::bigint[]) AND deleted_at IS NULL
ORDER BY id FOR NO KEY UPDATE`;

/**
 * The members' votes as they stand, and the moment of the cast by the database's clock; without a vote one row with that moment alone. Under
 * the ideas' locks nobody else can change these.
 */
export const READ_VOTES = `
SELECT t.at, v.id, v.idea_id, v.member_id, v.direction, v.cast_at, v.cast_by_id
FROM (SELECT date_trunc('milliseconds', clock_timestamp()) AS at) t
LEFT JOIN (
  unnest($1::bigint[], $2::bigint[]) AS wanted (idea_id, member_id) JOIN votes v USING (idea_id, member_id)
) ON true`;

/**
 * The members' votes on what is merged into the ideas: those locks keep others from changing these, too. OFFSET 0 makes the planner look each up by
 * its index: a join was planned to read all votes of each of those ideas.
 */
export const READ_MERGED_VOTES = `
WITH merged AS MATERIALIZED (
  SELECT root_id, array_agg(id) AS ids FROM ideas WHERE root_id = ANY ($1::bigint[]) GROUP BY root_id
)
SELECT v.id, m.root_id, v.member_id, v.direction, v.cast_at, v.cast_by_id
FROM unnest($1::bigint[], $2::bigint[]) AS wanted (idea_id, member_id)
JOIN merged m ON m.root_id = wanted.idea_id
CROSS JOIN LATERAL (
  SELECT v.id, v.member_id, v.direction, v.cast_at, v.cast_by_id FROM votes v WHERE v.member_id = wanted.member_id AND v.idea_id = ANY (m.ids) OFFSET 0
) v`;

/**
 * Everything that a batch writes, in one statement. $1-$3, $14, $4: votes, who cast them for the member, and their moment; $5, $6: withdrawn ones;
 * $7-$13: the ideas' new values, not differences, since their rows are locked since they were read. Nobody earns by what a team cast. Nulls only pad.
 */
export const WRITE = `
WITH cast_votes AS (
  INSERT INTO votes (idea_id, member_id, direction, cast_at, cast_by_id, earns)
  SELECT idea_id, member_id, direction, $4::timestamptz, cast_by_id, cast_by_id IS NULL
  FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $14::bigint[]) AS cast_vote (idea_id, member_id, direction, cast_by_id)
  WHERE idea_id IS NOT NULL
  ON CONFLICT (idea_id, member_id) DO UPDATE
  SET direction = excluded.direction, cast_at = excluded.cast_at, cast_by_id = excluded.cast_by_id, earns = excluded.earns
), withdrawn AS (
  DELETE FROM votes v USING unnest($5::bigint[], $6::bigint[]) AS gone (idea_id, member_id)
  WHERE v.idea_id = gone.idea_id AND v.member_id = gone.member_id
)
UPDATE ideas i
SET promote_count = t.promotes, demote_count = t.demotes, score = t.score, score_peak = t.score_peak, controversy = t.controversy,
  active_at = t.active_at
FROM unnest($7::bigint[], $8::int[], $9::int[], $10::float8[], $11::float8[], $12::float8[], $13::timestamptz[])
  AS t (id, promotes, demotes, score, score_peak, controversy, active_at)
WHERE i.id = t.id`;
