import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Transaction } from '../../database/sql.js';
import { readComments, type CommentRow } from './comment.row.js';
import { lockDiscussion, type DiscussedIdea } from './lock-discussion.js';

export interface LockedComment {
  row: CommentRow;
  /** Its idea and those that this one is merged into. */
  ideas: readonly [DiscussedIdea, ...DiscussedIdea[]];
}

/**
 * A comment under the locks of its ideas and of its own row, as a change to it must see it.
 * @throws NOT_FOUND on commentId for what the viewer may not know of
 */
export async function lockComment(
  tx: Transaction,
  context: RequestContext,
  commentId: string,
): Promise<LockedComment> {
  const id = decodeIdOf('Comment', commentId, 'commentId');
  // Where it stands never changes, so that it may be read without a lock.
  const [place] = await tx.query<{ idea_id: number }>('SELECT idea_id FROM comments WHERE id = $1', [id]);
  if (!place) throw refuse('NOT_FOUND', 'commentId');
  const [idea, ...above] = await lockDiscussion(tx, place.idea_id);
  if (!idea) throw refuse('NOT_FOUND', 'commentId');
  return { row: await lockCommentRow(tx, context, id), ideas: [idea, ...above] };
}

/** The same without the ideas' locks, for what changes nothing of them. @throws NOT_FOUND on commentId, or that field */
export async function lockCommentRow(
  tx: Transaction,
  context: RequestContext,
  id: number | null,
  field = 'commentId',
): Promise<CommentRow> {
  const locked = await tx.query<{ id: number }>('SELECT id FROM comments WHERE id = $1 FOR NO KEY UPDATE', [
    id,
  ]);
  const [row] = await readComments(
    tx,
    context,
    locked.map((comment) => comment.id),
  );
  if (!row) throw refuse('NOT_FOUND', field);
  return row;
}
