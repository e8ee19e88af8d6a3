import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { AuditModule } from '../audit/audit.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData } from '../members/personal-data.js';
import { CloseStorm } from './close-storm.js';
import { hostedStorms } from './hosted-storms.js';
import { IdeaStormResolver } from './idea-storm.resolver.js';
import { ListStorms } from './list-storms.js';
import { OpenStorm } from './open-storm.js';
import { Storm } from './storm.entity.js';
import { StormIdeaCounts } from './storm-idea-counts.loader.js';
import { StormIdeas } from './storm-ideas.js';
import { StormResolver } from './storm.resolver.js';
import { StormSubmissionsListener } from './storm-submissions.listener.js';
import { StormsLoader } from './storms.loader.js';
import { StormsResolver } from './storms.resolver.js';
import { TellOpenings } from './tell-openings.js';
import { UpdateStorm } from './update-storm.js';
import { WithdrawStorm } from './withdraw-storm.js';

/** A question from the company, open from one moment to another. Of an erased host the tombstone stays: there is nothing else to clear. */
@Module({
  imports: [TypeOrmModule.forFeature([Storm]), AuditModule, BoardsModule, IdeasModule, MembersModule],
  providers: [
    CloseStorm,
    IdeaStormResolver,
    ListStorms,
    OpenStorm,
    StormIdeaCounts,
    StormIdeas,
    StormResolver,
    StormSubmissionsListener,
    StormsLoader,
    StormsResolver,
    TellOpenings,
    UpdateStorm,
    WithdrawStorm,
  ],
  exports: [CloseStorm, ListStorms, OpenStorm, StormIdeas, StormsLoader],
})
export class StormsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly storms: StormsLoader,
    private readonly personal: PersonalData,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Storm', (context, id) => this.storms.load(context, id));
    this.personal.register('storms-hosted', hostedStorms);
    this.texts.register({ table: 'storms', key: 'id', columns: ['title', 'brief', 'result'] });
  }
}
