import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { BoardsModule } from '../boards/boards.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { StatusesModule } from '../statuses/statuses.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { CastVoteFor } from './cast-vote-for.js';
import { CastVoteForResolver } from './cast-vote-for.resolver.js';
import { CustomerNotes } from './customer-notes.js';
import { AssignIdea } from './assign-idea.js';
import { ChangeIdeaStatus } from './change-idea-status.js';
import { IdeaTriageResolver } from './idea-triage.resolver.js';
import { MoveToBoard } from './move-to-board.js';
import { ReplyTemplatesLoader } from './reply-templates.loader.js';
import { ReplyTemplatesResolver } from './reply-templates.resolver.js';
import { ReplyTemplatesService } from './reply-templates.service.js';
import { TagIdea } from './tag-idea.js';
import { TriageResolver } from './triage.resolver.js';
import { UndoStatusChange } from './undo-status-change.js';
import { ViewerTriageResolver } from './viewer-triage.resolver.js';
import { PersonalTriage } from './personal-triage.js';

@Module({
  imports: [
    AuditModule,
    BoardsModule,
    CommentsModule,
    IdeasModule,
    MembersModule,
    StatusesModule,
    TeamsModule,
    ThrottleModule,
  ],
  providers: [
    PersonalTriage,
    AssignIdea,
    CastVoteFor,
    CastVoteForResolver,
    CustomerNotes,
    ChangeIdeaStatus,
    IdeaTriageResolver,
    MoveToBoard,
    ReplyTemplatesLoader,
    ReplyTemplatesResolver,
    ReplyTemplatesService,
    TagIdea,
    TriageResolver,
    UndoStatusChange,
    ViewerTriageResolver,
  ],
  exports: [ChangeIdeaStatus],
})
export class TriageModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly templates: ReplyTemplatesLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('ReplyTemplate', (context, id) => this.templates.load(context, id));
  }
}
