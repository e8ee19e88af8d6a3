import type { Sql } from '../../database/sql.js';
import { keepFiles, releaseFiles } from '../attachments/kept-files.js';
import { holdPost } from '../screening/hold-post.js';
import type { HoldReason } from '../screening/screening-rules.js';
import { idsOf, keyOf, type ContentId } from './content.js';

const ABOUT = '(q.idea_id = ANY ($1::bigint[]) OR q.comment_id = ANY ($2::bigint[]))';

const bothOf = (subjects: readonly ContentId[]): number[][] => [
  idsOf(subjects, 'Idea'),
  idsOf(subjects, 'Comment'),
];

interface Subject {
  idea_id: number | null;
  comment_id: number | null;
}

const keysOf = (rows: readonly Subject[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ idea_id: ideaId, comment_id: commentId }) => {
      if (ideaId !== null) return [keyOf({ type: 'Idea', id: ideaId })];
      return commentId === null ? [] : [keyOf({ type: 'Comment', id: commentId })];
    }),
  );

/** The keys of those of this content that have open reports. */
export async function reported(sql: Sql, subjects: readonly ContentId[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<Subject>(
    `SELECT q.idea_id, q.comment_id FROM moderation_items q
     WHERE q.closed_at IS NULL AND ${ABOUT}
       AND EXISTS (SELECT 1 FROM content_reports r WHERE r.item_id = q.id AND r.closed_at IS NULL)`,
    bothOf(subjects),
  );
  return keysOf(rows);
}

/** Closes the open reports on content that somebody decided about, and its case unless it still waits as held; its files are nobody's evidence any more. */
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
       AND NOT EXISTS (SELECT 1 FROM ideas i WHERE i.id = q.idea_id AND i.moderation = 'HELD' AND i.deleted_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.id = q.comment_id AND c.moderation = 'HELD' AND c.deleted_at IS NULL)`,
    values,
  );
  await releaseFiles(sql, idsOf(subjects, 'Idea'), idsOf(subjects, 'Comment'));
}

/** Closes the cases of what a ban hides until it ends: nobody has decided about them. */
export async function restCases(sql: Sql, subjects: readonly ContentId[]): Promise<void> {
  await sql.query(
    `UPDATE hidden_content h SET closed_case = true FROM moderation_items q
     WHERE q.closed_at IS NULL AND ${ABOUT} AND (h.idea_id = q.idea_id OR h.comment_id = q.comment_id)`,
    bothOf(subjects),
  );
  await closeCases(sql, subjects);
}

/** The keys of those of this content whose cases rest while a ban hides it. */
export async function restingOf(sql: Sql, subjects: readonly ContentId[]): Promise<ReadonlySet<string>> {
  const rows = await sql.query<Subject>(
    `SELECT q.idea_id, q.comment_id FROM hidden_content q WHERE q.closed_case AND ${ABOUT}`,
    bothOf(subjects),
  );
  return keysOf(rows);
}

/** Opens the last case about each again, with the reports that were closed with it. */
export async function reopenCases(sql: Sql, subjects: readonly ContentId[]): Promise<void> {
  await sql.query(
    `WITH latest AS (
       SELECT DISTINCT ON (q.idea_id, q.comment_id) q.id, q.closed_at FROM moderation_items q WHERE ${ABOUT}
       ORDER BY q.idea_id, q.comment_id, q.id DESC
     ), opened AS (
       UPDATE moderation_items q SET closed_at = NULL FROM latest WHERE q.id = latest.id AND q.closed_at IS NOT NULL
       RETURNING q.id, latest.closed_at
     )
     UPDATE content_reports r SET closed_at = NULL FROM opened WHERE r.item_id = opened.id AND r.closed_at = opened.closed_at`,
    bothOf(subjects),
  );
  await keepFiles(sql, idsOf(subjects, 'Idea'), idsOf(subjects, 'Comment'));
}

/** What was held before a ban hid it waits again, for the same reason. */
export async function holdAgain(sql: Sql, subject: ContentId): Promise<void> {
  const [ideaId, commentId] = subject.type === 'Idea' ? [subject.id, null] : [null, subject.id];
  const [row] = await sql.query<{ held_for: HoldReason }>(
    `SELECT held_for FROM moderation_items
     WHERE (idea_id = $1::bigint OR comment_id = $2::bigint) AND held_for IS NOT NULL ORDER BY id DESC LIMIT 1`,
    [ideaId, commentId],
  );
  const post = subject.type === 'Idea' ? { ideaId: subject.id } : { commentId: subject.id };
  await holdPost(sql, post, row?.held_for ?? 'FIRST_POSTS');
}
