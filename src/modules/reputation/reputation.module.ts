import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { AuditModule } from '../audit/audit.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { PersonalData } from '../members/personal-data.js';
import { AwardBadges } from './award-badges.js';
import { BadgeHolders } from './badge-holders.js';
import { BadgeKindResolver } from './badge-kind.resolver.js';
import { BadgesListener } from './badges.listener.js';
import { BadgesLoader } from './badges.loader.js';
import { BadgesService } from './badges.service.js';
import { Leaderboard } from './leaderboard.service.js';
import { LedgerListener } from './ledger.listener.js';
import { LevelsLoader } from './levels.loader.js';
import { ListReputationEvents } from './list-reputation-events.js';
import { MemberReputationResolver } from './member-reputation.resolver.js';
import { personalBadges, personalLedger } from './personal-reputation.js';
import { RecountReputation } from './recount-reputation.js';
import { ReputationEventResolver } from './reputation-event.resolver.js';
import { ReputationEventsLoader } from './reputation-events.loader.js';
import { ReputationLedger } from './reputation-ledger.js';
import { ReputationResolver } from './reputation.resolver.js';
import { ReputationsLoader } from './reputations.loader.js';
import { UpdateBadge } from './update-badge.js';
import { UpdateLevels } from './update-levels.js';
import { ViewerReputationResolver } from './viewer-reputation.resolver.js';

@Module({
  imports: [AuditModule, CommentsModule, IdeasModule, MembersModule],
  providers: [
    AwardBadges,
    BadgeHolders,
    BadgeKindResolver,
    BadgesListener,
    BadgesLoader,
    BadgesService,
    Leaderboard,
    LedgerListener,
    LevelsLoader,
    ListReputationEvents,
    MemberReputationResolver,
    RecountReputation,
    ReputationEventResolver,
    ReputationEventsLoader,
    ReputationLedger,
    ReputationResolver,
    ReputationsLoader,
    UpdateBadge,
    UpdateLevels,
    ViewerReputationResolver,
  ],
  exports: [AwardBadges, BadgesLoader, Leaderboard, LevelsLoader, ReputationLedger, ReputationsLoader],
})
export class ReputationModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly events: ReputationEventsLoader,
    private readonly personal: PersonalData,
  ) {}

  onModuleInit(): void {
    this.nodes.register('ReputationEvent', (context, id) => this.events.load(context, id));
    this.personal.register('reputation', personalLedger);
    this.personal.register('badges', personalBadges);
  }
}
