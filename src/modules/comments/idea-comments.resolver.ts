import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { CommentConnection, CommentModel, CommentOrderEnum, type CommentOrder } from './comment.model.js';
import { IdeaComments } from './idea-comments.service.js';

/** What comments add to an idea. */
@Resolver(() => IdeaModel)
export class IdeaCommentsResolver {
  constructor(private readonly service: IdeaComments) {}

  @ResolveField('comments', () => CommentConnection, {
    description:
      'Public comments that are no replies, of this idea and of those merged into it. `totalCount` counts them, `commentCount` their replies, too.',
  })
  comments(
    @Ctx() context: RequestContext,
    @Parent() idea: IdeaModel,
    @Args() page: PageForwardArgs,
    @Args('orderBy', { type: () => CommentOrderEnum, nullable: true, defaultValue: 'OLDEST' })
    orderBy: CommentOrder | null,
  ): Promise<ConnectionType<CommentModel>> {
    return this.service.comments(context, idea, page, orderBy ?? 'OLDEST');
  }

  @ResolveField('notes', () => CommentConnection, {
    nullable: true,
    description:
      'Internal notes that are no replies, oldest first; with those of ideas merged into it. For product teams; null to others.',
  })
  notes(
    @Ctx() context: RequestContext,
    @Parent() idea: IdeaModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<CommentModel> | null> {
    return this.service.notes(context, idea, page);
  }

  @ResolveField('internalNoteCount', () => Int, {
    nullable: true,
    description: 'Internal notes and replies to them; for product teams, null to others.',
  })
  internalNoteCount(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<number | null> {
    return this.service.noteCount(context, idea);
  }

  @ResolveField('extensions', () => [CommentModel], {
    description: 'Comments accepted as part of the idea, in that order.',
  })
  extensions(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<CommentModel[]> {
    return this.service.extensions(context, idea);
  }
}
