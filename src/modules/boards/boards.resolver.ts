import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { TeamModel } from '../teams/team.model.js';
import { BoardModel } from './board.model.js';
import { BoardTeamsLoader } from './board-teams.loader.js';
import { BoardsService } from './boards.service.js';

@Resolver(() => BoardModel)
export class BoardsResolver {
  constructor(
    private readonly service: BoardsService,
    private readonly teamsOf: BoardTeamsLoader,
  ) {}

  @Query(() => [BoardModel], { description: 'Boards that the viewer may read, oldest first.' })
  boards(@Ctx() context: RequestContext): Promise<BoardModel[]> {
    return this.service.list(context);
  }

  @Query(() => BoardModel, { nullable: true, description: 'A board by its name in addresses.' })
  board(
    @Ctx() context: RequestContext,
    @Args('slug', { type: () => String }) slug: string,
  ): Promise<BoardModel | null> {
    return this.service.bySlug(context, slug);
  }

  @ResolveField('teams', () => [TeamModel], { description: 'The teams that own it.' })
  async teams(@Ctx() context: RequestContext, @Parent() board: BoardModel): Promise<TeamModel[]> {
    return (await this.teamsOf.load(context, board.boardId)) ?? [];
  }
}
