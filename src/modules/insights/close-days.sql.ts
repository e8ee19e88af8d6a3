import { dayOf } from './counted.sql.js';

/** The day of $1, or that of the database's clock where it is earlier. */
export const TODAY = `SELECT least(${dayOf('$1::timestamptz')}, ${dayOf('clock_timestamp()')})::text AS day`;

/**
 * Lets all days before $1, which has begun, be rolled up. Whoever wrote to one of them without a mark did so while it lasted, and is among the
 * transactions that this statement sees under way: hence the day comes from a statement before it.
 */
export const BEGIN_CLOSING = `
UPDATE insight_state SET closing_until = $1::date, barrier = pg_snapshot_xmax(pg_current_snapshot()) WHERE closing_until < $1::date`;

/** Whether those have ended. Asked without a transaction's number of its own, which would be one of them. */
export const MAY_CLOSE = `
SELECT closed_until < closing_until AS is_due, barrier IS NULL OR pg_snapshot_xmin(pg_current_snapshot()) >= barrier AS is_settled
FROM insight_state`;

/** Up to $1 days that are to be rolled up next, oldest first: none before the first on which anything happened. */
export const NEXT_DAYS = `
SELECT d.day::date::text AS day
FROM insight_state s CROSS JOIN LATERAL (
  SELECT CASE WHEN s.closed_until > '-infinity' THEN s.closed_until ELSE (
    SELECT ${dayOf('least((SELECT min(cast_at) FROM votes), (SELECT min(created_at) FROM comments), (SELECT min(joined_at) FROM members))')}
  ) END AS first_day
) f CROSS JOIN generate_series(f.first_day::timestamp, s.closing_until::timestamp - interval '1 day', interval '1 day') AS d (day)
ORDER BY 1 LIMIT $1`;

/** Those are closed, the last of them being $1; or, with null, all that were to be. */
export const CLOSE = `UPDATE insight_state SET closed_until = coalesce($1::date + 1, closing_until)`;
