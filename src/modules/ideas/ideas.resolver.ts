import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import { PageAllArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { DeleteIdea } from './delete-idea.js';
import { EditIdea } from './edit-idea.js';
import { IdeaFilter } from './idea-filter.input.js';
import { DeleteIdeaInput, EditIdeaInput, SubmitIdeaInput } from './idea.inputs.js';
import { IdeaConnection, IdeaModel } from './idea.model.js';
import { IdeaOrderEnum, type IdeaOrder } from './idea-order.js';
import { DeleteIdeaPayload, EditIdeaPayload, SubmitIdeaPayload } from './idea.payloads.js';
import { IdeasLoader } from './ideas.loader.js';
import { ListIdeas } from './list-ideas.js';
import { SubmitIdea } from './submit-idea.js';

@Resolver(() => IdeaModel)
export class IdeasResolver {
  constructor(
    private readonly lists: ListIdeas,
    private readonly loader: IdeasLoader,
    private readonly submissions: SubmitIdea,
    private readonly edits: EditIdea,
    private readonly deletions: DeleteIdea,
  ) {}

  @Query(() => IdeaConnection, {
    description:
      'Forward and backward keyset pagination; `first`/`last` 1..100, default 20. With `filter.search` and no `orderBy`, results are ordered by relevance; else by POPULAR.',
  })
  ideas(
    @Ctx() context: RequestContext,
    @Args() page: PageAllArgs,
    @Args('orderBy', { type: () => IdeaOrderEnum, nullable: true }) orderBy?: IdeaOrder | null,
    @Args('filter', { type: () => IdeaFilter, nullable: true }) filter?: IdeaFilter | null,
  ): Promise<ConnectionType<IdeaModel>> {
    return this.lists.list(context, page, orderBy ?? null, filter ?? {});
  }

  @Query(() => IdeaModel, {
    nullable: true,
    description: 'By its public number, as in #42. A merged idea answers with itself; follow `mergedInto`.',
  })
  idea(
    @Ctx() context: RequestContext,
    @Args('number', { type: () => Int }) number: number,
  ): Promise<IdeaModel | null> {
    return this.loader.load(context, number);
  }

  @Mutation(() => SubmitIdeaPayload, {
    nullable: true,
    description: 'Proposes an idea; its author’s own promote is cast with it.',
  })
  async submitIdea(
    @Ctx() context: RequestContext,
    @Input(SubmitIdeaInput) input: SubmitIdeaInput,
  ): Promise<SubmitIdeaPayload> {
    return { idea: await this.loader.reload(context, await this.submissions.submit(context, input)) };
  }

  @Mutation(() => EditIdeaPayload, { nullable: true, description: 'By its author, while it is open.' })
  async editIdea(
    @Ctx() context: RequestContext,
    @Input(EditIdeaInput) input: EditIdeaInput,
  ): Promise<EditIdeaPayload> {
    return { idea: await this.loader.reload(context, await this.edits.edit(context, input)) };
  }

  @Mutation(() => DeleteIdeaPayload, {
    nullable: true,
    description: 'By its author only while nobody else voted or commented; by moderators always.',
  })
  async deleteIdea(
    @Ctx() context: RequestContext,
    @Input(DeleteIdeaInput) input: DeleteIdeaInput,
  ): Promise<DeleteIdeaPayload> {
    await this.deletions.delete(context, input.ideaId, input.reason);
    return { deletedId: input.ideaId };
  }
}
