import { Injectable } from '@nestjs/common';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf, type NodeType } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { PAGE_SIZE } from '../../common/limits.js';
import { Database } from '../../database/database.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { MailQueue } from '../../mail/mail-queue.js';
import { AuditLog } from '../audit/audit-log.js';
import { requireOperator } from './operations.policy.js';

@Injectable()
export class RetryWork {
  constructor(
    private readonly audit: AuditLog,
    private readonly database: Database,
    private readonly jobQueue: JobQueue,
    private readonly mailQueue: MailQueue,
  ) {}

  /** @returns how many run again: pressed twice, or too late, it is none */
  jobs(context: RequestContext, ids: readonly string[]): Promise<number> {
    requireOperator(context);
    const numbers = numbersOf('Job', ids);
    return this.database.transaction(async (tx) => {
      const count = await this.jobQueue.retry(tx, numbers);
      if (count > 0) await this.audit.record(tx, context, [{ action: 'jobs.retried', details: { count } }]);
      return count;
    });
  }

  /** @returns how many wait again */
  mails(context: RequestContext, ids: readonly string[]): Promise<number> {
    requireOperator(context);
    const numbers = numbersOf('OutgoingMail', ids);
    return this.database.transaction(async (tx) => {
      const count = await this.mailQueue.retry(tx, numbers);
      if (count > 0) await this.audit.record(tx, context, [{ action: 'mails.retried', details: { count } }]);
      return count;
    });
  }
}

function numbersOf(type: NodeType, ids: readonly string[]): number[] {
  if (ids.length === 0) throw refuse('REQUIRED', 'ids');
  if (ids.length > PAGE_SIZE.max) throw refuse('TOO_MANY', 'ids', { max: PAGE_SIZE.max });
  return ids.map((id) => decodeIdOf(type, id, 'ids')).filter((id) => id !== null);
}
