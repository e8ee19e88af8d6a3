import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { excerpt } from '../../common/text/markdown.js';
import { Throttle } from '../../common/auth/throttle.js';
import { Database } from '../../database/database.js';
import { idempotently } from '../../database/idempotent.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { StatusesService } from '../statuses/statuses.service.js';
import { bumpCounters } from './idea-counters.js';
import './idea.events.js';
import { indexIdea } from './index-idea.js';

export interface NewIdea {
  boardId: string;
  title: string;
  body: string;
  tags?: string[] | null;
  idempotencyKey?: string;
}

@Injectable()
export class SubmitIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly statuses: StatusesService,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @returns the new idea's number
   * @throws UNAUTHENTICATED; NOT_FOUND on boardId for a board that the viewer may not read; RATE_LIMITED
   */
  async submit(context: RequestContext, { idempotencyKey, ...idea }: NewIdea): Promise<number> {
    const viewer = requireViewer(context);
    const boardId = decodeIdOf('Board', idea.boardId, 'boardId');
    if (boardId === null || !context.boardIds.includes(boardId)) throw refuse('NOT_FOUND', 'boardId');
    await this.throttle.consume('submitIdea', String(viewer.memberId));
    return this.database.transaction((tx) =>
      idempotently(
        tx,
        { memberId: viewer.memberId, mutation: 'submitIdea', key: idempotencyKey, input: idea },
        () => this.insert(tx, viewer.memberId, boardId, idea),
      ),
    );
  }

  private async insert(tx: Transaction, authorId: number, boardId: number, idea: NewIdea): Promise<number> {
    const [board] = await tx.query(
      'SELECT 1 FROM boards WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE',
      [boardId],
    );
    if (!board) throw refuse('NOT_FOUND', 'boardId');
    const status = await this.statuses.first(tx);
    const tags = idea.tags ?? [];
    const [row] = await tx.query<{ id: number }>(
      `INSERT INTO ideas (board_id, author_id, status_id, stage, title, body, excerpt, tags, due_at)
       SELECT b.id, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => c.response_promise_days)
       FROM boards b, community_settings c WHERE b.id = $1
       RETURNING id`,
      [boardId, authorId, status.statusId, status.stage, idea.title, idea.body, excerpt(idea.body), tags],
    );
    if (!row) throw refuse('NOT_FOUND', 'boardId');
    await indexIdea(tx, { id: row.id, title: idea.title, body: idea.body, tags });
    await bumpCounters(tx, [{ boardId, statusId: status.statusId, ideas: 1 }]);
    await this.events.emit('idea.submitted', { ideaId: row.id, boardId, authorId }, tx);
    return row.id;
  }
}
