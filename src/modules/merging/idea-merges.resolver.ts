import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaConnection, IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { ListMerged } from './list-merged.js';

/** What merging adds to an idea. */
@Resolver(() => IdeaModel)
export class IdeaMergesResolver {
  constructor(
    private readonly ideas: IdeasLoader,
    private readonly merged: ListMerged,
  ) {}

  @ResolveField('mergedInto', () => IdeaModel, {
    nullable: true,
    description:
      'The idea that now stands for it, at the end of all merges; null where it is not merged, or for whoever may not know of that one.',
  })
  async mergedInto(@Ctx() context: RequestContext, @Parent() idea: IdeaModel): Promise<IdeaModel | null> {
    return idea.rootId === null ? null : this.ideas.load(context, idea.rootId);
  }

  @ResolveField('merged', () => IdeaConnection, {
    description:
      'Ideas merged into this one itself, latest merge first; each may have such ideas of its own.',
  })
  list(
    @Ctx() context: RequestContext,
    @Parent() idea: IdeaModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<IdeaModel>> {
    return this.merged.page(context, idea, page);
  }
}
