import { Args, Query, Resolver } from '@nestjs/graphql';
import { MemberModel } from './member.model.js';
import { MembersService } from './members.service.js';

@Resolver(() => MemberModel)
export class MembersResolver {
  constructor(private readonly members: MembersService) {}

  @Query(() => MemberModel, {
    nullable: true,
    description: 'A member by handle, in any case; null where nobody has it.',
  })
  member(@Args('handle', { type: () => String }) handle: string): Promise<MemberModel | null> {
    return this.members.byHandle(handle);
  }
}
