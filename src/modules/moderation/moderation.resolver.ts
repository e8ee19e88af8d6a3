import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { AttachmentModel } from '../attachments/attachment.model.js';
import { JudgedCommentFilesLoader, JudgedIdeaFilesLoader } from '../attachments/kept-files.js';
import { ContentLoader } from './content.loader.js';
import { ContentReportsLoader, REPORTS_SHOWN, ReportCountsLoader } from './content-reports.loader.js';
import { HiddenContentConnection, type HiddenContentModel } from './hidden-content.model.js';
import { ListHidden } from './list-hidden.js';
import { ListModeration } from './list-moderation.js';
import { ModerateContent } from './moderate-content.js';
import { ModerateContentInput, ReportContentInput } from './moderation.inputs.js';
import {
  ContentReportModel,
  ModerateContentPayload,
  ModerationItemConnection,
  ModerationItemModel,
  ReportContentPayload,
} from './moderation.model.js';
import { ReportContent } from './report-content.js';

@Resolver(() => ModerationItemModel)
export class ModerationResolver {
  constructor(
    private readonly content: ContentLoader,
    private readonly decisions: ModerateContent,
    private readonly hidden: ListHidden,
    private readonly lists: ListModeration,
    private readonly reportsOf: ContentReportsLoader,
    private readonly reportCounts: ReportCountsLoader,
    private readonly ideaFiles: JudgedIdeaFilesLoader,
    private readonly commentFiles: JudgedCommentFilesLoader,
    private readonly reporting: ReportContent,
  ) {}

  @Query(() => ModerationItemConnection, {
    nullable: true,
    description: 'For moderators: what is held or was reported, oldest first.',
  })
  moderationQueue(
    @Ctx() context: RequestContext,
    @Args() page: PageForwardArgs,
    @Args('boardId', { type: () => ID, nullable: true, description: 'Of one board only.' })
    boardId?: string | null,
  ): Promise<ConnectionType<ModerationItemModel>> {
    return this.lists.queue(context, page, boardId ?? null);
  }

  @Query(() => HiddenContentConnection, {
    nullable: true,
    description: 'For moderators: what they or bans have hidden, latest first.',
  })
  hiddenContent(
    @Ctx() context: RequestContext,
    @Args() page: PageForwardArgs,
    @Args('boardId', { type: () => ID, nullable: true, description: 'Of one board only.' })
    boardId?: string | null,
  ): Promise<ConnectionType<HiddenContentModel>> {
    return this.hidden.page(context, page, boardId ?? null);
  }

  @ResolveField('reports', () => [ContentReportModel], {
    description: `Reports that wait to be decided, oldest first, of a closed case those that it had; the latest ${REPORTS_SHOWN} of them.`,
  })
  async reports(
    @Ctx() context: RequestContext,
    @Parent() item: ModerationItemModel,
  ): Promise<ContentReportModel[]> {
    return (await this.reportsOf.load(context, item.itemId)) ?? [];
  }

  @ResolveField('reportCount', () => Int, {
    description: 'How many reports it has, those not shown as well.',
  })
  async reportCount(@Ctx() context: RequestContext, @Parent() item: ModerationItemModel): Promise<number> {
    return (await this.reportCounts.load(context, item.itemId)) ?? 0;
  }

  @ResolveField('attachments', () => [AttachmentModel], {
    description:
      'Its files, in order of upload; while reports are open also those that it had when it was reported, whatever its author did with them.',
  })
  async attachments(
    @Ctx() context: RequestContext,
    @Parent() item: ModerationItemModel,
  ): Promise<AttachmentModel[]> {
    const files = item.ideaId === null ? this.commentFiles : this.ideaFiles;
    return (await files.load(context, item.ideaId ?? item.commentId ?? 0)) ?? [];
  }

  @Mutation(() => ReportContentPayload, {
    nullable: true,
    description:
      'Tells moderators of content that the viewer may read and did not write; once until they decided.',
  })
  async reportContent(
    @Ctx() context: RequestContext,
    @Input(ReportContentInput) input: ReportContentInput,
  ): Promise<ReportContentPayload> {
    const subject = await this.reporting.report(context, input);
    return { reported: true, subject: await this.content.load(context, subject) };
  }

  @Mutation(() => ModerateContentPayload, {
    nullable: true,
    description:
      'Decides about ideas and comments, all or none. What is in no state for the action is INVALID, what was changed since it was read STALE.',
  })
  async moderateContent(
    @Ctx() context: RequestContext,
    @Input(ModerateContentInput) input: ModerateContentInput,
  ): Promise<ModerateContentPayload> {
    return { subjects: await this.content.reload(context, await this.decisions.decide(context, input)) };
  }
}
