import { Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MembersLoader } from '../members/members.loader.js';
import { SetMemberRole } from './set-member-role.js';
import { SetMemberRoleInput, SetMemberRolePayload } from './set-member-role.input.js';

@Resolver()
export class SetMemberRoleResolver {
  constructor(
    private readonly roles: SetMemberRole,
    private readonly members: MembersLoader,
  ) {}

  @Mutation(() => SetMemberRolePayload, {
    nullable: true,
    description: 'By administrators; there is always one left. It holds from the member’s next request on.',
  })
  async setMemberRole(
    @Ctx() context: RequestContext,
    @Input(SetMemberRoleInput) input: SetMemberRoleInput,
  ): Promise<SetMemberRolePayload> {
    return { member: await this.members.load(context, await this.roles.run(context, input)) };
  }
}
