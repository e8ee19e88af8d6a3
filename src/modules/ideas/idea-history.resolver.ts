import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaHistory } from './idea-history.service.js';
import { IdeaModel } from './idea.model.js';
import { StatusChangeConnection, StatusChangeModel } from './status-change.model.js';
import { StatusChangesLoader } from './status-changes.loader.js';

/** What became of an idea. */
@Resolver(() => IdeaModel)
export class IdeaHistoryResolver {
  constructor(
    private readonly service: IdeaHistory,
    private readonly changes: StatusChangesLoader,
  ) {}

  @ResolveField('history', () => StatusChangeConnection, { description: 'Newest first.' })
  history(
    @Parent() idea: IdeaModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<StatusChangeModel>> {
    return this.service.page(idea.number, page);
  }

  @ResolveField('officialResponse', () => StatusChangeModel, {
    nullable: true,
    description: 'The latest official response.',
  })
  async officialResponse(
    @Ctx() context: RequestContext,
    @Parent() idea: IdeaModel,
  ): Promise<StatusChangeModel | null> {
    return idea.officialResponseId === null ? null : this.changes.load(context, idea.officialResponseId);
  }
}
