import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { MemberModel } from '../members/member.model.js';
import { BadgeModel } from './badge.model.js';
import { BadgesLoader } from './badges.loader.js';
import { LevelsLoader } from './levels.loader.js';
import { ReputationsLoader } from './reputations.loader.js';

/** What reputation adds to a member. */
@Resolver(() => MemberModel)
export class MemberReputationResolver {
  constructor(
    private readonly reputations: ReputationsLoader,
    private readonly levels: LevelsLoader,
    private readonly awarded: BadgesLoader,
  ) {}

  @ResolveField('reputation', () => Int, {
    description: 'All that they earned on public boards, less what it cost them; may be below 0.',
  })
  async reputation(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<number> {
    return (await this.reputations.load(context, member.memberId)) ?? 0;
  }

  @ResolveField('level', () => String, {
    description: 'The name of the level that their reputation gives them.',
  })
  async level(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<string> {
    return this.levels.nameFor(context, await this.reputation(context, member));
  }

  @ResolveField('badges', () => [BadgeModel], { description: 'What they were awarded, latest first.' })
  async badges(@Ctx() context: RequestContext, @Parent() member: MemberModel): Promise<BadgeModel[]> {
    return (await this.awarded.load(context, member.memberId)) ?? [];
  }
}
