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
}
export interface VoteRow {
  idea_id: number;
  member_id: number;
  direction: 1 | -1;
  cast_at: Date;
}

/** Shared among votes, exclusive to whoever changes the half-life or the origin. */
export const CLOCK = 'SELECT half_life_days, origin FROM ranking_clock FOR SHARE';

/** Cast times are the database's. */
export const NOW = `SELECT date_trunc('milliseconds', clock_timestamp()) AS at`;

export const LOCK_IDEAS = `
SELECT id, board_id, status_id, stage, is_present, promote_count, demote_count, score, score_peak, controversy, active_at
FROM ideas WHERE id = ANY ($1::bigint[]) AND deleted_at IS NULL
ORDER BY id FOR NO KEY UPDATE`;

/** Under the ideas' locks nobody else can change these. */
export const READ_VOTES = `
SELECT v.idea_id, v.member_id, v.direction, v.cast_at
FROM unnest($1::bigint[], $2::bigint[]) AS wanted (idea_id, member_id) JOIN votes v USING (idea_id, member_id)`;

export const UPSERT_VOTES = `
INSERT INTO votes (idea_id, member_id, direction, cast_at)
SELECT idea_id, member_id, direction, $4::timestamptz
FROM unnest($1::bigint[], $2::bigint[], $3::smallint[]) AS cast_vote (idea_id, member_id, direction)
ON CONFLICT (idea_id, member_id) DO UPDATE SET direction = excluded.direction, cast_at = excluded.cast_at`;

export const DELETE_VOTES = `
DELETE FROM votes v USING unnest($1::bigint[], $2::bigint[]) AS gone (idea_id, member_id)
WHERE v.idea_id = gone.idea_id AND v.member_id = gone.member_id`;

/** The new values, not differences: the rows are locked since they were read. */
export const UPDATE_IDEAS = `
UPDATE ideas i
SET promote_count = t.promotes, demote_count = t.demotes, score = t.score, score_peak = t.score_peak, controversy = t.controversy,
  active_at = t.active_at
FROM unnest($1::bigint[], $2::int[], $3::int[], $4::float8[], $5::float8[], $6::float8[], $7::timestamptz[])
  AS t (id, promotes, demotes, score, score_peak, controversy, active_at)
WHERE i.id = t.id`;
