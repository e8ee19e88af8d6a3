import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer, type Viewer } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import '../ideas/idea.events.js';
import { holdPost } from '../screening/hold-post.js';
import { holdPostsOf, ScreenPosts } from '../screening/screen-posts.js';
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
  attachmentIds?: string[] | null;
  idempotencyKey?: string;
}

@Injectable()
export class AddComment {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly screening: ScreenPosts,
    private readonly throttle: Throttle,
    private readonly attachments: AttachmentsService,
  ) {}

  /**
   * What spam looks like, and a new member's first posts where the board holds them, wait for a moderator.
   * @returns the new comment's number
   * @throws UNAUTHENTICATED; FORBIDDEN for a note by anybody but the board's teams; NOT_FOUND on ideaId or parentId; IDEA_CLOSED; INVALID on
   * internal for a note below a public comment; NOT_FOUND or TOO_MANY on attachmentIds; RATE_LIMITED
   */
  async add(context: RequestContext, { idempotencyKey, ...comment }: NewComment): Promise<number> {
    const viewer = requireViewer(context);
    await this.throttle.consume('comment', String(viewer.memberId));
    await this.throttle.consumeByNetwork('commentByNetwork', context);
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
    await holdPostsOf(tx, viewer.memberId);
    return this.insert(tx, viewer, await findPlace(tx, context, viewer, comment), comment);
  }

  /** A held one counts nowhere and nobody hears of it: all of that happens when a moderator lets it pass. */
  private async insert(
    tx: Transaction,
    viewer: Viewer,
    { ideas, idea, home, parentId, isInternal }: Place,
    comment: Pick<NewComment, 'body' | 'attachmentIds'>,
  ): Promise<number> {
    const authorId = viewer.memberId;
    const body = this.attachments.withOwnAddresses(comment.body);
    const isOfficial = !isInternal && viewer.teamBoardIds.includes(home.boardId);
    const post = { boardId: idea.boardId, ideaId: idea.id, title: '', body };
    const held = isInternal ? null : await this.screening.screen(tx, viewer, post);
    const [row] = await tx.query<{ id: number }>(
      `INSERT INTO comments (idea_id, author_id, parent_id, body, is_official, is_internal, moderation, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $7 THEN 'HELD' ELSE 'VISIBLE' END, clock_timestamp()) RETURNING id`,
      [idea.id, authorId, parentId, body, isOfficial, isInternal, held !== null],
    );
    if (!row) throw new Error('a comment was not inserted');
    await this.attachments.attach(tx, {
      to: { commentId: row.id },
      authorId,
      ids: comment.attachmentIds,
      body,
    });
    if (held) {
      await holdPost(tx, { commentId: row.id }, held);
      return row.id;
    }
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
