import { Args, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from './member.model.js';
import { MembersService } from './members.service.js';

@Resolver(() => MemberModel)
export class MembersResolver {
  constructor(private readonly members: MembersService) {}

  @Query(() => MemberModel, {
    nullable: true,
    description:
      'A member by handle, in any case, or by one that they gave up and nobody else has taken; null where there is none.',
  })
  member(
    @Ctx() context: RequestContext,
    @Args('handle', { type: () => String }) handle: string,
  ): Promise<MemberModel | null> {
    return this.members.byHandle(context, handle);
  }
}
