import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer, type Viewer } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import './comment.events.js';
import { findPlace, type Place } from './comment-place.js';
import { recordChange } from './lock-discussion.js';
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
        () => this.write(tx, context, comment),
      ),
    );
  }

  /** The same as a part of something else. @throws as above but RATE_LIMITED */
  async write(
    tx: Transaction,
    context: RequestContext,
    comment: Omit<NewComment, 'idempotencyKey'>,
  ): Promise<number> {
    const viewer = requireViewer(context);
    return this.insert(tx, viewer, await findPlace(tx, context, viewer, comment), comment.body);
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
