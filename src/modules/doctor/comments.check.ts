import { sqlCheck, type Check } from './check.js';

/** What is counted of comments, notes and likes, against themselves. */
export const commentChecks: readonly Check[] = [
  sqlCheck({
    table: 'ideas',
    column: 'internal_note_count',
    text: `
SELECT i.id, i.internal_note_count AS stored, coalesce(c.notes, 0) AS recomputed
FROM ideas i
LEFT JOIN (SELECT idea_id AS id, count(*) AS notes FROM comments WHERE is_internal AND deleted_at IS NULL AND moderation = 'VISIBLE' GROUP BY idea_id) c USING (id)
WHERE i.internal_note_count <> coalesce(c.notes, 0)`,
  }),
  sqlCheck({
    table: 'comments',
    column: 'like_count',
    text: `
SELECT c.id, c.like_count AS stored, coalesce(l.likes, 0) AS recomputed
FROM comments c LEFT JOIN (SELECT comment_id AS id, count(*) AS likes FROM comment_likes GROUP BY comment_id) l USING (id)
WHERE c.like_count <> coalesce(l.likes, 0)`,
  }),
  // Threads are one level deep, which no constraint can say.
  sqlCheck({
    table: 'comments',
    column: 'parent_id',
    text: `
SELECT c.id, c.parent_id AS stored, p.parent_id AS recomputed
FROM comments c JOIN comments p ON p.id = c.parent_id WHERE p.parent_id IS NOT NULL`,
  }),
  sqlCheck({
    table: 'idempotency_keys',
    column: 'result_id',
    text: `
SELECT concat_ws('/', k.member_id, k.mutation, k.key) AS id, k.result_id AS stored, NULL AS recomputed
FROM idempotency_keys k LEFT JOIN comments c ON c.id = k.result_id
WHERE k.mutation = 'addComment' AND c.id IS NULL`,
  }),
];
