import type { Sql } from '../../database/sql.js';
import { holdWorkflow } from '../statuses/workflow-lock.js';
import { recount, type MovableIdea } from './move-ideas.js';

/**
 * Takes the latest rows of ideas' histories back: each stays, marked, and gets a row that reverses it. Status and answer are then what
 * the rows left standing say.
 * @param ideas locked by their rows
 * @param changeIds of each idea its latest rows that nobody took back yet, without a gap
 */
export async function takeBackMoves(
  tx: Sql,
  ideas: readonly MovableIdea[],
  changeIds: readonly number[],
  actorId: number,
): Promise<void> {
  await holdWorkflow(tx);
  await tx.query(
    `WITH moment AS MATERIALIZED (
       SELECT date_trunc('milliseconds', clock_timestamp()) AS at
     ), undone AS (
       UPDATE status_changes SET is_undone = true WHERE id = ANY ($1::bigint[]) RETURNING id, idea_id, from_status_id, to_status_id
     )
     INSERT INTO status_changes (idea_id, from_status_id, to_status_id, actor_id, reverses_id, created_at)
     SELECT u.idea_id, u.to_status_id, u.from_status_id, $2, u.id, m.at FROM undone u CROSS JOIN moment m ORDER BY u.id DESC`,
    [changeIds, actorId],
  );
  const rows = await tx.query<{ id: number; status_id: number }>(
    `UPDATE ideas i SET status_id = s.id, stage = s.stage, triage_version = triage_version + 1, updated_at = last.created_at,
       active_at = last.created_at,
       is_idle_archived = s.stage = 'ARCHIVED' AND coalesce((
         SELECT c.actor_id IS NULL FROM status_changes c
         WHERE c.idea_id = i.id AND NOT c.is_undone AND c.reverses_id IS NULL ORDER BY c.id DESC LIMIT 1), false),
       official_response_id = (
         SELECT max(c.id) FROM status_changes c WHERE c.idea_id = i.id AND c.response IS NOT NULL AND NOT c.is_undone),
       answered_at = (
         SELECT min(c.created_at) FROM status_changes c WHERE c.idea_id = i.id AND c.response IS NOT NULL AND NOT c.is_undone)
     FROM (
       SELECT DISTINCT ON (c.idea_id) c.idea_id, c.to_status_id, c.created_at FROM status_changes c
       WHERE c.idea_id = ANY ($1::bigint[]) ORDER BY c.idea_id, c.id DESC
     ) last JOIN statuses s ON s.id = last.to_status_id
     WHERE i.id = last.idea_id
     RETURNING i.id, i.status_id`,
    [ideas.map(({ id }) => id)],
  );
  const statusIds = new Map(rows.map((row) => [row.id, row.status_id]));
  await recount(tx, ideas, ({ id, statusId }) => statusIds.get(id) ?? statusId);
}
