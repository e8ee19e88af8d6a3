import { Injectable } from '@nestjs/common';
import type { PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import { canTriage } from '../ideas/idea.policy.js';
import type { CommentModel, CommentOrder } from './comment.model.js';
import { CommentsLoader } from './comments.loader.js';
import { ExtensionsLoader } from './extensions.loader.js';
import { IdeaTreesLoader, type TreeIdea } from './idea-trees.loader.js';
import { ListComments, type CommentList } from './list-comments.js';

/** What was said about an idea and about those merged into it. */
@Injectable()
export class IdeaComments {
  constructor(
    private readonly trees: IdeaTreesLoader,
    private readonly lists: ListComments,
    private readonly comment: CommentsLoader,
    private readonly accepted: ExtensionsLoader,
  ) {}

  /** @throws BAD_USER_INPUT as every page */
  async comments(
    context: RequestContext,
    { number }: IdeaModel,
    page: PageArgs,
    order: CommentOrder,
  ): Promise<CommentList> {
    const tree = (await this.trees.load(context, number)) ?? [];
    const from = { top: number, ideaIds: tree.map(({ id }) => id), kind: 'comments' as const };
    return this.lists.list(context, from, page, order);
  }

  /** Null for whoever may not read notes of this idea's board. @throws BAD_USER_INPUT as every page */
  async notes(context: RequestContext, idea: IdeaModel, page: PageArgs): Promise<CommentList | null> {
    const tree = await this.triaged(context, idea);
    if (!tree) return null;
    const from = { top: idea.number, ideaIds: tree.map(({ id }) => id), kind: 'notes' as const };
    return this.lists.list(context, from, page, 'OLDEST');
  }

  /** The same as a number, replies counted, too. */
  async noteCount(context: RequestContext, idea: IdeaModel): Promise<number | null> {
    const tree = await this.triaged(context, idea);
    return tree ? tree.reduce((sum, { notes }) => sum + notes, 0) : null;
  }

  async extensions(context: RequestContext, { number }: IdeaModel): Promise<CommentModel[]> {
    return this.comment.loadMany(context, (await this.accepted.load(context, number)) ?? []);
  }

  /** Merged ideas may come from boards of other teams, whose notes stay theirs. */
  private async triaged(context: RequestContext, idea: IdeaModel): Promise<TreeIdea[] | null> {
    const { viewer } = context;
    if (!canTriage(viewer, idea.board)) return null;
    const tree = (await this.trees.load(context, idea.number)) ?? [];
    return tree.filter((merged) => canTriage(viewer, merged));
  }
}
