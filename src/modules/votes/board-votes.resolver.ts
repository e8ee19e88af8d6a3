import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { BoardModel } from '../boards/board.model.js';
import { UsedVotesLoader } from './used-votes.loader.js';

/** What votes add to a board. */
@Resolver(() => BoardModel)
export class BoardVotesResolver {
  constructor(private readonly used: UsedVotesLoader) {}

  @ResolveField('viewerVotesLeft', () => Int, {
    nullable: true,
    description:
      'How many more open ideas of it the viewer may vote on, at least 0; null without limit or signed out.',
  })
  async viewerVotesLeft(@Ctx() context: RequestContext, @Parent() board: BoardModel): Promise<number | null> {
    if (!context.viewer || board.voteBudget === null) return null;
    return Math.max(0, board.voteBudget - ((await this.used.load(context, board.boardId)) ?? 0));
  }
}
