import type { Sql } from '../../database/sql.js';
import type { StatusModel } from '../statuses/status.model.js';
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

/**
 * Moves ideas to a status, one row of history each; that they may is for the caller to say. The present status with a response is an answer.
 * @param ideas locked by their rows
 * @param actorId null where the software does it
 * @param response Markdown; only a team's counts as an answer, so null where there is no actor
 */
export async function moveIdeas(
  tx: Sql,
  ideas: readonly MovableIdea[],
  to: Pick<StatusModel, 'statusId' | 'stage'>,
  actorId: number | null,
  response: string | null,
): Promise<StatusMove[]> {
  const rows = await tx.query<{ idea_id: number; id: number }>(
    `WITH change AS (
       INSERT INTO status_changes (idea_id, from_status_id, to_status_id, actor_id, response)
       SELECT id, status_id, $2, $4, $5 FROM ideas WHERE id = ANY ($1::bigint[]) ORDER BY id
       RETURNING id, idea_id, created_at, response
     )
     UPDATE ideas i SET status_id = $2, stage = $3, triage_version = triage_version + 1, updated_at = c.created_at, active_at = c.created_at,
       is_idle_archived = $4::bigint IS NULL AND $3 = 'ARCHIVED',
       official_response_id = CASE WHEN c.response IS NULL THEN i.official_response_id ELSE c.id END,
       answered_at = CASE WHEN c.response IS NULL THEN i.answered_at ELSE coalesce(i.answered_at, c.created_at) END
     FROM change c WHERE i.id = c.idea_id
     RETURNING i.id AS idea_id, c.id`,
    [ideas.map(({ id }) => id), to.statusId, to.stage, actorId, response],
  );
  await bumpCounters(
    tx,
    ideas.filter(({ isPresent }) => isPresent).flatMap((idea) => recounted(idea, to.statusId)),
  );
  return rows.map((row) => ({ ideaId: row.idea_id, changeId: row.id }));
}

function recounted({ boardId, statusId, votes, comments }: MovableIdea, to: number): CounterDelta[] {
  return [
    { boardId, statusId, ideas: -1, votes: -votes, comments: -comments },
    { boardId, statusId: to, ideas: 1, votes, comments },
  ];
}
