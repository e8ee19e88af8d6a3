import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { DomainError, refusal, refuse, type Refusal } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { moveIdeas } from '../ideas/move-ideas.js';
import { StatusesService } from '../statuses/statuses.service.js';
import type { StatusModel } from '../statuses/status.model.js';
import { refuseStale, type ExpectedVersion } from './expected-versions.js';
import { lockForTriage, type TriagedIdea } from './lock-for-triage.js';
import { refusedStep } from './status-step.policy.js';

export interface StatusStep {
  /** 1 to 100. */
  ideaIds: readonly string[];
  statusKey: string;
  /** The official response, Markdown; cleaned and within its limit. */
  response?: string | null | undefined;
  /** Versions as they were read, of some of the ideas or all. */
  expected?: readonly ExpectedVersion[] | null | undefined;
}

/** Moves ideas through the workflow; all of them or none. */
@Injectable()
export class ChangeIdeaStatus {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly statuses: StatusesService,
  ) {}

  /**
   * An idea that stands there with this very answer already stays as it is, so that a repeated request tells nobody twice.
   * @returns the ideas' numbers, as given
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND, IDEA_CLOSED, TRANSITION_NOT_ALLOWED, RESPONSE_REQUIRED or IN_ADOPTION on ideaIds with
   *   the index; NOT_FOUND or ADOPTION_NEEDED on statusKey; RESPONSE_REQUIRED on response; STALE on expected
   */
  change(
    context: RequestContext,
    { ideaIds, statusKey, response = null, expected }: StatusStep,
  ): Promise<number[]> {
    const viewer = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const ideas = await lockForTriage(tx, context, ideaIds, 'ideaIds');
      refuseStale(ideas, expected ?? []);
      const to = await this.statuses.byKey(tx, statusKey);
      if (!to) throw refuse('NOT_FOUND', 'statusKey');
      await this.refuseSteps(tx, ideas, to, response !== null);
      const moved = await this.withoutRepeated(tx, ideas, to, response);
      const moves = await moveIdeas(tx, moved, to, viewer.memberId, response, { isUndoable: true });
      if (moves.length > 0) {
        await this.events.emit('ideas.statusChanged', { moves, actorId: viewer.memberId }, tx);
        await this.events.emit('ideas.changed', { ideaIds: moved.map(({ id }) => id) }, tx);
      }
      return ideas.map(({ id }) => id);
    });
  }

  private async refuseSteps(
    tx: Transaction,
    ideas: readonly TriagedIdea[],
    to: StatusModel,
    hasResponse: boolean,
  ): Promise<void> {
    const rows = await tx.query<{ id: number }>(
      'SELECT from_status_id AS id FROM status_transitions WHERE to_status_id = $1',
      [to.statusId],
    );
    const leadHere = new Set(rows.map(({ id }) => id));
    const refusals = new Map<string, Refusal>();
    for (const idea of ideas) {
      const refused = refusedStep({ from: idea, to, isAllowed: leadHere.has(idea.statusId), hasResponse });
      if (!refused) continue;
      const field = refused.at === 'idea' ? idea.place : [refused.at];
      refusals.set(field.join('.'), refusal(refused.code, field));
    }
    if (refusals.size > 0) throw new DomainError([...refusals.values()]);
  }

  private async withoutRepeated(
    tx: Transaction,
    ideas: readonly TriagedIdea[],
    to: StatusModel,
    response: string | null,
  ): Promise<TriagedIdea[]> {
    const standing = ideas.filter(({ statusId }) => statusId === to.statusId);
    if (standing.length === 0) return [...ideas];
    const rows = await tx.query<{ id: number }>(
      `SELECT i.id FROM ideas i JOIN status_changes c ON c.id = i.official_response_id
       WHERE i.id = ANY ($1::bigint[]) AND c.to_status_id = i.status_id AND c.response = $2`,
      [standing.map(({ id }) => id), response],
    );
    const repeated = new Set(rows.map(({ id }) => id));
    return ideas.filter(({ id }) => !repeated.has(id));
  }
}
