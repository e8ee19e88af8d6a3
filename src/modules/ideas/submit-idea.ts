import { Injectable } from '@nestjs/common';
import { requireViewer, type Viewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { excerpt } from '../../common/text/markdown.js';
import { Throttle } from '../../common/auth/throttle.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { holdPost } from '../screening/hold-post.js';
import { ScreenPosts } from '../screening/screen-posts.js';
import { StatusesService } from '../statuses/statuses.service.js';
import { bumpCounters } from './idea-counters.js';
import './idea.events.js';
import { indexIdea } from './index-idea.js';

export interface NewIdea {
  boardId: string;
  title: string;
  body: string;
  tags?: string[] | null;
  attachmentIds?: string[] | null;
  /** The storm session that it answers. */
  stormId?: string | null;
  idempotencyKey?: string;
}

@Injectable()
export class SubmitIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly screening: ScreenPosts,
    private readonly statuses: StatusesService,
    private readonly throttle: Throttle,
    private readonly attachments: AttachmentsService,
  ) {}

  /**
   * What spam looks like, and a new member's first posts where the board holds them, wait for a moderator.
   * @returns the new idea's number
   * @throws UNAUTHENTICATED; NOT_FOUND on boardId for a board that the viewer may not read; NOT_FOUND or TOO_MANY on attachmentIds;
   * NOT_FOUND, INVALID or STORM_NOT_OPEN on stormId; RATE_LIMITED
   */
  async submit(context: RequestContext, { idempotencyKey, ...idea }: NewIdea): Promise<number> {
    const viewer = requireViewer(context);
    const boardId = decodeIdOf('Board', idea.boardId, 'boardId');
    if (boardId === null || !context.boardIds.includes(boardId)) throw refuse('NOT_FOUND', 'boardId');
    await this.throttle.consume('submitIdea', String(viewer.memberId));
    await this.throttle.consumeByNetwork('submitIdeaByNetwork', context);
    return this.database.transaction((tx) =>
      idempotently(
        tx,
        { memberId: viewer.memberId, mutation: 'submitIdea', key: idempotencyKey, input: idea },
        () => this.insert(tx, context, viewer, boardId, idea),
      ),
    );
  }

  /** A held one counts nowhere and nobody hears of it: all of that happens when a moderator lets it pass. */
  private async insert(
    tx: Transaction,
    context: RequestContext,
    viewer: Viewer,
    boardId: number,
    idea: NewIdea,
  ): Promise<number> {
    const { memberId: authorId } = viewer;
    const { title } = idea;
    const [board] = await tx.query(
      'SELECT 1 FROM boards WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE',
      [boardId],
    );
    if (!board) throw refuse('NOT_FOUND', 'boardId');
    const stormId = await this.stormFor(tx, context, boardId, idea.stormId);
    const body = this.attachments.withOwnAddresses(idea.body);
    const held = await this.screening.screen(tx, viewer, { boardId, ideaId: null, title, body });
    const status = await this.statuses.first(tx);
    const tags = idea.tags ?? [];
    const [row] = await tx.query<{ id: number }>(
      `INSERT INTO ideas (board_id, author_id, status_id, stage, title, body, excerpt, tags, storm_id, moderation, due_at)
       SELECT b.id, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $10 THEN 'HELD' ELSE 'VISIBLE' END,
         CASE WHEN NOT $10 THEN now() + make_interval(days => c.response_promise_days) END
       FROM boards b, community_settings c WHERE b.id = $1
       RETURNING id`,
      [
        boardId,
        authorId,
        status.statusId,
        status.stage,
        title,
        body,
        excerpt(body),
        tags,
        stormId,
        held !== null,
      ],
    );
    if (!row) throw refuse('NOT_FOUND', 'boardId');
    await this.attachments.attach(tx, { to: { ideaId: row.id }, authorId, ids: idea.attachmentIds, body });
    await indexIdea(tx, { id: row.id, title, body, tags });
    if (held) {
      await holdPost(tx, { ideaId: row.id }, held);
      return row.id;
    }
    await bumpCounters(tx, [{ boardId, statusId: status.statusId, ideas: 1 }]);
    await this.events.emit('idea.submitted', { ideaId: row.id, boardId, authorId }, tx);
    return row.id;
  }

  private async stormFor(
    tx: Transaction,
    { boardIds }: RequestContext,
    boardId: number,
    nodeId: string | null | undefined,
  ): Promise<number | null> {
    if (nodeId === null || nodeId === undefined) return null;
    const stormId = decodeIdOf('Storm', nodeId, 'stormId');
    if (stormId === null) throw refuse('NOT_FOUND', 'stormId');
    await this.events.emit('idea.submitting', { stormId, boardId, readableBoardIds: boardIds }, tx);
    return stormId;
  }
}
