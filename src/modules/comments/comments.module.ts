import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { AcceptExtensions } from './accept-extensions.js';
import { AddComment } from './add-comment.js';
import { CommentFieldsResolver } from './comment-fields.resolver.js';
import { Comment } from './comment.entity.js';
import { CommentsLoader } from './comments.loader.js';
import { CommentsResolver } from './comments.resolver.js';
import { DeleteComment } from './delete-comment.js';
import { EditComment } from './edit-comment.js';
import { ExtensionsLoader } from './extensions.loader.js';
import { FreshComments } from './fresh-comments.js';
import { IdeaCommentsResolver } from './idea-comments.resolver.js';
import { IdeaComments } from './idea-comments.service.js';
import { IdeaTreesLoader } from './idea-trees.loader.js';
import { LikeComments } from './like-comments.js';
import { ListComments } from './list-comments.js';
import { ListMemberComments } from './list-member-comments.js';
import { ListReplies } from './list-replies.js';
import { MemberCommentsResolver } from './member-comments.resolver.js';
import { MentionCandidates } from './mention-candidates.js';
import { MentionCandidatesResolver } from './mention-candidates.resolver.js';
import { FirstRepliesLoader, ReplyCountsLoader } from './replies.loader.js';
import { PersonalComments } from './personal-comments.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Comment]),
    AttachmentsModule,
    AuditModule,
    IdeasModule,
    MembersModule,
    ScreeningModule,
    ThrottleModule,
  ],
  providers: [
    PersonalComments,
    AcceptExtensions,
    AddComment,
    CommentFieldsResolver,
    CommentsLoader,
    CommentsResolver,
    DeleteComment,
    EditComment,
    ExtensionsLoader,
    FirstRepliesLoader,
    FreshComments,
    IdeaComments,
    IdeaCommentsResolver,
    IdeaTreesLoader,
    LikeComments,
    ListComments,
    ListMemberComments,
    ListReplies,
    MemberCommentsResolver,
    MentionCandidates,
    MentionCandidatesResolver,
    ReplyCountsLoader,
  ],
  exports: [AcceptExtensions, AddComment, CommentsLoader, LikeComments],
})
export class CommentsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly comments: CommentsLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Comment', (context, id) => this.comments.load(context, id));
  }
}
