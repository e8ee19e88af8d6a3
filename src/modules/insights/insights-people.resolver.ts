import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { BoardModel } from '../boards/board.model.js';
import { BoardsLoader } from '../boards/boards.loader.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { InfluencerModel } from './influencer.model.js';
import { BoardWaitModel } from './insights.model.js';

@Resolver(() => InfluencerModel)
export class InfluencerMemberResolver {
  constructor(private readonly members: MembersLoader) {}

  @ResolveField('member', () => MemberModel, { description: 'Who.' })
  member(
    @Ctx() context: RequestContext,
    @Parent() { memberId }: InfluencerModel,
  ): Promise<MemberModel | null> {
    return this.members.load(context, memberId);
  }
}

@Resolver(() => BoardWaitModel)
export class BoardWaitBoardResolver {
  constructor(private readonly boards: BoardsLoader) {}

  @ResolveField('board', () => BoardModel, { description: 'Which.' })
  board(@Ctx() context: RequestContext, @Parent() { boardId }: BoardWaitModel): Promise<BoardModel | null> {
    return this.boards.load(context, boardId);
  }
}
