import type { Sql } from '../../database/sql.js';
import { controversySql, termSql } from './ranking.sql.js';

/** The trees of those of the ideas $1 that others are merged into: each of these with itself and all below it. */
const STORED_TREES = `tree (target_id, id) AS (
  SELECT merged_into_id, merged_into_id FROM ideas WHERE merged_into_id = ANY ($1::bigint[]) AND merged_into_id IS NOT NULL
  UNION
  SELECT t.target_id, source.id
  FROM tree t CROSS JOIN LATERAL (SELECT i.id FROM ideas i WHERE i.merged_into_id = t.id OFFSET 0) source
)`;

/**
 * What votes derive, computed from the votes and the imported support alone; `active_at` is not among it, since votes that were switched or
 * withdrawn left no trace. $1: ids of ideas.
 *
 * On an idea that others are merged into, a member's effective vote is their latest row over its tree, and counts at its own time; one without
 * direction is none. On all other ideas a member has one row, which spares the sorting.
 * @param tree SQL of a CTE `tree (target_id, id)` that gives each of $1 that others are merged into its whole tree, itself included
 */
export const derivedFromVotes = (tree: string): string => `
WITH RECURSIVE ${tree}, effective AS (
  SELECT DISTINCT ON (t.target_id, v.member_id) t.target_id AS idea_id, v.direction, v.cast_at
  FROM tree t JOIN votes v ON v.idea_id = t.id
  ORDER BY t.target_id, v.member_id, v.cast_at DESC, v.id DESC
), voted AS (
  SELECT v.idea_id, count(*) FILTER (WHERE v.direction = 1) AS promotes, count(*) FILTER (WHERE v.direction = -1) AS demotes,
    sum(v.direction * ${termSql('v.cast_at', 'c')}) AS score, sum(${termSql('v.cast_at', 'c')}) AS magnitude
  FROM (
    SELECT v.idea_id, v.direction, v.cast_at FROM votes v
    WHERE v.idea_id = ANY ($1::bigint[]) AND v.idea_id <> ALL (ARRAY(SELECT DISTINCT target_id FROM tree))
    UNION ALL
    SELECT idea_id, direction, cast_at FROM effective
  ) v CROSS JOIN ranking_clock c
  WHERE v.direction <> 0
  GROUP BY v.idea_id
), below AS (
  SELECT t.target_id AS idea_id, sum(greatest(i.imported_support, 0)) AS promotes, sum(greatest(-i.imported_support, 0)) AS demotes,
    sum(i.imported_support * ${termSql('i.created_at', 'c')}) AS score,
    sum(abs(i.imported_support) * ${termSql('i.created_at', 'c')}) AS magnitude
  FROM tree t JOIN ideas i ON i.id = t.id CROSS JOIN ranking_clock c
  WHERE t.id <> t.target_id
  GROUP BY t.target_id
), counted AS (
  SELECT i.id,
    (coalesce(v.promotes, 0) + greatest(i.imported_support, 0) + coalesce(b.promotes, 0))::int AS promotes,
    (coalesce(v.demotes, 0) + greatest(-i.imported_support, 0) + coalesce(b.demotes, 0))::int AS demotes,
    coalesce(b.promotes, 0)::int AS merged_promotes, coalesce(b.demotes, 0)::int AS merged_demotes,
    coalesce(v.score, 0) + coalesce(b.score, 0) + i.imported_support * ${termSql('i.created_at', 'c')} AS score,
    coalesce(v.magnitude, 0) + coalesce(b.magnitude, 0) + abs(i.imported_support) * ${termSql('i.created_at', 'c')} AS magnitude
  FROM ideas i CROSS JOIN ranking_clock c LEFT JOIN voted v ON v.idea_id = i.id LEFT JOIN below b ON b.idea_id = i.id
  WHERE i.id = ANY ($1::bigint[])
)
SELECT id, promotes, demotes, merged_promotes, merged_demotes, CASE WHEN promotes + demotes = 0 THEN 0 ELSE score END AS score, magnitude,
  ${controversySql('promotes', 'demotes')} AS controversy
FROM counted`;

/** The same with the ideas as they are merged now. */
export const DERIVED_FROM_VOTES = derivedFromVotes(STORED_TREES);

/**
 * Sets the counts, score, its peak and controversy of these ideas, and the imported support below them, from their votes; the caller holds their
 * rows' locks.
 */
export async function recomputeFromVotes(tx: Sql, ideaIds: readonly number[]): Promise<void> {
  if (ideaIds.length === 0) return;
  await tx.query(
    `UPDATE ideas i
     SET promote_count = d.promotes, demote_count = d.demotes, merged_promotes = d.merged_promotes, merged_demotes = d.merged_demotes,
       score = d.score, score_peak = abs(d.score), controversy = d.controversy
     FROM (${DERIVED_FROM_VOTES}) d
     WHERE i.id = d.id`,
    [ideaIds],
  );
}
