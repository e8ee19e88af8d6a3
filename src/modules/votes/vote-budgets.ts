import { padded } from '../../database/coalesced-read.js';
import type { Sql } from '../../database/sql.js';
import { OPEN_STAGES_SQL } from '../statuses/stage.js';
import type { VoteOrder } from './vote-order.js';

/** What members have left on boards with a limit, under a lock on (member, board); kept up to date while a batch spends it. */
export interface Budgets {
  /** Null for no limit; below 0 after a limit was lowered. */
  left(memberId: number, boardId: number): number | null;
  spend(memberId: number, boardId: number, votes: number): void;
}

interface BudgetRow {
  member_id: number;
  board_id: number;
  vote_budget: number;
}

const BUDGETED = `
SELECT DISTINCT wanted.member_id, b.id AS board_id, b.vote_budget
FROM unnest($1::bigint[], $2::bigint[]) AS wanted (idea_id, member_id)
JOIN ideas i ON i.id = wanted.idea_id JOIN boards b ON b.id = i.board_id
WHERE b.vote_budget IS NOT NULL
ORDER BY b.id, wanted.member_id`;

const LOCKS = `
SELECT pg_advisory_xact_lock(hashtextextended('vote budget ' || board_id || '/' || member_id, 0))
FROM unnest($1::bigint[], $2::bigint[]) AS pair (board_id, member_id)`;

/**
 * A member's effective votes, either direction, on open ideas of a board; an idea counts once, however many are merged into it, and on its
 * own board, wherever those came from.
 */
const USED = `
SELECT pair.member_id, pair.board_id, count(standing.direction)::int AS used
FROM unnest($1::bigint[], $2::bigint[]) AS pair (board_id, member_id)
LEFT JOIN LATERAL (
  SELECT DISTINCT ON (coalesce(i.root_id, i.id)) v.direction
  FROM votes v JOIN ideas i ON i.id = v.idea_id LEFT JOIN ideas root ON root.id = i.root_id
  WHERE v.member_id = pair.member_id AND coalesce(root.board_id, i.board_id) = pair.board_id
    AND coalesce(root.is_present, i.is_present) AND coalesce(root.stage, i.stage) IN (${OPEN_STAGES_SQL})
  ORDER BY coalesce(i.root_id, i.id), v.cast_at DESC, v.id DESC
) standing ON standing.direction <> 0
GROUP BY pair.member_id, pair.board_id`;

const keyOf = (memberId: number, boardId: number): string => `${memberId}/${boardId}`;

export async function readUsedVotes(
  sql: Sql,
  pairs: readonly { boardId: number; memberId: number }[],
): Promise<Map<string, number>> {
  const rows = await sql.query<{ member_id: number; board_id: number; used: number }>(USED, [
    pairs.map((pair) => pair.boardId),
    pairs.map((pair) => pair.memberId),
  ]);
  return new Map(rows.map((row) => [keyOf(row.member_id, row.board_id), row.used]));
}

/** @param orders whose (member, board) pairs are locked in ascending order where the board has a limit */
export async function lockBudgets(tx: Sql, orders: readonly VoteOrder[]): Promise<Budgets> {
  const rows = await tx.query<BudgetRow>(BUDGETED, [
    padded<number | null>(
      orders.map((o) => o.ideaId),
      null,
    ),
    padded<number | null>(
      orders.map((o) => o.memberId),
      null,
    ),
  ]);
  const left = new Map<string, number>();
  if (rows.length > 0) {
    await tx.query(LOCKS, [rows.map((row) => row.board_id), rows.map((row) => row.member_id)]);
    const used = await readUsedVotes(
      tx,
      rows.map((row) => ({ boardId: row.board_id, memberId: row.member_id })),
    );
    for (const row of rows) {
      const key = keyOf(row.member_id, row.board_id);
      left.set(key, row.vote_budget - (used.get(key) ?? 0));
    }
  }
  return {
    left: (memberId, boardId) => left.get(keyOf(memberId, boardId)) ?? null,
    spend: (memberId, boardId, votes) => {
      const key = keyOf(memberId, boardId);
      const before = left.get(key);
      if (before !== undefined) left.set(key, before - votes);
    },
  };
}
