import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import './storm.events.js';
import { IS_IN_STATE } from './storm-state.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    /** Tells of every storm session that has opened and was not told of. */
    'tell-storm-openings': object;
  }
}

/**
 * Members hear of each storm once, when it has opened. A job waits for the very moment; another looks each minute, for what the first missed.
 * The mark and the event are one transaction under the row's lock, so that whoever comes second, or again after a crash, finds it done.
 */
@Injectable()
export class TellOpenings implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.handlers.register('tell-storm-openings', (_, signal) => this.run(signal));
    this.handlers.schedule('tell-storm-openings', '* * * * *');
  }

  /** Has it told at that moment, and not at the one that was planned before. */
  async plan(sql: Sql, stormId: number, opensAt: Date): Promise<void> {
    await this.jobs.add(sql, 'tell-storm-openings', {}, { runAt: opensAt, key: `storm-${stormId}-opens` });
  }

  private async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted && (await this.tellNext()));
  }

  /** @returns whether there was one; nobody is called to a storm that was over before it could be told of */
  private tellNext(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [due] = await tx.query<{ id: number }>(
        `SELECT id FROM storms WHERE opening_told_at IS NULL AND opens_at <= statement_timestamp()
         ORDER BY opens_at LIMIT 1 FOR NO KEY UPDATE`,
      );
      if (!due) return false;
      const [storm] = await tx.query<{ id: number; board_id: number; host_id: number; is_open: boolean }>(
        `UPDATE storms s SET opening_told_at = statement_timestamp()
         WHERE s.id = $1 AND s.opening_told_at IS NULL AND s.opens_at <= statement_timestamp()
         RETURNING s.id, s.board_id, s.host_id, ${IS_IN_STATE.OPEN} AS is_open`,
        [due.id],
      );
      if (storm?.is_open) {
        const news = { stormId: storm.id, boardId: storm.board_id, actorId: storm.host_id };
        await this.events.emit('storm.opened', news, tx);
      }
      return true;
    });
  }
}
