import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { DomainError, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AuditLog } from '../audit/audit-log.js';
import './board.events.js';
import { HOLDS_IDEAS } from './board.messages.js';

async function refuseIfHolding(sql: Sql, boardId: number | null): Promise<void> {
  const [held] = await sql.query<{ count: number }>(
    'SELECT count(*) AS count FROM ideas WHERE board_id = $1 AND deleted_at IS NULL',
    [boardId],
  );
  const count = held?.count ?? 0;
  if (count > 0) throw new DomainError([refusal('IN_USE', 'id', { count }, HOLDS_IDEAS)]);
}

@Injectable()
export class DeleteBoard {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Nobody can read it from now on, and its slug is free. The row stays: those of deleted ideas lean on it.
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; NOT_FOUND on id; IN_USE on id while it holds ideas, or a listener objects
   */
  async run(context: RequestContext, nodeId: string): Promise<void> {
    requireAdministrator(context);
    const boardId = decodeIdOf('Board', nodeId);
    // Counting takes its time where there are many: nobody who submits waits for it.
    await refuseIfHolding(this.database, boardId);
    await this.database.transaction(async (tx) => {
      // Whoever puts something on it holds a share of its key, and looks whether it is there: nobody can meanwhile.
      const [board] = await tx.query<{ id: number; name: string; slug: string }>(
        'SELECT id, name, slug FROM boards WHERE id = $1 AND deleted_at IS NULL FOR UPDATE',
        [boardId],
      );
      if (!board) throw refuse('NOT_FOUND', 'id');
      const { id, name, slug } = board;
      await refuseIfHolding(tx, id);
      await this.events.emit('board.deleting', { boardId: id }, tx);
      await tx.query('DELETE FROM board_teams WHERE board_id = $1', [id]);
      // No slug has a tilde.
      await tx.query(`UPDATE boards SET deleted_at = now(), slug = slug || '~' || id WHERE id = $1`, [id]);
      await this.audit.record(tx, context, [
        { action: 'board.deleted', subject: { type: 'Board', id }, details: { name, slug } },
      ]);
    });
  }
}
