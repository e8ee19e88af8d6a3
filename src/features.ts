import type { Type } from '@nestjs/common';
import { AuthModule } from './modules/auth/auth.module.js';
import { BoardsModule } from './modules/boards/boards.module.js';
import { CommunityModule } from './modules/community/community.module.js';
import { DemoModule } from './modules/demo/demo.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { IdeasModule } from './modules/ideas/ideas.module.js';
import { ImportsModule } from './modules/imports/imports.module.js';
import { MembersModule } from './modules/members/members.module.js';
import { PagesModule } from './modules/pages/pages.module.js';
import { RankingModule } from './modules/ranking/ranking.module.js';
import { SearchModule } from './modules/search/search.module.js';
import { StatusesModule } from './modules/statuses/statuses.module.js';
import { TeamsModule } from './modules/teams/teams.module.js';
import { TriageModule } from './modules/triage/triage.module.js';
import { VotesModule } from './modules/votes/votes.module.js';

/** Every feature, in the order in which they may know each other. */
export const FEATURES: Type[] = [
  MembersModule,
  AuthModule,
  TeamsModule,
  BoardsModule,
  StatusesModule,
  RankingModule,
  CommunityModule,
  IdeasModule,
  VotesModule,
  TriageModule,
  SearchModule,
  ImportsModule,
  DemoModule,
  HealthModule,
  PagesModule,
];
