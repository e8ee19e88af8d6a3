import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { TeamModel } from '../teams/team.model.js';
import { BoardModel } from './board.model.js';
import { TeamBoardsLoader } from './team-boards.loader.js';

/** What boards add to a team. */
@Resolver(() => TeamModel)
export class TeamBoardsResolver {
  constructor(private readonly boardsOf: TeamBoardsLoader) {}

  @ResolveField('boards', () => [BoardModel], {
    description: 'The boards it owns, as far as the viewer may read them.',
  })
  async boards(@Ctx() context: RequestContext, @Parent() team: TeamModel): Promise<BoardModel[]> {
    return (await this.boardsOf.load(context, team.teamId)) ?? [];
  }
}
