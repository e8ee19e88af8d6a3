import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { MailModule } from '../../mail/mail.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { MembersModule } from '../members/members.module.js';
import { ListJobs } from './list-jobs.js';
import { ListOutgoingMails } from './list-outgoing-mails.js';
import { OperationsResolver } from './operations.resolver.js';
import { OperationsService } from './operations.service.js';
import { OutgoingMailMemberResolver } from './outgoing-mail-member.resolver.js';
import { RetryWork } from './retry-work.js';

/** What administrators see of jobs and mail. */
@Module({
  imports: [AuditModule, MailModule, MembersModule],
  providers: [
    ListJobs,
    ListOutgoingMails,
    OperationsResolver,
    OperationsService,
    OutgoingMailMemberResolver,
    RetryWork,
  ],
})
export class OperationsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly jobs: ListJobs,
    private readonly mails: ListOutgoingMails,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Job', (context, id) => this.jobs.find(context, id));
    this.nodes.register('OutgoingMail', (context, id) => this.mails.find(context, id));
  }
}
