import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { canReadBoard } from '../../common/auth/viewer.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { BoardModel } from '../boards/board.model.js';
import { StatusModel } from '../statuses/status.model.js';
import { BoardIdeaCountsLoader, StatusIdeaCountsLoader } from './idea-counts.loader.js';

/** What ideas add to a board. */
@Resolver(() => BoardModel)
export class BoardIdeasResolver {
  constructor(private readonly counts: BoardIdeaCountsLoader) {}

  @ResolveField('ideaCount', () => Int, { description: 'Ideas that a list of it shows.' })
  async ideaCount(@Ctx() context: RequestContext, @Parent() board: BoardModel): Promise<number> {
    return (await this.counts.load(context, board.boardId)) ?? 0;
  }

  @ResolveField('viewerCanSubmit', () => Boolean, {
    description: 'Whether the viewer may submit an idea to it.',
  })
  viewerCanSubmit(@Ctx() context: RequestContext, @Parent() board: BoardModel): boolean {
    return context.viewer !== null && canReadBoard(context, board.boardId);
  }
}

/** What ideas add to a status. */
@Resolver(() => StatusModel)
export class StatusIdeaCountResolver {
  constructor(private readonly counts: StatusIdeaCountsLoader) {}

  @ResolveField('ideaCount', () => Int, { description: 'Ideas in it that the viewer could list.' })
  async ideaCount(@Ctx() context: RequestContext, @Parent() status: StatusModel): Promise<number> {
    return (await this.counts.load(context, status.statusId)) ?? 0;
  }
}
