import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { TeamModel } from '../teams/team.model.js';
import { TeamsLoader } from '../teams/teams.loader.js';

/** What triage adds to an idea. */
@Resolver(() => IdeaModel)
export class IdeaTriageResolver {
  constructor(
    private readonly teams: TeamsLoader,
    private readonly members: MembersLoader,
  ) {}

  @ResolveField('team', () => TeamModel, { nullable: true, description: 'The team that answers for it.' })
  team(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<TeamModel | null> | null {
    return idea.teamId === null ? null : this.teams.load(context, idea.teamId);
  }

  @ResolveField('assignee', () => MemberModel, {
    nullable: true,
    description: 'The person who answers for it.',
  })
  assignee(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<MemberModel | null> | null {
    return idea.assigneeId === null ? null : this.members.load(context, idea.assigneeId);
  }
}
