import { connect, disconnect } from '../dataset/datasets.js';
import type { Statement } from '../list/recorded-statements.js';
import type { Transaction } from '../../src/database/sql.js';
import { castBatch } from '../../src/modules/votes/vote-batch.js';
import type { VoteOrder } from '../../src/modules/votes/vote-order.js';

const BATCH = 50;

class NotKept extends Error {}

/** The statements by which a batch of votes is cast; the batch itself is rolled back. */
export async function recordVoteStatements(databaseUrl: string): Promise<Statement[]> {
  const database = await connect(databaseUrl);
  const statements: Statement[] = [];
  try {
    const rows = await database.query<{ id: number; board_id: number }>(
      `SELECT id, board_id FROM ideas WHERE is_listed AND stage = 'SUBMITTED' ORDER BY id DESC LIMIT ${BATCH}`,
    );
    const orders = rows.map((row, i): VoteOrder => ({
      ideaId: row.id,
      memberId: i + 1,
      direction: 1,
      boardIds: [row.board_id],
    }));
    await database.transaction(async (tx) => {
      const recording: Transaction = {
        ...tx,
        query: (text, values = []) => {
          statements.push({ text, values });
          return tx.query(text, values);
        },
      };
      await castBatch(recording, orders);
      throw new NotKept();
    });
  } catch (error) {
    if (!(error instanceof NotKept)) throw error;
  } finally {
    await disconnect(database);
  }
  return statements;
}
