import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { JobHandlers } from '../../jobs/job-handlers.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'purge-notifications': Record<string, never>;
  }
}

const KEPT_DAYS = 365;
const BATCH = 2000;

const PURGES = [
  `DELETE FROM notifications WHERE id IN (
     SELECT id FROM notifications WHERE created_at < now() - interval '${KEPT_DAYS} days' ORDER BY created_at LIMIT ${BATCH}) RETURNING 1`,
  // What is still to be told is never that old, unless telling it fails: then somebody should look at it first.
  `DELETE FROM notification_causes WHERE id IN (
     SELECT id FROM notification_causes WHERE created_at < now() - interval '${KEPT_DAYS + 1} days' AND told_up_to IS NULL
     ORDER BY created_at LIMIT ${BATCH}) RETURNING 1`,
];

/** Clears away what was told a year ago, read or not. */
@Injectable()
export class PurgeNotificationsJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('purge-notifications', (_payload, signal) => this.run(signal));
    this.handlers.schedule('purge-notifications', '43 3 * * *');
  }

  private async run(stop: AbortSignal): Promise<void> {
    for (const text of PURGES) {
      let gone = BATCH;
      while (gone === BATCH && !stop.aborted) gone = (await this.database.query(text)).length;
    }
  }
}
