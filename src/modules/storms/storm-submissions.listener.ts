import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, refusal, refuse } from '../../common/errors/domain-error.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../boards/board.events.js';
import type { IdeaSubmitting } from '../ideas/idea.events.js';
import { HOLDS_STORMS, NOT_YET_OPEN, ON_ANOTHER_BOARD, OVER } from './storm.messages.js';
import { STATE, type StormState } from './storm-state.js';
import { utcMoment } from './utc-moment.js';

interface StormRow {
  board_id: number;
  state: StormState;
  opens_at: Date;
  closes_at: Date;
}

/** Ideas get into a storm session only while it is open: decided within the submitting transaction, by the database's clock. */
@Injectable()
export class StormSubmissionsListener implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.onWithin('idea.submitting', (event, tx) => this.check(event, tx));
    this.events.onWithin('board.deleting', ({ boardId }, tx) => this.keepBoard(boardId, tx));
  }

  /** What came of a question stays where it can be read. @throws IN_USE on id */
  private async keepBoard(boardId: number, tx: Transaction): Promise<void> {
    const [held] = await tx.query<{ count: number }>(
      'SELECT count(*) AS count FROM storms WHERE board_id = $1',
      [boardId],
    );
    const count = held?.count ?? 0;
    if (count > 0) throw new DomainError([refusal('IN_USE', 'id', { count }, HOLDS_STORMS)]);
  }

  /** @throws NOT_FOUND, INVALID (of another board) or STORM_NOT_OPEN, on stormId */
  private async check(
    { stormId, boardId, readableBoardIds }: IdeaSubmitting,
    tx: Transaction,
  ): Promise<void> {
    // Many submit side by side; who ends the storm waits for them, and they for whoever is ending it.
    await tx.query('SELECT 1 FROM storms WHERE id = $1 FOR SHARE', [stormId]);
    const [storm] = await tx.query<StormRow>(
      `SELECT s.board_id, s.opens_at, s.closes_at, ${STATE} AS state FROM storms s WHERE s.id = $1 AND s.board_id = ANY ($2::bigint[])`,
      [stormId, readableBoardIds],
    );
    if (!storm) throw refuse('NOT_FOUND', 'stormId');
    if (storm.board_id !== boardId)
      throw new DomainError([refusal('INVALID', 'stormId', {}, ON_ANOTHER_BOARD)]);
    if (storm.state === 'OPEN') return;
    const [at, message] =
      storm.state === 'UPCOMING' ? [storm.opens_at, NOT_YET_OPEN] : [storm.closes_at, OVER];
    throw new DomainError([refusal('STORM_NOT_OPEN', 'stormId', { at: utcMoment(at) }, message)]);
  }
}
