import { earned } from '../reputation/badge-rules.sql.js';
import { ALL_FACTS } from '../reputation/ledger-facts.sql.js';
import { sqlCheck, type Check } from './check.js';

const DEED = (row: string): string =>
  `concat_ws('/', ${row}.kind, 'idea ' || ${row}.idea_id, 'comment ' || ${row}.comment_id, 'by ' || ${row}.caused_by_id)`;
const WORTH = (row: string): string =>
  `concat_ws(' ', ${row}.points, 'for ' || ${row}.member_id, 'on ' || ${row}.board_id, ${row}.created_at)`;

/** The ledger's rows that count against the facts, each way round. Where a fact keeps no time, the ledger's own is right. */
const ledgerCheck = sqlCheck({
  table: 'reputation_events',
  column: 'points',
  text: `
WITH fact AS (${ALL_FACTS}), counted AS (SELECT * FROM reputation_events WHERE reversed_at IS NULL)
SELECT CASE WHEN e.id IS NOT NULL THEN ${DEED('e')} ELSE ${DEED('f')} END AS id, CASE WHEN e.id IS NOT NULL THEN ${WORTH('e')} END AS stored,
  CASE WHEN f.kind IS NOT NULL THEN ${WORTH('f')} END AS recomputed
FROM fact f FULL JOIN counted e ON e.idea_id = f.idea_id AND e.kind = f.kind AND coalesce(e.comment_id, 0) = coalesce(f.comment_id, 0)
  AND coalesce(e.caused_by_id, 0) = coalesce(f.caused_by_id, 0)
WHERE e.id IS NULL OR f.kind IS NULL OR e.points <> f.points OR e.member_id <> f.member_id OR e.board_id <> f.board_id
  OR e.created_at <> f.created_at`,
});

const startOf = (period: string, time: string): string =>
  `date_trunc('${period}', ${time} AT TIME ZONE 'UTC')::date`;

/** Of a period what is stored must be the sum of its rows, and no later period may have any. */
const periodCheck = (period: 'week' | 'month' | 'year'): Check =>
  sqlCheck({
    table: 'member_reputation',
    column: `${period}_points`,
    text: `
WITH summed AS (
  SELECT member_id, ${startOf(period, 'created_at')} AS start, sum(points)::int AS points FROM reputation_events WHERE reversed_at IS NULL
  GROUP BY 1, 2
)
SELECT coalesce(r.member_id, s.member_id) AS id, concat_ws(': ', r.${period}_start, r.${period}_points) AS stored,
  concat_ws(': ', s.start, coalesce(s.points, 0)) AS recomputed
FROM member_reputation r
FULL JOIN (SELECT DISTINCT ON (member_id) * FROM summed ORDER BY member_id, start DESC) s USING (member_id)
WHERE r.member_id IS NULL OR CASE
  WHEN s.start > r.${period}_start THEN s.points <> 0
  WHEN s.start = r.${period}_start THEN s.points <> r.${period}_points
  ELSE r.${period}_points <> 0 END`,
  });

/** What a member has earned is awarded, once its time for second thoughts is over. */
const badgesCheck = sqlCheck({
  table: 'member_badges',
  column: 'badge_key',
  text: `
SELECT e.member_id || '/' || e.badge_key AS id, NULL AS stored, e.badge_key AS recomputed
FROM (${earned(() => 'true')}) e
WHERE NOT EXISTS (SELECT 1 FROM badge_checks c WHERE c.member_id = e.member_id)`,
});

/** Who earned what. An installation older than the ledger writes it by a job (table reputation_backfill), and differs until that is done. */
export const reputationChecks: readonly Check[] = [
  ledgerCheck,
  sqlCheck({
    table: 'member_reputation',
    column: 'points',
    text: `
SELECT coalesce(r.member_id, s.member_id) AS id, r.points AS stored, coalesce(s.points, 0) AS recomputed
FROM member_reputation r
FULL JOIN (SELECT member_id, sum(points)::int AS points FROM reputation_events WHERE reversed_at IS NULL GROUP BY 1) s USING (member_id)
WHERE coalesce(r.points, 0) <> coalesce(s.points, 0)`,
  }),
  periodCheck('week'),
  periodCheck('month'),
  periodCheck('year'),
  badgesCheck,
];
