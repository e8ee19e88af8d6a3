import { isBanned } from '../members/ban.sql.js';
import { sqlCheck, type Check } from './check.js';

/** Ideas and comments as one list: `kind`, `id`, `moderation`, whether they are there, and the column that names them elsewhere. */
const CONTENT = `(
  SELECT 'idea' AS kind, id, id AS idea_id, NULL::bigint AS comment_id, moderation, deleted_at IS NULL AS is_there FROM ideas
  UNION ALL
  SELECT 'comment', c.id, NULL, c.id, c.moderation, c.deleted_at IS NULL AND i.deleted_at IS NULL FROM comments c JOIN ideas i ON i.id = c.idea_id
)`;

/** A ban is applied by a job, which may have yet to come. */
const IS_APPLIED = `NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'ban-' || m.id)`;

/** What moderators and bans have hidden and what waits for them, against the content itself. */
export const moderationChecks: readonly Check[] = [
  sqlCheck({
    table: 'hidden_content',
    column: 'was',
    text: `
SELECT concat(c.kind, ' ', c.id) AS id, h.was AS stored, c.moderation AS recomputed
FROM ${CONTENT} c LEFT JOIN hidden_content h ON h.idea_id = c.idea_id OR h.comment_id = c.comment_id
WHERE (c.moderation = 'HIDDEN') <> (h.id IS NOT NULL)`,
  }),
  sqlCheck({
    table: 'moderation_items',
    column: 'held_for',
    text: `
SELECT concat(c.kind, ' ', c.id) AS id, NULL AS stored, c.moderation AS recomputed
FROM ${CONTENT} c
WHERE c.moderation = 'HELD' AND c.is_there AND NOT EXISTS (
  SELECT 1 FROM moderation_items q
  WHERE q.closed_at IS NULL AND q.held_for IS NOT NULL AND (q.idea_id = c.idea_id OR q.comment_id = c.comment_id))`,
  }),
  sqlCheck({
    table: 'moderation_items',
    column: 'closed_at',
    text: `
SELECT q.id, 'open' AS stored, 'closed' AS recomputed
FROM moderation_items q
WHERE q.closed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM content_reports r WHERE r.item_id = q.id AND r.closed_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM ideas i WHERE i.id = q.idea_id AND i.moderation = 'HELD' AND i.deleted_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.id = q.comment_id AND c.moderation = 'HELD' AND c.deleted_at IS NULL)
UNION ALL
SELECT q.id, 'closed', 'open'
FROM moderation_items q
WHERE q.closed_at IS NOT NULL AND EXISTS (SELECT 1 FROM content_reports r WHERE r.item_id = q.id AND r.closed_at IS NULL)`,
  }),
  // Files are kept for moderators who have reports to decide, and for nobody else.
  sqlCheck({
    table: 'kept_files',
    column: 'attachment_id',
    text: `
SELECT k.attachment_id AS id, 'kept' AS stored, 'released' AS recomputed
FROM kept_files k
WHERE NOT EXISTS (
  SELECT 1 FROM moderation_items q JOIN content_reports r ON r.item_id = q.id
  WHERE (q.idea_id = k.idea_id OR q.comment_id = k.comment_id) AND q.closed_at IS NULL AND r.closed_at IS NULL)`,
  }),
  sqlCheck({
    table: 'spared_content',
    column: 'member_id',
    text: `
SELECT concat('member ', m.id) AS id, s.spared AS stored, 0 AS recomputed
FROM members m JOIN (SELECT member_id, count(*) AS spared FROM spared_content GROUP BY member_id) s ON s.member_id = m.id
WHERE m.banned_at IS NULL`,
  }),
  // Held and hidden ideas stand alone.
  sqlCheck({
    table: 'ideas',
    column: 'merged_into_id',
    text: `
SELECT id, coalesce(merged_into_id::text, merged_count || ' sources') AS stored, moderation AS recomputed
FROM ideas WHERE moderation <> 'VISIBLE' AND (merged_into_id IS NOT NULL OR merged_count > 0)`,
  }),
  sqlCheck({
    table: 'discounted_votes',
    column: 'member_id',
    text: `
SELECT concat('member ', m.id) AS id, v.votes AS stored, 0 AS recomputed
FROM members m JOIN (SELECT member_id, count(*) AS votes FROM discounted_votes GROUP BY member_id) v ON v.member_id = m.id
WHERE NOT (${isBanned('m')} AND m.ban_discounts_votes) AND ${IS_APPLIED}
UNION ALL
SELECT concat('member ', m.id), 0, count(*)
FROM members m JOIN votes v ON v.member_id = m.id
WHERE ${isBanned('m')} AND m.ban_discounts_votes AND ${IS_APPLIED}
GROUP BY m.id`,
  }),
  sqlCheck({
    table: 'hidden_content',
    column: 'banned_member_id',
    text: `
SELECT concat('member ', m.id) AS id, h.hidden AS stored, 0 AS recomputed
FROM members m JOIN (SELECT banned_member_id, count(*) AS hidden FROM hidden_content GROUP BY banned_member_id) h ON h.banned_member_id = m.id
WHERE NOT (${isBanned('m')} AND m.ban_hides_content) AND ${IS_APPLIED}`,
  }),
];
