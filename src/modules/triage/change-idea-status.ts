import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { canTriage } from '../ideas/idea.policy.js';
import '../ideas/idea.events.js';
import { moveIdeas } from '../ideas/move-ideas.js';
import type { IdeaStage } from '../statuses/stage.js';
import { STATUS_COLUMNS, toStatusModel, type StatusModel, type StatusRow } from '../statuses/status.model.js';
import { refusedStep } from './status-step.policy.js';

export interface StatusStep {
  ideaIds: readonly string[];
  statusKey: string;
  /** The official response, Markdown; cleaned and within its limit. */
  response: string | null;
}

interface IdeaRow {
  id: number;
  board_id: number;
  status_id: number;
  status_key: string;
  stage: IdeaStage;
  votes: number;
  comment_count: number;
  is_present: boolean;
  allowed: string[];
}

const AT_ONCE = 100;

const LOCKED = `
SELECT i.id, i.board_id, i.status_id, s.key AS status_key, i.stage, i.promote_count + i.demote_count AS votes, i.comment_count, i.is_present,
  ARRAY(SELECT n.key FROM status_transitions t JOIN statuses n ON n.id = t.to_status_id WHERE t.from_status_id = i.status_id) AS allowed
FROM ideas i JOIN statuses s ON s.id = i.status_id
WHERE i.id = ANY ($1::bigint[]) AND i.board_id = ANY ($2) AND i.deleted_at IS NULL
ORDER BY i.id FOR UPDATE OF i`;

/** Moves ideas through the workflow; all of them or none. */
@Injectable()
export class ChangeIdeaStatus {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /**
   * @returns the ideas' numbers, as given
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND, TRANSITION_NOT_ALLOWED, RESPONSE_REQUIRED, IN_ADOPTION or ADOPTION_NEEDED
   */
  change(context: RequestContext, { ideaIds, statusKey, response }: StatusStep): Promise<number[]> {
    const viewer = requireViewer(context);
    if (ideaIds.length === 0) throw refuse('REQUIRED', 'ideaIds');
    if (ideaIds.length > AT_ONCE) throw refuse('TOO_MANY', 'ideaIds', { max: AT_ONCE });
    const ids = ideaIds.map((id) => decodeIdOf('Idea', id, 'ideaIds'));
    return this.database.transaction(async (tx) => {
      const ideas = await tx.query<IdeaRow>(LOCKED, [ids, context.boardIds]);
      const missing = ids.findIndex((id) => !ideas.some((idea) => idea.id === id));
      if (missing >= 0) throw refuse('NOT_FOUND', ['ideaIds', String(missing)]);
      if (!ideas.every((idea) => canTriage(viewer, { boardId: idea.board_id }))) throw forbidden();
      const to = await this.statusOf(tx, statusKey);
      for (const idea of ideas) {
        const refused = refusedStep({
          from: { key: idea.status_key, stage: idea.stage },
          to,
          allowed: idea.allowed,
          hasResponse: response !== null,
        });
        if (refused) throw new DomainError([refused]);
      }
      const moves = await moveIdeas(
        tx,
        ideas.map((idea) => ({
          id: idea.id,
          boardId: idea.board_id,
          statusId: idea.status_id,
          votes: idea.votes,
          comments: idea.comment_count,
          isPresent: idea.is_present,
        })),
        to,
        viewer.memberId,
        response,
      );
      await this.events.emit('ideas.statusChanged', { moves, actorId: viewer.memberId }, tx);
      await this.events.emit('ideas.changed', { ideaIds: ideas.map(({ id }) => id) }, tx);
      return ideas.map(({ id }) => id);
    });
  }

  private async statusOf(tx: Transaction, key: string): Promise<StatusModel> {
    const [row] = await tx.query<StatusRow>(`SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.key = $1`, [
      key,
    ]);
    if (!row) throw refuse('NOT_FOUND', 'statusKey');
    return toStatusModel(row);
  }
}
