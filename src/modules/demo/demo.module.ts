import { Module } from '@nestjs/common';
import { AdoptionsModule } from '../adoptions/adoptions.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { MembersModule } from '../members/members.module.js';
import { StormsModule } from '../storms/storms.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { ReputationModule } from '../reputation/reputation.module.js';
import { TriageModule } from '../triage/triage.module.js';
import { VotesModule } from '../votes/votes.module.js';
import { DemoFounders } from './demo-founders.js';
import { DemoPromises } from './demo-promises.js';
import { DemoResolver } from './demo.resolver.js';
import { DemoStorms } from './demo-storms.js';
import { DemoScript } from './demo-script.js';
import { DemoTalk } from './demo-talk.js';
import { Demo } from './demo.js';

@Module({
  imports: [
    AdoptionsModule,
    BoardsModule,
    CommentsModule,
    IdeasModule,
    ImportsModule,
    MembersModule,
    ReputationModule,
    StormsModule,
    TeamsModule,
    TriageModule,
    VotesModule,
  ],
  providers: [Demo, DemoFounders, DemoPromises, DemoResolver, DemoScript, DemoStorms, DemoTalk],
  exports: [Demo],
})
export class DemoModule {}
