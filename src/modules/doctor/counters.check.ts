import { sqlCheck, type Check } from './check.js';

/** One column of the sums by board and status, over all shards, against the ideas that are present. */
const ideaCounter = (column: string, recomputed: string): Check =>
  sqlCheck({
    table: 'idea_counters',
    column,
    text: `
SELECT concat('board ', board_id, ', status ', status_id) AS id, coalesce(c.stored, 0) AS stored, coalesce(i.recomputed, 0) AS recomputed
FROM (SELECT board_id, status_id, sum(${column}) AS stored FROM idea_counters GROUP BY board_id, status_id) c
FULL JOIN (
  SELECT board_id, status_id, ${recomputed} AS recomputed FROM ideas WHERE is_present GROUP BY board_id, status_id
) i USING (board_id, status_id)
WHERE coalesce(c.stored, 0) <> coalesce(i.recomputed, 0)`,
  });

export const counterChecks: readonly Check[] = [
  ideaCounter('ideas', 'count(*)'),
  ideaCounter('votes', 'sum(promote_count + demote_count)'),
  ideaCounter('comments', 'sum(comment_count)'),
  sqlCheck({
    table: 'member_counters',
    column: 'members',
    text: `
SELECT 'all' AS id, stored, recomputed
FROM (SELECT coalesce(sum(members), 0) AS stored FROM member_counters) c, (SELECT count(*) AS recomputed FROM members WHERE NOT is_unclaimed) m
WHERE stored <> recomputed`,
  }),
];
