import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { BoardWaitModel } from './insights.model.js';

interface Row {
  board_id: number;
  waiting: number;
  /** Milliseconds since 1970. */
  median_since: number;
  overdue: number;
}

const WAITING = `
SELECT board_id, count(*) AS waiting, count(*) FILTER (WHERE due_at < $2::timestamptz) AS overdue,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM created_at)::float8) * 1000 AS median_since
FROM insight_ideas WHERE is_waiting AND board_id = ANY ($1::bigint[]) GROUP BY board_id`;

/** Which boards leave their people without an answer, at this moment. */
@Injectable()
export class WaitingBoards {
  constructor(private readonly database: Database) {}

  /** Boards where an idea waits, longest median first. */
  async list(boardIds: readonly number[], now: Date): Promise<BoardWaitModel[]> {
    const rows = await this.database.query<Row>(WAITING, [boardIds, now]);
    return rows
      .map((row) => ({
        boardId: row.board_id,
        waiting: row.waiting,
        overdue: row.overdue,
        medianWait: Math.max(0, Math.round((now.getTime() - row.median_since) / 1000)),
      }))
      .toSorted((a, b) => b.medianWait - a.medianWait || a.boardId - b.boardId);
  }
}
