import { Module, type OnModuleInit } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { ApplyBans } from './apply-bans.js';
import { BanMembers } from './ban-members.js';
import { BanResolver, BansResolver } from './bans.resolver.js';
import { ChangeStates } from './change-states.js';
import { ContentLoader } from './content.loader.js';
import { ContentReportResolver } from './content-report.resolver.js';
import { ContentReportsLoader } from './content-reports.loader.js';
import { DiscountVotes } from './discount-votes.js';
import { END_BANS_AT } from './end-bans.job.js';
import { HideWritten } from './hide-written.js';
import { ListModeration } from './list-moderation.js';
import { MemberBansLoader } from './member-bans.loader.js';
import { ModerateContent } from './moderate-content.js';
import {
  ModeratedCommentResolver,
  ModeratedIdeaResolver,
  RevisionResolver,
} from './moderated-content.resolver.js';
import { ModerationData } from './moderation-data.js';
import { ModerationResolver } from './moderation.resolver.js';
import { ReportContent } from './report-content.js';
import { CommentRevisionsLoader, IdeaRevisionsLoader } from './revisions.loader.js';
import { ViewerCommentReportsLoader, ViewerIdeaReportsLoader } from './viewer-reports.loader.js';
import { ViewerModerationResolver } from './viewer-moderation.resolver.js';

/** What keeps a community readable: reports, holds, what is hidden, bans. */
@Module({
  imports: [
    AttachmentsModule,
    AuditModule,
    AuthModule,
    CommentsModule,
    IdeasModule,
    MembersModule,
    ThrottleModule,
  ],
  providers: [
    ApplyBans,
    BanMembers,
    BanResolver,
    BansResolver,
    ChangeStates,
    CommentRevisionsLoader,
    ContentLoader,
    ContentReportResolver,
    ContentReportsLoader,
    DiscountVotes,
    HideWritten,
    IdeaRevisionsLoader,
    ListModeration,
    MemberBansLoader,
    ModerateContent,
    ModeratedCommentResolver,
    ModeratedIdeaResolver,
    ModerationData,
    ModerationResolver,
    ReportContent,
    RevisionResolver,
    ViewerCommentReportsLoader,
    ViewerIdeaReportsLoader,
    ViewerModerationResolver,
  ],
})
export class ModerationModule implements OnModuleInit {
  constructor(
    private readonly applying: ApplyBans,
    private readonly bans: BanMembers,
    private readonly handlers: JobHandlers,
    private readonly lists: ListModeration,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('ModerationItem', (context, id) => this.lists.find(context, id));
    this.handlers.register('apply-ban', ({ memberId }, signal) => this.applying.apply(memberId, signal));
    this.handlers.register('end-bans', async (_, signal) => {
      while (!signal.aborted && (await this.bans.endOne()));
    });
    this.handlers.schedule('end-bans', END_BANS_AT);
  }
}
