import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { JobHandlers } from '../../jobs/job-handlers.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    /** Takes addresses out of the audit log that are old enough. */
    'forget-audit-addresses': object;
  }
}

/** The log is kept for good; from which address something was done, only so long. */
const KEPT = 90 * DAY;
const BATCH = 1000;

@Injectable()
export class ForgetAddresses implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('forget-audit-addresses', (_, signal) => this.run(signal));
    this.handlers.schedule('forget-audit-addresses', '40 3 * * *');
  }

  private async run(signal: AbortSignal): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT);
    for (let found = BATCH; found === BATCH && !signal.aborted;) {
      const rows = await this.database.query(
        `UPDATE audit_events SET ip_address = NULL WHERE id IN (
           SELECT id FROM audit_events WHERE ip_address IS NOT NULL AND created_at < $1 ORDER BY created_at LIMIT ${BATCH})
         RETURNING id`,
        [before],
      );
      found = rows.length;
    }
  }
}
