import type { Type } from '@nestjs/common';
import { AccountModule } from './modules/account/account.module.js';
import { AdoptionsModule } from './modules/adoptions/adoptions.module.js';
import { ArchivingModule } from './modules/archiving/archiving.module.js';
import { AttachmentsModule } from './modules/attachments/attachments.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { BoardsModule } from './modules/boards/boards.module.js';
import { CommentsModule } from './modules/comments/comments.module.js';
import { CommunityModule } from './modules/community/community.module.js';
import { DemoModule } from './modules/demo/demo.module.js';
import { FollowsModule } from './modules/follows/follows.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { IdeasModule } from './modules/ideas/ideas.module.js';
import { ImportsModule } from './modules/imports/imports.module.js';
import { InsightsModule } from './modules/insights/insights.module.js';
import { LiveModule } from './modules/live/live.module.js';
import { MembersModule } from './modules/members/members.module.js';
import { MergingModule } from './modules/merging/merging.module.js';
import { ModerationModule } from './modules/moderation/moderation.module.js';
import { NotificationsModule } from './modules/notifications/notifications.module.js';
import { OperationsModule } from './modules/operations/operations.module.js';
import { PagesModule } from './modules/pages/pages.module.js';
import { PromisesModule } from './modules/promises/promises.module.js';
import { RankingModule } from './modules/ranking/ranking.module.js';
import { ReputationModule } from './modules/reputation/reputation.module.js';
import { ScreeningModule } from './modules/screening/screening.module.js';
import { SearchModule } from './modules/search/search.module.js';
import { StatusesModule } from './modules/statuses/statuses.module.js';
import { StormsModule } from './modules/storms/storms.module.js';
import { TeamsModule } from './modules/teams/teams.module.js';
import { TriageModule } from './modules/triage/triage.module.js';
import { VotesModule } from './modules/votes/votes.module.js';

/** Every feature, in the order in which they may know each other. */
export const FEATURES: Type[] = [
  MembersModule,
  AuditModule,
  AuthModule,
  TeamsModule,
  BoardsModule,
  StatusesModule,
  RankingModule,
  CommunityModule,
  AttachmentsModule,
  ScreeningModule,
  IdeasModule,
  VotesModule,
  CommentsModule,
  FollowsModule,
  TriageModule,
  SearchModule,
  MergingModule,
  AdoptionsModule,
  ArchivingModule,
  PromisesModule,
  StormsModule,
  ModerationModule,
  ReputationModule,
  NotificationsModule,
  LiveModule,
  InsightsModule,
  AccountModule,
  ImportsModule,
  DemoModule,
  HealthModule,
  OperationsModule,
  PagesModule,
];
