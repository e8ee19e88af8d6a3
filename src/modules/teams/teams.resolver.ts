import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberConnection } from '../members/member-connection.model.js';
import type { MemberModel } from '../members/member.model.js';
import { TeamModel } from './team.model.js';
import { TeamsService } from './teams.service.js';

@Resolver(() => TeamModel)
export class TeamsResolver {
  constructor(private readonly service: TeamsService) {}

  @Query(() => [TeamModel], { description: 'All teams, by name.' })
  teams(): Promise<TeamModel[]> {
    return this.service.list();
  }

  @Query(() => TeamModel, { nullable: true, description: 'A team by its name in addresses.' })
  team(@Args('slug', { type: () => String }) slug: string): Promise<TeamModel | null> {
    return this.service.bySlug(slug);
  }

  @ResolveField('members', () => MemberConnection, { description: 'Its people, oldest account first.' })
  members(
    @Ctx() context: RequestContext,
    @Parent() team: TeamModel,
    @Args('first', { type: () => Int, nullable: true, description: '1 to 100; 20 where left out.' })
    first?: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' })
    after?: string,
  ): Promise<ConnectionType<MemberModel>> {
    return this.service.members(context, team.teamId, { first, after });
  }
}
