import {
  COUNTED_COMMENTS,
  COUNTED_MEMBERS,
  COUNTED_VOTES,
  dayOf,
  IS_TAKEN_PART_IN,
  stageBit,
  startOf,
} from './counted.sql.js';

/** One roll-up at a time: what others find marked meanwhile stays marked. */
export const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('insights', 0))`;
export const TRY_LOCK = `SELECT pg_try_advisory_xact_lock(hashtextextended('insights', 0)) AS is_ours`;

/** What is stored of each idea of `ideas i`, from its sources. */
export const FACTS = `
SELECT i.id AS idea_id, i.board_id, i.created_at, i.is_present AS is_counted, ${IS_TAKEN_PART_IN} AS has_votes_counted, i.is_imported,
  floor(extract(epoch FROM i.answered_at - i.created_at))::bigint AS answered_after,
  i.is_listed AND NOT i.is_imported AND i.answered_at IS NULL AS is_waiting, i.due_at,
  (${stageBit('i.stage')} | coalesce(h.reached, 0))::smallint AS reached, p.was_kept AS promise_kept
FROM ideas i
LEFT JOIN answer_promises p ON p.idea_id = i.id
LEFT JOIN LATERAL (
  SELECT bit_or(${stageBit('t.stage')} | coalesce(${stageBit('f.stage')}, 0)) AS reached
  FROM status_changes c JOIN statuses t ON t.id = c.to_status_id LEFT JOIN statuses f ON f.id = c.from_status_id
  WHERE c.idea_id = i.id AND NOT c.is_undone AND c.reverses_id IS NULL
) h ON true`;

export const FACT_COLUMNS = [
  'board_id',
  'created_at',
  'is_counted',
  'has_votes_counted',
  'is_imported',
  'answered_after',
  'is_waiting',
  'due_at',
  'reached',
  'promise_kept',
] as const;
const COLUMNS = FACT_COLUMNS.join(', ');

/** Takes up to $1 marks of ideas away; what they are about is counted in the same transaction, after it. */
export const TAKE_IDEA_MARKS = `
WITH taken AS (
  DELETE FROM insight_idea_marks WHERE id IN (SELECT id FROM insight_idea_marks ORDER BY id LIMIT $1) RETURNING idea_id
)
SELECT DISTINCT idea_id FROM taken`;

/**
 * Counts the ideas $1 anew. Where one has gone to another board, or may be seen now, or no more, the closed days of its votes and comments are
 * others than they were.
 */
export const ROLL_IDEAS = `
WITH facts AS MATERIALIZED (
  ${FACTS}
  WHERE i.id = ANY ($1::bigint[])
), moved AS MATERIALIZED (
  SELECT f.idea_id FROM facts f LEFT JOIN insight_ideas was USING (idea_id)
  WHERE (was.board_id, was.has_votes_counted) IS DISTINCT FROM (f.board_id, f.has_votes_counted)
), days AS (
  INSERT INTO insight_day_marks (kind, day)
  SELECT DISTINCT 'CONTENT', o.day FROM (
    SELECT ${dayOf('v.cast_at')} AS day FROM moved m JOIN votes v ON v.idea_id = m.idea_id
    UNION
    SELECT ${dayOf('c.created_at')} FROM moved m JOIN comments c ON c.idea_id = m.idea_id
  ) o JOIN insight_state s ON o.day < s.closed_until
)
INSERT INTO insight_ideas AS was (idea_id, ${COLUMNS})
SELECT idea_id, ${COLUMNS} FROM facts ORDER BY idea_id
ON CONFLICT (idea_id) DO UPDATE SET (${COLUMNS}) = (${FACT_COLUMNS.map((name) => `excluded.${name}`).join(', ')})
WHERE (${FACT_COLUMNS.map((name) => `was.${name}`).join(', ')})
  IS DISTINCT FROM (${FACT_COLUMNS.map((name) => `excluded.${name}`).join(', ')})`;

/** Takes the marks of up to $1 days away. */
export const TAKE_DAY_MARKS = `
WITH taken AS (
  DELETE FROM insight_day_marks WHERE (kind, day) IN (
    SELECT kind, day FROM insight_day_marks GROUP BY kind, day ORDER BY day, kind LIMIT $1)
  RETURNING kind, day
)
SELECT DISTINCT kind, day::text AS day FROM taken`;

/** Votes and comments of each of the days `d`, by board. */
const contentOf = (days: string): string => `
SELECT n.day, n.board_id, sum(n.votes)::int AS votes, sum(n.comments)::int AS comments FROM (
  SELECT d.day, i.board_id, count(*) AS votes, 0 AS comments
  FROM ${days} d JOIN ${COUNTED_VOTES} ON v.cast_at >= ${startOf('d.day')} AND v.cast_at < ${startOf('d.day + 1')}
  GROUP BY d.day, i.board_id
  UNION ALL
  SELECT d.day, i.board_id, 0, count(*)
  FROM ${days} d JOIN ${COUNTED_COMMENTS} ON c.created_at >= ${startOf('d.day')} AND c.created_at < ${startOf('d.day + 1')}
  GROUP BY d.day, i.board_id
) n GROUP BY n.day, n.board_id`;

const membersOf = (days: string): string => `
SELECT d.day, n.members FROM ${days} d CROSS JOIN LATERAL (
  SELECT count(*)::int AS members FROM ${COUNTED_MEMBERS} AND m.joined_at >= ${startOf('d.day')} AND m.joined_at < ${startOf('d.day + 1')}
) n WHERE n.members > 0`;

const GIVEN_DAYS = '(SELECT unnest($1::date[]) AS day)';

export const CLEAR_CONTENT = 'DELETE FROM insight_days WHERE day = ANY ($1::date[])';
export const ROLL_CONTENT = `INSERT INTO insight_days (day, board_id, votes, comments) ${contentOf(GIVEN_DAYS)}`;
export const CLEAR_MEMBERS = 'DELETE FROM insight_member_days WHERE day = ANY ($1::date[])';
export const ROLL_MEMBERS = `INSERT INTO insight_member_days (day, members) ${membersOf(GIVEN_DAYS)}`;

/** The same of all days that are closed, in one go: what the stored rows are held against. */
export const ALL_CONTENT = `
SELECT ${dayOf('o.at')} AS day, o.board_id, sum(o.votes)::int AS votes, sum(o.comments)::int AS comments
FROM (
  SELECT v.cast_at AS at, i.board_id, 1 AS votes, 0 AS comments FROM ${COUNTED_VOTES}
  UNION ALL
  SELECT c.created_at, i.board_id, 0, 1 FROM ${COUNTED_COMMENTS}
) o JOIN insight_state s ON ${dayOf('o.at')} < s.closed_until GROUP BY 1, 2`;
export const ALL_MEMBERS = `
SELECT ${dayOf('m.joined_at')} AS day, count(*)::int AS members FROM ${COUNTED_MEMBERS}
  AND ${dayOf('m.joined_at')} < (SELECT closed_until FROM insight_state) GROUP BY 1`;
