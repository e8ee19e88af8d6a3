import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { IdeaConnection, type IdeaModel } from './idea.model.js';
import { IdeaOrderEnum, type IdeaOrder } from './idea-order.js';
import { ListIdeas } from './list-ideas.js';
import { MemberIdeaCountsLoader } from './member-idea-counts.loader.js';

/** What ideas add to a member. */
@Resolver(() => MemberModel)
export class MemberIdeasResolver {
  constructor(
    private readonly lists: ListIdeas,
    private readonly counts: MemberIdeaCountsLoader,
  ) {}

  @ResolveField('ideas', () => IdeaConnection, {
    description: 'Ideas of this member that the viewer could list; newest first unless ordered.',
  })
  ideas(
    @Ctx() context: RequestContext,
    @Parent() member: MemberModel,
    @Args() page: PageForwardArgs,
    @Args('orderBy', { type: () => IdeaOrderEnum, nullable: true }) orderBy?: IdeaOrder | null,
  ): Promise<ConnectionType<IdeaModel>> {
    return this.lists.list(context, page, orderBy ?? 'NEWEST', { authorId: member.id });
  }

  @ResolveField('ideaCount', () => Int, {
    description: 'How many ideas of this member the viewer could list.',
  })
  async ideaCount(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<number> {
    return (await this.counts.load(context, member.memberId)) ?? 0;
  }
}
