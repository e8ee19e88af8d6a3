import type { LedgerScope } from './ledger-scopes.sql.js';

const SAME_DEED = `s.idea_id = w.idea_id AND s.kind = w.kind AND coalesce(s.comment_id, 0) = coalesce(w.comment_id, 0)
  AND coalesce(s.caused_by_id, 0) = coalesce(w.caused_by_id, 0)`;
const NOW = `date_trunc('milliseconds', clock_timestamp())`;

const PERIODS = ['year', 'month', 'week'] as const;
const startOf = (period: string, time: string): string =>
  `date_trunc('${period}', ${time} AT TIME ZONE 'UTC')::date`;

/** Each member's sums take in what changed; of each period the later one stays. */
const ADD_UP = `
INSERT INTO member_reputation AS r (member_id, points, ${PERIODS.map((p) => `${p}_start, ${p}_points`).join(', ')})
SELECT member_id, sum(points), ${PERIODS.map((p) => `max(last_${p}), coalesce(sum(points) FILTER (WHERE ${p} = last_${p}), 0)`).join(', ')}
FROM (
  SELECT c.member_id, c.points, ${PERIODS.map((p) => `c.${p}, max(c.${p}) OVER (PARTITION BY c.member_id) AS last_${p}`).join(', ')}
  FROM (SELECT member_id, points, ${PERIODS.map((p) => `${startOf(p, 'at')} AS ${p}`).join(', ')} FROM change) c
) dated
GROUP BY member_id HAVING bool_or(points <> 0) ORDER BY member_id
ON CONFLICT (member_id) DO UPDATE SET points = r.points + excluded.points,
  ${PERIODS.map(
    (p) => `${p}_points = CASE
      WHEN excluded.${p}_start > r.${p}_start THEN excluded.${p}_points
      WHEN excluded.${p}_start = r.${p}_start THEN r.${p}_points + excluded.${p}_points
      ELSE r.${p}_points END,
  ${p}_start = greatest(r.${p}_start, excluded.${p}_start)`,
  ).join(',\n  ')}`;

/**
 * Brings a part of the ledger in line with the facts, and the sums with it, in one statement: what is missing is written, what counts no more is
 * reversed, what counts again or otherwise is put right. Nobody else may change those facts meanwhile: that is for the caller's locks. Locks
 * members' sums in ascending order.
 * @param answer what the statement gives besides; sees nothing of what it writes
 */
export const alignLedger = ({ facts, stored }: LedgerScope, answer = 'SELECT 1 WHERE false'): string => `
WITH wanted AS MATERIALIZED (${facts}
), stored AS MATERIALIZED (
  SELECT e.id, e.member_id, e.kind, e.idea_id, e.comment_id, e.caused_by_id, e.board_id, e.points, e.created_at, e.reversed_at IS NULL AS counts
  FROM ${stored}
), different AS MATERIALIZED (
  SELECT s.id, coalesce(w.member_id, s.member_id) AS member_id, w.kind, w.idea_id, w.comment_id, w.caused_by_id, w.board_id, w.points,
    coalesce(w.created_at, CASE WHEN s.counts THEN s.created_at ELSE ${NOW} END) AS created_at,
    s.points AS points_before, s.created_at AS created_before, coalesce(s.counts, false) AS counted
  FROM wanted w FULL JOIN stored s ON ${SAME_DEED}
  WHERE s.id IS NULL OR (w.kind IS NULL AND s.counts) OR (w.kind IS NOT NULL
    AND (NOT s.counts OR s.points <> w.points OR s.board_id <> w.board_id OR s.created_at <> w.created_at))
), missing AS (
  INSERT INTO reputation_events (member_id, kind, idea_id, comment_id, caused_by_id, board_id, points, created_at)
  SELECT member_id, kind, idea_id, comment_id, caused_by_id, board_id, points, created_at FROM different WHERE id IS NULL
  ORDER BY created_at, idea_id, comment_id, caused_by_id
), put_right AS (
  UPDATE reputation_events e SET board_id = d.board_id, points = d.points, created_at = d.created_at, reversed_at = NULL
  FROM different d WHERE e.id = d.id AND d.kind IS NOT NULL
), reversed AS (
  UPDATE reputation_events e SET reversed_at = ${NOW} FROM different d WHERE e.id = d.id AND d.kind IS NULL
), change AS (
  SELECT member_id, points, created_at AS at FROM different WHERE kind IS NOT NULL
  UNION ALL
  SELECT member_id, -points_before, created_before FROM different WHERE counted
), added AS (${ADD_UP}
)
${answer}`;
