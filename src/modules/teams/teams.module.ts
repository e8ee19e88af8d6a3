import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { MembersModule } from '../members/members.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CreateTeam } from './create-team.js';
import { DeleteTeam } from './delete-team.js';
import { TeamMutationsResolver } from './team-mutations.resolver.js';
import { UpdateTeam } from './update-team.js';
import { MemberTeamsLoader } from './member-teams.loader.js';
import { MemberTeamsResolver } from './member-teams.resolver.js';
import { TeamMember } from './team-member.entity.js';
import { Team } from './team.entity.js';
import { TeamPeopleLoader } from './team-people.loader.js';
import { TeamSizesLoader } from './team-sizes.loader.js';
import { TeamsLoader } from './teams.loader.js';
import { TeamsResolver } from './teams.resolver.js';
import { TeamsService } from './teams.service.js';
import { PersonalTeams } from './personal-teams.js';

@Module({
  imports: [TypeOrmModule.forFeature([Team, TeamMember]), AuditModule, MembersModule],
  providers: [
    PersonalTeams,
    TeamsResolver,
    TeamMutationsResolver,
    CreateTeam,
    UpdateTeam,
    DeleteTeam,
    MemberTeamsResolver,
    TeamsService,
    TeamsLoader,
    TeamPeopleLoader,
    TeamSizesLoader,
    MemberTeamsLoader,
  ],
  exports: [TeamsService, TeamsLoader],
})
export class TeamsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: TeamsLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Team', (context, id) => this.loader.load(context, id));
  }
}
