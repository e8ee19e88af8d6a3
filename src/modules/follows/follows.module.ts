import { Module } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { FollowIdeas } from './follow-ideas.js';
import { FollowsResolver } from './follows.resolver.js';
import { IdeaFollowsResolver } from './idea-follows.resolver.js';
import { ViewerFollowsLoader } from './viewer-follows.loader.js';
import { PersonalFollows } from './personal-follows.js';

@Module({
  imports: [IdeasModule, MembersModule, ThrottleModule],
  providers: [PersonalFollows, FollowIdeas, FollowsResolver, IdeaFollowsResolver, ViewerFollowsLoader],
  exports: [ViewerFollowsLoader],
})
export class FollowsModule {}
