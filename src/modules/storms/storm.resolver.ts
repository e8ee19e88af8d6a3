import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { BoardModel } from '../boards/board.model.js';
import { BoardsLoader } from '../boards/boards.loader.js';
import { IdeaConnection, type IdeaModel } from '../ideas/idea.model.js';
import { IdeaOrderEnum, type IdeaOrder } from '../ideas/idea-order.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { StormIdeaCounts } from './storm-idea-counts.loader.js';
import { StormIdeas } from './storm-ideas.js';
import { StormModel } from './storm.model.js';

@Resolver(() => StormModel)
export class StormResolver {
  constructor(
    private readonly boards: BoardsLoader,
    private readonly counts: StormIdeaCounts,
    private readonly members: MembersLoader,
    private readonly lists: StormIdeas,
  ) {}

  @ResolveField('briefHtml', () => String, { description: 'Sanitised HTML of `brief`.' })
  briefHtml(@Parent() { brief }: StormModel): string {
    return renderMarkdown(brief);
  }

  @ResolveField('resultHtml', () => String, { nullable: true, description: 'Sanitised HTML of `result`.' })
  resultHtml(@Parent() { result }: StormModel): string | null {
    return result === null ? null : renderMarkdown(result);
  }

  @ResolveField('board', () => BoardModel, { description: 'Where its ideas go.' })
  board(@Ctx() context: RequestContext, @Parent() { boardId }: StormModel): Promise<BoardModel | null> {
    return this.boards.load(context, boardId);
  }

  @ResolveField('host', () => MemberModel, { description: 'Who asks.' })
  host(@Ctx() context: RequestContext, @Parent() { hostId }: StormModel): Promise<MemberModel | null> {
    return this.members.load(context, hostId);
  }

  @ResolveField('ideaCount', () => Int, {
    description: '`ideas.totalCount`, for lists of storm sessions: one read for all of them.',
  })
  async ideaCount(@Ctx() context: RequestContext, @Parent() { stormId }: StormModel): Promise<number> {
    return (await this.counts.load(context, stormId)) ?? 0;
  }

  @ResolveField('ideas', () => IdeaConnection, {
    description:
      'Ideas submitted into it that the viewer could list, ranked among themselves; POPULAR until it closes and TOP from then on, unless ordered.',
  })
  ideas(
    @Ctx() context: RequestContext,
    @Parent() storm: StormModel,
    @Args() page: PageForwardArgs,
    @Args('orderBy', { type: () => IdeaOrderEnum, nullable: true }) orderBy?: IdeaOrder | null,
  ): Promise<ConnectionType<IdeaModel>> {
    return this.lists.of(context, storm, page, orderBy ?? null);
  }
}
