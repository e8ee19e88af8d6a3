import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { ContentReportModel } from './moderation.model.js';

@Resolver(() => ContentReportModel)
export class ContentReportResolver {
  constructor(private readonly members: MembersLoader) {}

  @ResolveField('reporter', () => MemberModel, { description: 'Who reported it; for moderators alone.' })
  reporter(
    @Ctx() context: RequestContext,
    @Parent() report: ContentReportModel,
  ): Promise<MemberModel | null> {
    return this.members.load(context, report.reporterId);
  }
}
