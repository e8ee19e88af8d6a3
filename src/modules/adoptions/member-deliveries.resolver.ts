import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { AdoptionConnection, type AdoptionModel } from './adoption.model.js';
import { DeliveredIdeasLoader } from './delivered-ideas.loader.js';
import { ListAdoptions } from './list-adoptions.js';

/** What adoptions add to a member. */
@Resolver(() => MemberModel)
export class MemberDeliveriesResolver {
  constructor(
    private readonly lists: ListAdoptions,
    private readonly counts: DeliveredIdeasLoader,
  ) {}

  @ResolveField('delivered', () => AdoptionConnection, {
    description: 'Deliveries that build on this member’s ideas or extensions, latest first.',
  })
  delivered(
    @Ctx() context: RequestContext,
    @Parent() member: MemberModel,
    @Args() page: PageForwardArgs,
  ): Promise<ConnectionType<AdoptionModel>> {
    return this.lists.list(context, page, 'DELIVERED', {}, { deliveredFor: member.memberId });
  }

  @ResolveField('deliveredIdeaCount', () => Int, {
    description: 'How many of this member’s ideas, of those that the viewer could list, were delivered.',
  })
  async deliveredIdeaCount(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<number> {
    return (await this.counts.load(context, member.memberId)) ?? 0;
  }
}
