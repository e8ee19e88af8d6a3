import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import '../members/member.events.js';
import { ExportFiles } from './export-files.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'purge-exports': Record<string, never>;
    /** Without `pieces` it has those that follow on the first. */
    'delete-export-file': { fileKey: string; pieces?: number };
  }
}

interface ExportFile {
  fileKey: string;
  pieces: number;
}

/** Lets go of exports whose time is over, and of those of whoever is erased. */
@Injectable()
export class PurgeExportsJob implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly files: ExportFiles,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.handlers.register('delete-export-file', ({ fileKey, pieces }) => this.files.delete(fileKey, pieces));
    this.handlers.register('purge-exports', () => this.purge(this.clock.now()));
    this.handlers.schedule('purge-exports', '7 * * * *');
    this.events.onWithin('member.erasing', async ({ memberId }, tx) => {
      const rows = await tx.query<ExportFile>(
        'DELETE FROM data_exports WHERE member_id = $1 RETURNING file_key AS "fileKey", pieces',
        [memberId],
      );
      await this.discard(tx, rows);
      // Once more for the piece that a maker was putting at that moment, and died before it saw that the row had gone.
      await this.discard(tx, rows, new Date(this.clock.now().getTime() + HOUR));
    });
  }

  private async purge(now: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rows = await tx.query<ExportFile>(
        'DELETE FROM data_exports WHERE expires_at <= $1::timestamptz RETURNING file_key AS "fileKey", pieces',
        [now],
      );
      await this.discard(tx, rows);
    });
  }

  private async discard(tx: Sql, files: readonly ExportFile[], runAt?: Date): Promise<void> {
    for (const file of files) await this.jobs.add(tx, 'delete-export-file', file, runAt ? { runAt } : {});
  }
}
