import { Module, type OnModuleInit } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { MembersModule } from '../members/members.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { StatusesModule } from '../statuses/statuses.module.js';
import { CountIdeas } from './count-ideas.js';
import { DeleteIdea } from './delete-idea.js';
import { DeletedIdeasLoader } from './deleted-ideas.loader.js';
import { EditIdea } from './edit-idea.js';
import { IdeaBodiesLoader } from './idea-bodies.loader.js';
import { IdeaBodyResolver } from './idea-body.resolver.js';
import { BoardIdeaCountsLoader, StatusIdeaCountsLoader } from './idea-counts.loader.js';
import { BoardIdeasResolver, StatusIdeaCountResolver } from './idea-counts.resolver.js';
import { IdeaHistoryResolver } from './idea-history.resolver.js';
import { IdeaHistory } from './idea-history.service.js';
import { Idea } from './idea.entity.js';
import { IdeaMapper } from './idea.mapper.js';
import { IdeasLoader } from './ideas.loader.js';
import { IdeasResolver } from './ideas.resolver.js';
import { ListIdeas } from './list-ideas.js';
import { MemberIdeaCountsLoader } from './member-idea-counts.loader.js';
import { MemberIdeasResolver } from './member-ideas.resolver.js';
import { StatusChange } from './status-change.entity.js';
import { StatusChangeResolver } from './status-change.resolver.js';
import { StatusChangesLoader } from './status-changes.loader.js';
import { SubmitIdea } from './submit-idea.js';
import { PersonalIdeas } from './personal-ideas.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Idea, StatusChange]),
    AttachmentsModule,
    BoardsModule,
    AuditModule,
    MembersModule,
    ScreeningModule,
    StatusesModule,
    ThrottleModule,
  ],
  providers: [
    PersonalIdeas,
    BoardIdeasResolver,
    BoardIdeaCountsLoader,
    CountIdeas,
    DeletedIdeasLoader,
    DeleteIdea,
    EditIdea,
    IdeaBodiesLoader,
    IdeaBodyResolver,
    IdeaHistory,
    IdeaHistoryResolver,
    IdeaMapper,
    IdeasLoader,
    IdeasResolver,
    ListIdeas,
    MemberIdeaCountsLoader,
    MemberIdeasResolver,
    StatusChangeResolver,
    StatusChangesLoader,
    StatusIdeaCountResolver,
    StatusIdeaCountsLoader,
    SubmitIdea,
  ],
  exports: [
    DeletedIdeasLoader,
    EditIdea,
    IdeaBodiesLoader,
    IdeasLoader,
    ListIdeas,
    StatusChangesLoader,
    SubmitIdea,
  ],
})
export class IdeasModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly ideas: IdeasLoader,
    private readonly changes: StatusChangesLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Idea', (context, id) => this.ideas.load(context, id));
    this.nodes.register('StatusChange', (context, id) => this.changes.load(context, id));
  }
}
