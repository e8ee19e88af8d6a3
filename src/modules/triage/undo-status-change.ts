import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { takeBackMoves } from '../ideas/take-back-moves.js';
import { hasLaterChange, UNDO_WINDOW } from '../ideas/undo-window.sql.js';
import type { IdeaStage } from '../statuses/stage.js';
import { holdWorkflow } from '../statuses/workflow-lock.js';
import { lockIdsForTriage, TRIAGED_AT_ONCE } from './lock-for-triage.js';
import { refusedUndo } from './undo-step.policy.js';

interface ChangeRow {
  id: number;
  idea_id: number;
  actor_id: number | null;
  is_undone: boolean;
  is_undoable: boolean;
  is_in_time: boolean;
  has_later: boolean;
  from_status_id: number | null;
  from_stage: IdeaStage | null;
  from_is_retired: boolean;
  to_status_id: number;
  to_stage: IdeaStage;
}

const CHANGES = `
SELECT c.id, c.idea_id, c.actor_id, c.is_undone, c.is_undoable, c.created_at > clock_timestamp() - ${UNDO_WINDOW} AS is_in_time,
  ${hasLaterChange('$1::bigint[]')} AS has_later,
  c.from_status_id, f.stage AS from_stage, f.retired_at IS NOT NULL AS from_is_retired, c.to_status_id, t.stage AS to_stage
FROM status_changes c LEFT JOIN statuses f ON f.id = c.from_status_id JOIN statuses t ON t.id = c.to_status_id
WHERE c.id = ANY ($1::bigint[])`;

/** Takes status changes back; all of them or none. */
@Injectable()
export class UndoStatusChange {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /**
   * What was taken back already stays so, so that a repeated request answers like the first.
   * @param nodeIds 1 to 100
   * @returns the ideas' numbers
   * @throws UNAUTHENTICATED; FORBIDDEN for what somebody else did, or without the right to triage any more; on statusChangeIds with the
   *   index: NOT_FOUND, IDEA_CLOSED for a merged idea, STALE when the idea moved on meanwhile, IN_ADOPTION for what an adoption did,
   *   TRANSITION_NOT_ALLOWED after 60 seconds
   */
  undo(context: RequestContext, nodeIds: readonly string[]): Promise<number[]> {
    const viewer = requireViewer(context);
    if (nodeIds.length === 0) throw refuse('REQUIRED', 'statusChangeIds');
    if (nodeIds.length > TRIAGED_AT_ONCE)
      throw refuse('TOO_MANY', 'statusChangeIds', { max: TRIAGED_AT_ONCE });
    const ids = nodeIds.map((id) => decodeIdOf('StatusChange', id, 'statusChangeIds'));
    const placeOf = (index: number): string[] => ['statusChangeIds', String(index)];
    return this.database.transaction(async (tx) => {
      const owners = await tx.query<{ id: number; idea_id: number }>(
        'SELECT id, idea_id FROM status_changes WHERE id = ANY ($1::bigint[])',
        [ids],
      );
      const ideaOf = new Map(owners.map((row) => [row.id, row.idea_id]));
      const ideas = await lockIdsForTriage(
        tx,
        context,
        ids.map((id) => ideaOf.get(id ?? 0) ?? null),
        placeOf,
      );
      await holdWorkflow(tx);
      const changes = (await tx.query<ChangeRow>(CHANGES, [ids])).filter((change) => !change.is_undone);
      if (!changes.every((change) => change.actor_id === viewer.memberId)) throw forbidden();
      const refusals = changes.flatMap((change) => {
        const code = refusedUndo(toStep(change));
        return code ? [refusal(code, placeOf(ids.indexOf(change.id)))] : [];
      });
      if (refusals.length > 0) throw new DomainError(refusals);
      if (changes.length > 0) {
        const changeIds = changes.map(({ id }) => id);
        const ideaIds = new Set(changes.map((change) => change.idea_id));
        await takeBackMoves(
          tx,
          ideas.filter(({ id }) => ideaIds.has(id)),
          changeIds,
          viewer.memberId,
        );
        await this.events.emit('ideas.statusUndone', { changeIds }, tx);
        await this.events.emit('ideas.changed', { ideaIds: [...ideaIds] }, tx);
      }
      return ideas.map(({ id }) => id);
    });
  }
}

const toStep = (change: ChangeRow): Parameters<typeof refusedUndo>[0] => ({
  isUndoable: change.is_undoable,
  isInTime: change.is_in_time,
  isLatest: !change.has_later,
  from:
    change.from_status_id === null || change.from_stage === null
      ? null
      : { statusId: change.from_status_id, stage: change.from_stage, isRetired: change.from_is_retired },
  to: { statusId: change.to_status_id, stage: change.to_stage },
});
