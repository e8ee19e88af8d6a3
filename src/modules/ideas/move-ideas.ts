import { refuse } from '../../common/errors/domain-error.js';
import type { Sql } from '../../database/sql.js';
import type { StatusModel } from '../statuses/status.model.js';
import { holdWorkflow } from '../statuses/workflow-lock.js';
import { bumpCounters, type CounterDelta } from './idea-counters.js';

/** What of an idea, under its row's lock, a move through the workflow needs. */
export interface MovableIdea {
  id: number;
  boardId: number;
  statusId: number;
  /** Promotes and demotes. */
  votes: number;
  comments: number;
  isPresent: boolean;
}

export interface StatusMove {
  ideaId: number;
  /** The row of history that it wrote. */
  changeId: number;
}

export interface MoveOptions {
  /** Whether the actor may take it back by `undoStatusChange`; false where left out. */
  isUndoable?: boolean;
}

/**
 * Moves ideas to a status, one row of history each; that they may is for the caller to say. The present status with a response is an answer.
 * The moment is that of the move, not of the transaction's start: it rises with the rows of an idea's history.
 * @param ideas locked by their rows
 * @param actorId null where the software does it
 * @param response Markdown; only a team's counts as an answer, so null where there is no actor
 * @throws STALE when the workflow has been edited since `to` was read, so that it is not what it was
 */
export async function moveIdeas(
  tx: Sql,
  ideas: readonly MovableIdea[],
  to: Pick<StatusModel, 'statusId' | 'stage'>,
  actorId: number | null,
  response: string | null,
  { isUndoable = false }: MoveOptions = {},
): Promise<StatusMove[]> {
  await holdWorkflow(tx);
  const rows = await tx.query<{ idea_id: number; id: number }>(
    `WITH moment AS MATERIALIZED (
       SELECT date_trunc('milliseconds', clock_timestamp()) AS at
     ), change AS (
       INSERT INTO status_changes (idea_id, from_status_id, to_status_id, actor_id, response, created_at, is_undoable)
       SELECT i.id, i.status_id, s.id, $4, $5, m.at, $6
       FROM ideas i CROSS JOIN moment m JOIN statuses s ON s.id = $2 AND s.stage = $3 AND s.retired_at IS NULL
       WHERE i.id = ANY ($1::bigint[]) ORDER BY i.id
       RETURNING id, idea_id, created_at, response
     )
     UPDATE ideas i SET status_id = $2, stage = $3, triage_version = triage_version + 1, updated_at = c.created_at, active_at = c.created_at,
       is_idle_archived = $4::bigint IS NULL AND $3 = 'ARCHIVED',
       official_response_id = CASE WHEN c.response IS NULL THEN i.official_response_id ELSE c.id END,
       answered_at = CASE WHEN c.response IS NULL THEN i.answered_at ELSE coalesce(i.answered_at, c.created_at) END
     FROM change c WHERE i.id = c.idea_id
     RETURNING i.id AS idea_id, c.id`,
    [ideas.map(({ id }) => id), to.statusId, to.stage, actorId, response, isUndoable],
  );
  if (ideas.length > 0 && rows.length === 0) throw refuse('STALE');
  await recount(tx, ideas, () => to.statusId);
  return rows.map((row) => ({ ideaId: row.idea_id, changeId: row.id }));
}

/**
 * Lets the counters follow ideas into other statuses.
 * @param ideas as they were before
 */
export async function recount(
  tx: Sql,
  ideas: readonly MovableIdea[],
  statusIdOf: (idea: MovableIdea) => number,
): Promise<void> {
  await bumpCounters(
    tx,
    ideas
      .filter(({ isPresent }) => isPresent)
      .flatMap((idea): CounterDelta[] => {
        const { boardId, statusId, votes, comments } = idea;
        return [
          { boardId, statusId, ideas: -1, votes: -votes, comments: -comments },
          { boardId, statusId: statusIdOf(idea), ideas: 1, votes, comments },
        ];
      }),
  );
}
