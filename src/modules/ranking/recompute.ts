import type { Sql } from '../../database/sql.js';
import { controversySql, termSql } from './ranking.sql.js';

/**
 * What votes derive, computed from the votes alone; `active_at` is not among it, since votes that were switched or withdrawn left no trace.
 * $1: ids of ideas.
 */
export const DERIVED_FROM_VOTES = `
WITH voted AS (
  SELECT v.idea_id, count(*) FILTER (WHERE v.direction = 1) AS promotes, count(*) FILTER (WHERE v.direction = -1) AS demotes,
    sum(v.direction * ${termSql('v.cast_at', 'c')}) AS score, sum(${termSql('v.cast_at', 'c')}) AS magnitude
  FROM votes v CROSS JOIN ranking_clock c
  WHERE v.idea_id = ANY ($1::bigint[])
  GROUP BY v.idea_id
), counted AS (
  SELECT i.id,
    (coalesce(v.promotes, 0) + greatest(i.imported_support, 0))::int AS promotes,
    (coalesce(v.demotes, 0) + greatest(-i.imported_support, 0))::int AS demotes,
    coalesce(v.score, 0) + i.imported_support * ${termSql('i.created_at', 'c')} AS score,
    coalesce(v.magnitude, 0) + abs(i.imported_support) * ${termSql('i.created_at', 'c')} AS magnitude
  FROM ideas i CROSS JOIN ranking_clock c LEFT JOIN voted v ON v.idea_id = i.id
  WHERE i.id = ANY ($1::bigint[])
)
SELECT id, promotes, demotes, CASE WHEN promotes + demotes = 0 THEN 0 ELSE score END AS score, magnitude,
  ${controversySql('promotes', 'demotes')} AS controversy
FROM counted`;

/** Sets the counts, score, its peak and controversy of these ideas from their votes; the caller holds their rows' locks. */
export async function recomputeFromVotes(tx: Sql, ideaIds: readonly number[]): Promise<void> {
  if (ideaIds.length === 0) return;
  await tx.query(
    `UPDATE ideas i
     SET promote_count = d.promotes, demote_count = d.demotes, score = d.score, score_peak = abs(d.score), controversy = d.controversy
     FROM (${DERIVED_FROM_VOTES}) d
     WHERE i.id = d.id`,
    [ideaIds],
  );
}
