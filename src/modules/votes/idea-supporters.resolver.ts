import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { MemberConnection } from '../members/member-connection.model.js';
import type { MemberModel } from '../members/member.model.js';
import { ListSupporters } from './list-supporters.js';

/** Who backs an idea; nobody is ever shown who demoted. */
@Resolver(() => IdeaModel)
export class IdeaSupportersResolver {
  constructor(private readonly supporters: ListSupporters) {}

  @ResolveField('supporters', () => MemberConnection, {
    description: 'People whose effective vote is PROMOTE, latest first.',
  })
  list(
    @Ctx() context: RequestContext,
    @Parent() idea: IdeaModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<MemberModel>> {
    return this.supporters.page(context, idea, page);
  }
}
