import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { lockIdea } from '../ideas/locked-idea.js';
import { moveIdeas } from '../ideas/move-ideas.js';
import { STATUS_COLUMNS, toStatusModel, type StatusModel, type StatusRow } from '../statuses/status.model.js';
import { StatusesService } from '../statuses/statuses.service.js';
import { holdWorkflow } from '../statuses/workflow-lock.js';

/** Where the idea stood before the job archived it. */
const BEFORE = `
SELECT ${STATUS_COLUMNS} FROM status_changes c JOIN statuses s ON s.id = c.from_status_id
WHERE c.idea_id = $1 AND s.stage IN ('SUBMITTED', 'REVIEW') AND s.retired_at IS NULL ORDER BY c.id DESC LIMIT 1`;

/** Who made the latest change, and whether it led out of the archive. */
const LATEST = `
SELECT c.actor_id, f.stage AS from_stage FROM status_changes c JOIN statuses f ON f.id = c.from_status_id
WHERE c.idea_id = $1 ORDER BY c.id DESC LIMIT 1`;

@Injectable()
export class ReviveIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly statuses: StatusesService,
  ) {}

  /**
   * Brings back what a job archived, to the status that it had; again by who did it just now, changes nothing.
   * @returns the idea's number
   * @throws UNAUTHENTICATED; NOT_FOUND on ideaId; IDEA_CLOSED for a merged, held or hidden one; TRANSITION_NOT_ALLOWED for what a team archived, or
   * what is not archived
   */
  revive(context: RequestContext, ideaId: string): Promise<number> {
    const { memberId } = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const idea = await lockIdea(tx, context, ideaId);
      if (!idea.isPresent) throw refuse('IDEA_CLOSED');
      if (!(await this.isIdleArchived(tx, idea.id))) {
        if (await this.wasRevivedBy(tx, idea.id, memberId)) return idea.id;
        throw refuse('TRANSITION_NOT_ALLOWED');
      }
      const moves = await moveIdeas(tx, [idea], await this.statusBefore(tx, idea.id), memberId, null);
      await tx.query('UPDATE ideas SET idle_from = now() WHERE id = $1', [idea.id]);
      await this.events.emit('ideas.statusChanged', { moves, actorId: memberId }, tx);
      await this.events.emit('ideas.changed', { ideaIds: [idea.id] }, tx);
      return idea.id;
    });
  }

  private async isIdleArchived(tx: Sql, id: number): Promise<boolean> {
    const [row] = await tx.query<{ is_idle_archived: boolean }>(
      'SELECT is_idle_archived FROM ideas WHERE id = $1',
      [id],
    );
    return row?.is_idle_archived ?? false;
  }

  private async wasRevivedBy(tx: Sql, id: number, memberId: number): Promise<boolean> {
    const [row] = await tx.query<{ actor_id: number | null; from_stage: string }>(LATEST, [id]);
    return row?.from_stage === 'ARCHIVED' && row.actor_id === memberId;
  }

  private async statusBefore(tx: Sql, id: number): Promise<StatusModel> {
    await holdWorkflow(tx);
    const [row] = await tx.query<StatusRow>(BEFORE, [id]);
    return row ? toStatusModel(row) : this.statuses.first(tx);
  }
}
