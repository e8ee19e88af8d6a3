import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AdoptIdeas } from './adopt-ideas.js';
import {
  AdoptionContributorsLoader,
  AdoptionIdeasLoader,
  AdoptionUpdateKeysLoader,
} from './adoption-keys.loader.js';
import { AdoptionLists } from './adoption-lists.js';
import { AdoptionMoves } from './adoption-moves.js';
import { AdoptionResolver } from './adoption.resolver.js';
import { AdoptionUpdateResolver } from './adoption-update.resolver.js';
import { AdoptionUpdatesLoader } from './adoption-updates.loader.js';
import { AdoptionsLoader } from './adoptions.loader.js';
import { AdoptionsResolver } from './adoptions.resolver.js';
import { DeliverAdoption } from './deliver-adoption.js';
import { DeliveredIdeasLoader } from './delivered-ideas.loader.js';
import { DropAdoption } from './drop-adoption.js';
import { IdeaAdoptionResolver } from './idea-adoption.resolver.js';
import { IdeaAdoptionsLoader } from './idea-adoptions.loader.js';
import { ListAdoptions } from './list-adoptions.js';
import { MemberDeliveriesResolver } from './member-deliveries.resolver.js';
import { PostAdoptionUpdate } from './post-adoption-update.js';
import { ReadAdoption } from './read-adoption.js';
import { ReopenAdoption } from './reopen-adoption.js';
import { SupporterCountsLoader } from './supporter-counts.loader.js';
import { UpdateAdoption } from './update-adoption.js';
import { PersonalAdoptions } from './personal-adoptions.js';

@Module({
  imports: [IdeasModule, MembersModule, TeamsModule],
  providers: [
    PersonalAdoptions,
    AdoptIdeas,
    AdoptionContributorsLoader,
    AdoptionIdeasLoader,
    AdoptionLists,
    AdoptionMoves,
    AdoptionResolver,
    AdoptionUpdateKeysLoader,
    AdoptionUpdateResolver,
    AdoptionUpdatesLoader,
    AdoptionsLoader,
    AdoptionsResolver,
    DeliverAdoption,
    DeliveredIdeasLoader,
    DropAdoption,
    IdeaAdoptionResolver,
    IdeaAdoptionsLoader,
    ListAdoptions,
    MemberDeliveriesResolver,
    PostAdoptionUpdate,
    ReadAdoption,
    ReopenAdoption,
    SupporterCountsLoader,
    UpdateAdoption,
  ],
  exports: [
    AdoptIdeas,
    AdoptionLists,
    AdoptionsLoader,
    DeliverAdoption,
    DropAdoption,
    ListAdoptions,
    PostAdoptionUpdate,
    UpdateAdoption,
  ],
})
export class AdoptionsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly adoptions: AdoptionsLoader,
    private readonly updates: AdoptionUpdatesLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Adoption', (context, id) => this.adoptions.load(context, id));
    this.nodes.register('AdoptionUpdate', (context, id) => this.updates.load(context, id));
  }
}
