import { Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import {
  BanMemberInput,
  BanMemberPayload,
  BanModel,
  UnbanMemberInput,
  UnbanMemberPayload,
} from './ban.model.js';
import { BanMembers } from './ban-members.js';
import { MemberBansLoader } from './member-bans.loader.js';

/** What moderation adds to a member. */
@Resolver(() => MemberModel)
export class BansResolver {
  constructor(
    private readonly bans: BanMembers,
    private readonly bansOf: MemberBansLoader,
    private readonly members: MembersLoader,
  ) {}

  @ResolveField('ban', () => BanModel, {
    nullable: true,
    description: 'For moderators; null to others and where there is none.',
  })
  ban(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<BanModel | null> {
    return this.bansOf.load(context, member.memberId);
  }

  @Mutation(() => BanMemberPayload, {
    nullable: true,
    description:
      'Ends a member’s sessions and lets them not sign in; they learn that, and until when, never why. Banning again replaces the ban.',
  })
  async banMember(
    @Ctx() context: RequestContext,
    @Input(BanMemberInput) input: BanMemberInput,
  ): Promise<BanMemberPayload> {
    return this.fresh(context, await this.bans.ban(context, input));
  }

  @Mutation(() => UnbanMemberPayload, {
    nullable: true,
    description: 'Lifts a ban; what it hid comes back and what it discounted counts again.',
  })
  async unbanMember(
    @Ctx() context: RequestContext,
    @Input(UnbanMemberInput) { memberId }: UnbanMemberInput,
  ): Promise<UnbanMemberPayload> {
    return this.fresh(context, await this.bans.unban(context, memberId));
  }

  private async fresh(context: RequestContext, id: number): Promise<{ member: MemberModel | null }> {
    this.bansOf.forget(context, id);
    return { member: await this.members.reload(context, id) };
  }
}

@Resolver(() => BanModel)
export class BanResolver {
  constructor(private readonly members: MembersLoader) {}

  @ResolveField('by', () => MemberModel, { nullable: true, description: 'Who banned them.' })
  async by(@Ctx() context: RequestContext, @Parent() ban: BanModel): Promise<MemberModel | null> {
    return ban.byId === null ? null : this.members.load(context, ban.byId);
  }
}
