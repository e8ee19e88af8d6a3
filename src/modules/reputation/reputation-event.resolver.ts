import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { CommentModel } from '../comments/comment.model.js';
import { CommentsLoader } from '../comments/comments.loader.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { ReputationEventModel } from './reputation-event.model.js';

@Resolver(() => ReputationEventModel)
export class ReputationEventResolver {
  constructor(
    private readonly ideas: IdeasLoader,
    private readonly comments: CommentsLoader,
  ) {}

  @ResolveField('idea', () => IdeaModel, {
    nullable: true,
    description: 'The idea on which it happened; null where the viewer may not know of it any more.',
  })
  idea(@Ctx() context: RequestContext, @Parent() event: ReputationEventModel): Promise<IdeaModel | null> {
    return this.ideas.load(context, event.ideaId);
  }

  @ResolveField('comment', () => CommentModel, {
    nullable: true,
    description: 'The viewer’s comment that it was for; null for an idea, and where it is gone.',
  })
  async comment(
    @Ctx() context: RequestContext,
    @Parent() event: ReputationEventModel,
  ): Promise<CommentModel | null> {
    return event.commentId === null ? null : this.comments.load(context, event.commentId);
  }
}
