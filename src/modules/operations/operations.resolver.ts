import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { JobConnection, JobStateEnum, type JobModel, type JobState } from './job.model.js';
import { ListJobs } from './list-jobs.js';
import { ListOutgoingMails } from './list-outgoing-mails.js';
import { RetryJobsInput, RetryMailsInput } from './operations.inputs.js';
import { OperationsModel } from './operations.model.js';
import { RetryJobsPayload, RetryMailsPayload } from './operations.payloads.js';
import { OperationsService } from './operations.service.js';
import {
  OutgoingMailConnection,
  OutgoingMailStateEnum,
  type OutgoingMailModel,
  type OutgoingMailState,
} from './outgoing-mail.model.js';
import { RetryWork } from './retry-work.js';

@Resolver()
export class OperationsResolver {
  constructor(
    private readonly service: OperationsService,
    private readonly jobLists: ListJobs,
    private readonly mailLists: ListOutgoingMails,
    private readonly retries: RetryWork,
  ) {}

  @Query(() => OperationsModel, {
    nullable: true,
    description: 'For administrators: how much background work there is.',
  })
  operations(@Ctx() context: RequestContext): Promise<OperationsModel> {
    return this.service.overview(context);
  }

  @Query(() => JobConnection, {
    nullable: true,
    description: 'For administrators: background work in one state, newest first.',
  })
  jobs(
    @Ctx() context: RequestContext,
    @Args('state', { type: () => JobStateEnum }) state: JobState,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<JobModel>> {
    return this.jobLists.list(context, state, page);
  }

  @Query(() => OutgoingMailConnection, {
    nullable: true,
    description: 'For administrators: mails in one state, newest first.',
  })
  outgoingMails(
    @Ctx() context: RequestContext,
    @Args('state', { type: () => OutgoingMailStateEnum }) state: OutgoingMailState,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<OutgoingMailModel>> {
    return this.mailLists.list(context, state, page);
  }

  @Mutation(() => RetryJobsPayload, {
    nullable: true,
    description: 'For administrators: runs jobs at once, with all their attempts before them.',
  })
  async retryJobs(
    @Ctx() context: RequestContext,
    @Input(RetryJobsInput) input: RetryJobsInput,
  ): Promise<RetryJobsPayload> {
    return { retried: await this.retries.jobs(context, input.ids) };
  }

  @Mutation(() => RetryMailsPayload, {
    nullable: true,
    description:
      'For administrators: sends FAILED and UNCERTAIN mails again, which may mean a second time for the latter.',
  })
  async retryMails(
    @Ctx() context: RequestContext,
    @Input(RetryMailsInput) input: RetryMailsInput,
  ): Promise<RetryMailsPayload> {
    return { retried: await this.retries.mails(context, input.ids) };
  }
}
