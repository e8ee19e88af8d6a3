import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { CommunityModule } from '../community/community.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { AnswerPage } from './answer-page.js';
import { ClientFolder } from './client-folder.js';
import { ClientShell } from './client-shell.js';
import { PageContents } from './page-contents.js';
import { PagesController } from './pages.controller.js';
import { Sitemap } from './sitemap.js';
import { SitemapController } from './sitemap.controller.js';

@Module({
  imports: [AuthModule, BoardsModule, CommunityModule, IdeasModule, MembersModule],
  controllers: [SitemapController, PagesController],
  providers: [AnswerPage, ClientFolder, ClientShell, PageContents, Sitemap],
})
export class PagesModule {}
