import type { Sql } from '../../database/sql.js';

const SHARDS = 8;

export interface CounterDelta {
  boardId: number;
  statusId: number;
  ideas?: number;
  votes?: number;
  comments?: number;
}

/**
 * Adds to the sums of ideas that are present, their votes and comments, by board and status. Each connection has a shard of its own, so
 * that transactions do not queue on one row.
 */
export async function bumpCounters(tx: Sql, deltas: readonly CounterDelta[]): Promise<void> {
  const sums = new Map<string, Required<CounterDelta>>();
  for (const { boardId, statusId, ideas = 0, votes = 0, comments = 0 } of deltas) {
    const sum = sums.get(`${boardId}/${statusId}`) ?? { boardId, statusId, ideas: 0, votes: 0, comments: 0 };
    sum.ideas += ideas;
    sum.votes += votes;
    sum.comments += comments;
    sums.set(`${boardId}/${statusId}`, sum);
  }
  const rows = [...sums.values()]
    .filter((sum) => sum.ideas !== 0 || sum.votes !== 0 || sum.comments !== 0)
    .sort((a, b) => a.boardId - b.boardId || a.statusId - b.statusId);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO idea_counters AS c (board_id, status_id, shard, ideas, votes, comments)
     SELECT board_id, status_id, pg_backend_pid() % ${SHARDS}, ideas, votes, comments
     FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS d (board_id, status_id, ideas, votes, comments)
     ON CONFLICT (board_id, status_id, shard) DO UPDATE
     SET ideas = c.ideas + excluded.ideas, votes = c.votes + excluded.votes, comments = c.comments + excluded.comments`,
    [
      rows.map((row) => row.boardId),
      rows.map((row) => row.statusId),
      rows.map((row) => row.ideas),
      rows.map((row) => row.votes),
      rows.map((row) => row.comments),
    ],
  );
}
