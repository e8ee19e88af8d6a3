import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import type { CommentModel } from './comment.model.js';
import { CommentsLoader } from './comments.loader.js';
import { FirstRepliesLoader, ReplyCountsLoader } from './replies.loader.js';

/** A comment after a mutation: nothing that the request read of it before may answer, nor of its idea and its thread. */
@Injectable()
export class FreshComments {
  constructor(
    private readonly comments: CommentsLoader,
    private readonly ideas: IdeasLoader,
    private readonly replies: FirstRepliesLoader,
    private readonly replyCounts: ReplyCountsLoader,
  ) {}

  async read(context: RequestContext, id: number): Promise<CommentModel | null> {
    const comment = await this.comments.reload(context, id);
    if (!comment) return null;
    this.ideas.forget(context, comment.ideaId);
    if (comment.parentId !== null) {
      this.comments.forget(context, comment.parentId);
      this.replies.forget(context, comment.parentId);
      this.replyCounts.forget(context, comment.parentId);
    }
    return comment;
  }
}
