import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Transaction } from '../../database/sql.js';
import { canHost } from './storm.policy.js';
import { STATE, type StormState } from './storm-state.js';

export interface LockedStorm {
  id: number;
  boardId: number;
  hostId: number;
  title: string;
  brief: string;
  opensAt: Date;
  closesAt: Date;
  state: StormState;
  result: string | null;
  /** By the database's clock, under the lock. */
  now: Date;
}

interface StormRow {
  id: number;
  board_id: number;
  host_id: number;
  title: string;
  brief: string;
  opens_at: Date;
  closes_at: Date;
  state: StormState;
  result: string | null;
  now: Date;
}

/**
 * A storm under its row's lock, with its state at this moment: who submits into it holds a share of the lock, so that what is decided here is
 * either before or after each submission.
 * @throws UNAUTHENTICATED; NOT_FOUND on stormId for what the viewer may not know of; FORBIDDEN for whoever is not of its board's team
 */
export async function lockStorm(
  tx: Transaction,
  context: RequestContext,
  stormId: string,
): Promise<LockedStorm> {
  const viewer = requireViewer(context);
  const id = decodeIdOf('Storm', stormId, 'stormId');
  // Before the lock, which everybody who submits waits for: it is for whoever may hold it. The board stays the same.
  const [known] = await tx.query<{ board_id: number }>(
    'SELECT board_id FROM storms WHERE id = $1 AND board_id = ANY ($2::bigint[])',
    [id, context.boardIds],
  );
  if (!known) throw refuse('NOT_FOUND', 'stormId');
  if (!canHost(viewer, known.board_id)) throw forbidden();
  await tx.query('SELECT 1 FROM storms WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await tx.query<StormRow>(
    `SELECT s.id, s.board_id, s.host_id, s.title, s.brief, s.opens_at, s.closes_at, s.result, ${STATE} AS state,
       date_trunc('milliseconds', statement_timestamp()) AS now
     FROM storms s WHERE s.id = $1`,
    [id],
  );
  if (!row) throw refuse('NOT_FOUND', 'stormId');
  return {
    id: row.id,
    boardId: row.board_id,
    hostId: row.host_id,
    title: row.title,
    brief: row.brief,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    state: row.state,
    result: row.result,
    now: row.now,
  };
}
