import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer, type Viewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { canTriage, takesComments } from '../ideas/idea.policy.js';
import '../ideas/idea.events.js';
import './comment.events.js';
import { readComments, type CommentRow } from './comment.row.js';
import { lockDiscussion, mayKnow, recordChange, type DiscussedIdea } from './lock-discussion.js';
import { mentionedMembers } from './mentions.js';

export interface NewComment {
  ideaId: string;
  /** Markdown; cleaned and within its limit. */
  body: string;
  parentId?: string | null;
  /** A note; a reply to a note is one whatever is said here. */
  internal?: boolean;
  idempotencyKey?: string;
}

/** Where a comment goes. */
interface Place {
  /** The idea that it belongs to and those that this one is merged into, the last being where it shows. */
  ideas: readonly DiscussedIdea[];
  idea: DiscussedIdea;
  home: DiscussedIdea;
  parentId: number | null;
  isInternal: boolean;
}

@Injectable()
export class AddComment {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @returns the new comment's number
   * @throws UNAUTHENTICATED; FORBIDDEN for a note by anybody but the board's teams; NOT_FOUND on ideaId or parentId; IDEA_CLOSED; INVALID on
   * internal for a note below a public comment; RATE_LIMITED
   */
  async add(context: RequestContext, { idempotencyKey, ...comment }: NewComment): Promise<number> {
    const viewer = requireViewer(context);
    await this.throttle.consume('comment', String(viewer.memberId));
    return this.database.transaction((tx) =>
      idempotently(
        tx,
        { memberId: viewer.memberId, mutation: 'addComment', key: idempotencyKey, input: comment },
        async () => this.insert(tx, viewer, await findPlace(tx, context, viewer, comment), comment.body),
      ),
    );
  }

  private async insert(
    tx: Transaction,
    viewer: Viewer,
    { ideas, idea, home, parentId, isInternal }: Place,
    body: string,
  ): Promise<number> {
    const authorId = viewer.memberId;
    const isOfficial = !isInternal && viewer.teamBoardIds.includes(home.boardId);
    const [row] = await tx.query<{ id: number }>(
      `INSERT INTO comments (idea_id, author_id, parent_id, body, is_official, is_internal, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp()) RETURNING id`,
      [idea.id, authorId, parentId, body, isOfficial, isInternal],
    );
    if (!row) throw new Error('a comment was not inserted');
    if (isInternal) {
      await tx.query('UPDATE ideas SET internal_note_count = internal_note_count + 1 WHERE id = $1', [
        idea.id,
      ]);
    } else {
      await recordChange(tx, ideas, { comments: 1, isActivity: true });
    }
    const mentionedIds = await mentionedMembers(tx, { body, authorId, boardId: idea.boardId, isInternal });
    const added = { commentId: row.id, ideaId: home.id, parentId, authorId, isInternal, mentionedIds };
    await this.events.emit('comment.added', added, tx);
    if (!isInternal) await this.events.emit('ideas.changed', { ideaIds: ideas.map(({ id }) => id) }, tx);
    return row.id;
  }
}

async function findPlace(
  tx: Transaction,
  context: RequestContext,
  viewer: Viewer,
  { ideaId, parentId, internal = false }: NewComment,
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
  if (!shown || !idea || !home) throw refuse('NOT_FOUND', parentId ? 'parentId' : 'ideaId');
  if (!mayKnow(context, shown)) throw refuse('NOT_FOUND', 'ideaId');
  const thread = named === null ? null : await readThread(tx, context, named);
  if (internal && thread && !thread.is_internal) throw refuse('INVALID', 'internal');
  const isInternal = thread?.is_internal ?? internal;
  if (isInternal && !canTriage(viewer, idea)) throw forbidden();
  if (!isInternal && !takesComments(shown)) throw refuse('IDEA_CLOSED');
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
