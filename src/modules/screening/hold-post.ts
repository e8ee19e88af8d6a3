import type { Sql } from '../../database/sql.js';
import type { HoldReason } from './screening-rules.js';

/** An idea or a comment by its number. */
export type PostId = { ideaId: number } | { commentId: number };

/** Opens the case of a post that is held, for moderators to decide; where it has one already, that says from now on why. */
export async function holdPost(tx: Sql, post: PostId, reason: HoldReason): Promise<void> {
  const [ideaId, commentId] = 'ideaId' in post ? [post.ideaId, null] : [null, post.commentId];
  const updated = await tx.query(
    `UPDATE moderation_items SET held_for = $3 WHERE closed_at IS NULL AND (idea_id = $1::bigint OR comment_id = $2::bigint) RETURNING id`,
    [ideaId, commentId, reason],
  );
  if (updated.length > 0) return;
  await tx.query('INSERT INTO moderation_items (idea_id, comment_id, held_for) VALUES ($1, $2, $3)', [
    ideaId,
    commentId,
    reason,
  ]);
}
