import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { CommentModel } from '../comments/comment.model.js';
import { CommentsLoader } from '../comments/comments.loader.js';
import { DeletedIdeasLoader } from '../ideas/deleted-ideas.loader.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import type { ContentId } from './content.js';

/** Ideas and comments as the viewer may know of them. */
@Injectable()
export class ContentLoader {
  constructor(
    private readonly comments: CommentsLoader,
    private readonly deletedIdeas: DeletedIdeasLoader,
    private readonly ideas: IdeasLoader,
  ) {}

  load(context: RequestContext, { type, id }: ContentId): Promise<IdeaModel | CommentModel | null> {
    return type === 'Idea' ? this.ideas.load(context, id) : this.comments.load(context, id);
  }

  /** Also what was deleted: of a comment that it was there, of an idea all that it said. For moderators alone. */
  async loadDeleted(context: RequestContext, subject: ContentId): Promise<IdeaModel | CommentModel | null> {
    const found = await this.load(context, subject);
    return found ?? (subject.type === 'Idea' ? this.deletedIdeas.load(context, subject.id) : null);
  }

  /** After a mutation: nothing that the request read before may answer. */
  async reload(
    context: RequestContext,
    subjects: readonly ContentId[],
  ): Promise<(IdeaModel | CommentModel)[]> {
    this.ideas.forgetAll(context);
    this.comments.forgetAll(context);
    const found = await Promise.all(subjects.map((subject) => this.load(context, subject)));
    return found.filter((subject) => subject !== null);
  }
}
