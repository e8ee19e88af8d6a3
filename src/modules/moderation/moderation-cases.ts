import type { Sql } from '../../database/sql.js';
import { holdPost } from '../screening/hold-post.js';
import type { HoldReason } from '../screening/screening-rules.js';
import { idsOf, keyOf, type ContentId } from './content.js';

const ABOUT = '(q.idea_id = ANY ($1::bigint[]) OR q.comment_id = ANY ($2::bigint[]))';

const bothOf = (subjects: readonly ContentId[]): number[][] => [
  idsOf(subjects, 'Idea'),
  idsOf(subjects, 'Comment'),
];

/** The keys of those of this content that have open reports. */
export async function reported(sql: Sql, subjects: readonly ContentId[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ idea_id: number | null; comment_id: number | null }>(
    `SELECT q.idea_id, q.comment_id FROM moderation_items q
     WHERE q.closed_at IS NULL AND ${ABOUT}
       AND EXISTS (SELECT 1 FROM content_reports r WHERE r.item_id = q.id AND r.closed_at IS NULL)`,
    bothOf(subjects),
  );
  return new Set(
    rows.flatMap(({ idea_id: ideaId, comment_id: commentId }) => {
      if (ideaId !== null) return [keyOf({ type: 'Idea', id: ideaId })];
      return commentId === null ? [] : [keyOf({ type: 'Comment', id: commentId })];
    }),
  );
}

/** Closes the open reports on content that somebody decided about, and its case unless it still waits as held. */
export async function closeCases(sql: Sql, subjects: readonly ContentId[]): Promise<void> {
  const values = bothOf(subjects);
  await sql.query(
    `UPDATE content_reports r SET closed_at = now() FROM moderation_items q
     WHERE q.id = r.item_id AND r.closed_at IS NULL AND q.closed_at IS NULL AND ${ABOUT}`,
    values,
  );
  await sql.query(
    `UPDATE moderation_items q SET closed_at = now()
     WHERE q.closed_at IS NULL AND ${ABOUT}
       AND NOT EXISTS (SELECT 1 FROM ideas i WHERE i.id = q.idea_id AND i.moderation = 'HELD')
       AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.id = q.comment_id AND c.moderation = 'HELD')`,
    values,
  );
}

/** What was held before a ban hid it waits again, for the same reason. */
export async function reopenCase(sql: Sql, subject: ContentId): Promise<void> {
  const [ideaId, commentId] = subject.type === 'Idea' ? [subject.id, null] : [null, subject.id];
  const [row] = await sql.query<{ held_for: HoldReason }>(
    `SELECT held_for FROM moderation_items
     WHERE (idea_id = $1::bigint OR comment_id = $2::bigint) AND held_for IS NOT NULL ORDER BY id DESC LIMIT 1`,
    [ideaId, commentId],
  );
  const post = subject.type === 'Idea' ? { ideaId: subject.id } : { commentId: subject.id };
  await holdPost(sql, post, row?.held_for ?? 'FIRST_POSTS');
}
