import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import { OutgoingMailModel } from './outgoing-mail.model.js';

@Resolver(() => OutgoingMailModel)
export class OutgoingMailMemberResolver {
  constructor(private readonly members: MembersLoader) {}

  @ResolveField('member', () => MemberModel, {
    nullable: true,
    description: 'Whose it is; null where whoever gets it need not be a member.',
  })
  member(@Ctx() context: RequestContext, @Parent() mail: OutgoingMailModel): Promise<MemberModel | null> {
    return mail.memberId === null ? Promise.resolve(null) : this.members.load(context, mail.memberId);
  }
}
