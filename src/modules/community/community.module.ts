import { Module } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { MembersModule } from '../members/members.module.js';
import { RankingClockRow } from '../ranking/ranking-clock.entity.js';
import { CommunityCountsLoader } from './community-counts.loader.js';
import { CommunityResolver } from './community.resolver.js';
import { CommunitySettings } from './community-settings.entity.js';
import { CommunityService } from './community.service.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { UpdateCommunity } from './update-community.js';

@Module({
  imports: [
    AuditModule,
    TypeOrmModule.forFeature([CommunitySettings, RankingClockRow]),
    MembersModule,
    RankingModule,
    ThrottleModule,
  ],
  providers: [CommunityCountsLoader, CommunityResolver, CommunityService, UpdateCommunity],
  exports: [CommunityService],
})
export class CommunityModule {}
