import type { Sql } from '../../database/sql.js';
import { bumpCounters, type CounterDelta } from './idea-counters.js';

/** An idea under its row's lock: where it is merged, and what it adds to the sums by board and status. */
export interface Tally {
  id: number;
  merged_into_id: number | null;
  board_id: number;
  status_id: number;
  is_present: boolean;
  votes: number;
  comment_count: number;
}

const COLUMNS =
  'id, merged_into_id, board_id, status_id, is_present, promote_count + demote_count AS votes, comment_count';

/** In ascending order, as every lock of ideas. */
export function lockTallies(tx: Sql, ids: readonly number[]): Promise<Tally[]> {
  return tx.query<Tally>(
    `SELECT ${COLUMNS} FROM ideas WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
}

const signed = (tally: Tally, sign: 1 | -1): CounterDelta => ({
  boardId: tally.board_id,
  statusId: tally.status_id,
  ideas: sign,
  votes: sign * tally.votes,
  comments: sign * tally.comment_count,
});

/** Brings the sums to what these ideas add to them now, whatever became of them. @param before as they were locked */
export async function countChanges(tx: Sql, before: readonly Tally[]): Promise<void> {
  const after = await tx.query<Tally>(`SELECT ${COLUMNS} FROM ideas WHERE id = ANY ($1::bigint[])`, [
    before.map(({ id }) => id),
  ]);
  await bumpCounters(tx, [
    ...before.filter((tally) => tally.is_present).map((tally) => signed(tally, -1)),
    ...after.filter((tally) => tally.is_present).map((tally) => signed(tally, 1)),
  ]);
}
