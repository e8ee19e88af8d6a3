import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { ListJobs } from './list-jobs.js';
import { ListOutgoingMails } from './list-outgoing-mails.js';
import type { OperationsModel } from './operations.model.js';
import { requireOperator } from './operations.policy.js';

@Injectable()
export class OperationsService {
  constructor(
    private readonly jobs: ListJobs,
    private readonly mails: ListOutgoingMails,
  ) {}

  /** @throws UNAUTHENTICATED, FORBIDDEN */
  async overview(context: RequestContext): Promise<OperationsModel> {
    requireOperator(context);
    const [jobs, mails] = await Promise.all([this.jobs.counts(), this.mails.counts()]);
    return {
      waitingJobs: jobs.WAITING,
      runningJobs: jobs.RUNNING,
      failedJobs: jobs.FAILED,
      waitingMails: mails.WAITING,
      sendingMails: mails.SENDING,
      failedMails: mails.FAILED,
      uncertainMails: mails.UNCERTAIN,
    };
  }
}
