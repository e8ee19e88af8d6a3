import { Module } from '@nestjs/common';
import { AdoptionsModule } from '../adoptions/adoptions.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { CommunityModule } from '../community/community.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { ReputationModule } from '../reputation/reputation.module.js';
import { StormsModule } from '../storms/storms.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AdoptionPages } from './adoption-pages.js';
import { AnswerPage } from './answer-page.js';
import { AtomFeed } from './atom-feed.js';
import { ClientFolder } from './client-folder.js';
import { ClientShell } from './client-shell.js';
import { FeedController } from './feed.controller.js';
import { PageContents } from './page-contents.js';
import { PagesController } from './pages.controller.js';
import { PeoplePages } from './people-pages.js';
import { Sitemap } from './sitemap.js';
import { SitemapController } from './sitemap.controller.js';
import { StormPages } from './storm-pages.js';

@Module({
  imports: [
    AdoptionsModule,
    AuthModule,
    BoardsModule,
    CommunityModule,
    IdeasModule,
    MembersModule,
    ReputationModule,
    StormsModule,
    TeamsModule,
  ],
  controllers: [SitemapController, FeedController, PagesController],
  providers: [
    AdoptionPages,
    AnswerPage,
    AtomFeed,
    ClientFolder,
    ClientShell,
    PageContents,
    PeoplePages,
    Sitemap,
    StormPages,
  ],
})
export class PagesModule {}
