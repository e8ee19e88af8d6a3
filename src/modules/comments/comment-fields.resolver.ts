import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { renderMarkdown } from '../../common/text/markdown.js';
import { CommentAttachmentsLoader } from '../attachments/attached-files.loader.js';
import { AttachmentModel } from '../attachments/attachment.model.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { CommentConnection, CommentModel } from './comment.model.js';
import { CommentsLoader } from './comments.loader.js';
import { ListReplies } from './list-replies.js';

@Resolver(() => CommentModel)
export class CommentFieldsResolver {
  constructor(
    private readonly comments: CommentsLoader,
    private readonly ideas: IdeasLoader,
    private readonly threads: ListReplies,
    private readonly files: CommentAttachmentsLoader,
  ) {}

  @ResolveField('bodyHtml', () => String, {
    description: 'Sanitised HTML of `body`; @handles of members are links to them.',
  })
  bodyHtml(@Parent() comment: CommentModel): string {
    return renderMarkdown(comment.body, comment.handles);
  }

  @ResolveField('attachments', () => [AttachmentModel], { description: 'Its files, in order of upload.' })
  async attachments(
    @Ctx() context: RequestContext,
    @Parent() comment: CommentModel,
  ): Promise<AttachmentModel[]> {
    return comment.isEmptied ? [] : ((await this.files.load(context, comment.commentId)) ?? []);
  }

  @ResolveField('idea', () => IdeaModel, {
    description: 'The idea that it was written on, also where it shows under one that this was merged into.',
  })
  idea(@Ctx() context: RequestContext, @Parent() comment: CommentModel): Promise<IdeaModel | null> {
    return this.ideas.load(context, comment.ideaId);
  }

  @ResolveField('parent', () => CommentModel, {
    nullable: true,
    description: 'The comment that it replies to; one level deep.',
  })
  async parent(
    @Ctx() context: RequestContext,
    @Parent() comment: CommentModel,
  ): Promise<CommentModel | null> {
    return comment.parentId === null ? null : this.comments.load(context, comment.parentId);
  }

  @ResolveField('replies', () => CommentConnection, { description: 'Oldest first.' })
  replies(
    @Ctx() context: RequestContext,
    @Parent() comment: CommentModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<CommentModel>> {
    return this.threads.page(context, comment.commentId, page);
  }
}
