import type { Viewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Transaction } from '../../database/sql.js';
import { canTriage, mayKnow, takesComments } from '../ideas/idea.policy.js';
import { readComments, type CommentRow } from './comment.row.js';
import { lockDiscussion, type DiscussedIdea } from './lock-discussion.js';

/** Where a comment goes. */
export interface Place {
  /** The idea that it belongs to and those that this one is merged into, the last being where it shows. */
  ideas: readonly DiscussedIdea[];
  idea: DiscussedIdea;
  home: DiscussedIdea;
  parentId: number | null;
  isInternal: boolean;
}

/**
 * Finds where a new comment may go, and locks the ideas there.
 * @throws NOT_FOUND on ideaId or parentId; FORBIDDEN; IDEA_CLOSED; INVALID on internal for a note below a public comment
 */
export async function findPlace(
  tx: Transaction,
  context: RequestContext,
  viewer: Viewer,
  { ideaId, parentId, internal = false }: { ideaId: string; parentId?: string | null; internal?: boolean },
): Promise<Place> {
  const id = decodeIdOf('Idea', ideaId, 'ideaId');
  const named = parentId ? decodeIdOf('Comment', parentId, 'parentId') : null;
  if (id === null) throw refuse('NOT_FOUND', 'ideaId');
  // A thread stays on the idea where it began, also while that one is merged into another.
  const begun = parentId ? await ideaOf(tx, named) : id;
  const ideas = begun === null ? [] : await lockDiscussion(tx, begun);
  const shown = ideas.find((idea) => idea.id === id);
  const [idea] = ideas;
  const home = ideas.at(-1);
  // The same answer whichever of the two is unknown: it must not tell which comments an idea has that the viewer may not know of.
  if (!shown || !idea || !home || shown.isDeleted || !mayKnow(context, shown))
    throw refuse('NOT_FOUND', parentId ? 'parentId' : 'ideaId');
  const thread = named === null ? null : await readThread(tx, context, named);
  if (internal && thread && !thread.is_internal) throw refuse('INVALID', 'internal');
  const isInternal = thread?.is_internal ?? internal;
  if (isInternal && !canTriage(viewer, idea)) throw forbidden();
  if (!isInternal && !takesComments(thread ? home : shown)) throw refuse('IDEA_CLOSED');
  // One level deep: a reply to a reply goes below the same comment.
  return { ideas, idea, home, parentId: thread && (thread.parent_id ?? thread.id), isInternal };
}

async function ideaOf(tx: Transaction, commentId: number | null): Promise<number | null> {
  const [row] = await tx.query<{ idea_id: number }>('SELECT idea_id FROM comments WHERE id = $1', [
    commentId,
  ]);
  return row?.idea_id ?? null;
}

/** The comment replied to, read under the locks. @throws NOT_FOUND on parentId where it takes no reply */
async function readThread(tx: Transaction, context: RequestContext, id: number): Promise<CommentRow> {
  const [row] = await readComments(tx, context, [id]);
  if (!row || row.deleted_at !== null || row.moderation !== 'VISIBLE') throw refuse('NOT_FOUND', 'parentId');
  return row;
}
