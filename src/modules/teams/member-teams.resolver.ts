import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { MemberTeamsLoader } from './member-teams.loader.js';
import { TeamModel } from './team.model.js';

/** What teams add to a member. */
@Resolver(() => MemberModel)
export class MemberTeamsResolver {
  constructor(private readonly teamsOf: MemberTeamsLoader) {}

  @ResolveField('teams', () => [TeamModel], { description: 'The teams that they are in, by name.' })
  async teams(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<TeamModel[]> {
    return (await this.teamsOf.load(context, member.memberId)) ?? [];
  }
}
