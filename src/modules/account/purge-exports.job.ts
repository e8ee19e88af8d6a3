import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import '../members/member.events.js';
import { ExportFiles } from './export-files.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'purge-exports': Record<string, never>;
    'delete-export-file': { fileKey: string };
  }
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
    this.handlers.register('delete-export-file', ({ fileKey }) => this.files.delete(fileKey));
    this.handlers.register('purge-exports', () => this.purge(this.clock.now()));
    this.handlers.schedule('purge-exports', '7 * * * *');
    this.events.onWithin('member.erasing', async ({ memberId }, tx) => {
      const rows = await tx.query<{ file_key: string }>(
        'DELETE FROM data_exports WHERE member_id = $1 RETURNING file_key',
        [memberId],
      );
      for (const { file_key: fileKey } of rows) await this.jobs.add(tx, 'delete-export-file', { fileKey });
    });
  }

  private async purge(now: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rows = await tx.query<{ file_key: string }>(
        'DELETE FROM data_exports WHERE expires_at <= $1::timestamptz RETURNING file_key',
        [now],
      );
      for (const { file_key: fileKey } of rows) await this.jobs.add(tx, 'delete-export-file', { fileKey });
    });
  }
}
