import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { BadgeKindModel } from './badge.model.js';
import { BadgesService } from './badges.service.js';
import { LeaderboardEntryModel, LeaderboardPeriodEnum, type LeaderboardPeriod } from './leaderboard.model.js';
import { Leaderboard } from './leaderboard.service.js';
import { LevelModel } from './level.model.js';
import { LevelsLoader } from './levels.loader.js';
import * as inputs from './reputation.inputs.js';
import { UpdateBadge } from './update-badge.js';
import { UpdateLevels } from './update-levels.js';

@Resolver()
export class ReputationResolver {
  constructor(
    private readonly leaders: Leaderboard,
    private readonly scale: LevelsLoader,
    private readonly kinds: BadgesService,
    private readonly scaling: UpdateLevels,
    private readonly badging: UpdateBadge,
  ) {}

  @Query(() => [LeaderboardEntryModel], {
    description: 'Who earned most reputation; nobody who earned none.',
  })
  leaderboard(
    @Ctx() context: RequestContext,
    @Args('period', { type: () => LeaderboardPeriodEnum, defaultValue: 'ALL_TIME' })
    period: LeaderboardPeriod,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 10, description: '1..100' })
    first: number | null,
  ): Promise<LeaderboardEntryModel[]> {
    return this.leaders.top(context, period, first ?? 10);
  }

  @Query(() => [LevelModel], { description: 'Ranks of reputation, lowest first.' })
  levels(@Ctx() context: RequestContext): Promise<LevelModel[]> {
    return this.scale.all(context);
  }

  @Query(() => [BadgeKindModel], { description: 'All badges that can be earned.' })
  badges(@Ctx() context: RequestContext): Promise<BadgeKindModel[]> {
    return this.kinds.kinds(context);
  }

  @Mutation(() => inputs.UpdateLevelsPayload, {
    nullable: true,
    description: 'Replaces the scale of levels; for administrators.',
  })
  async updateLevels(
    @Ctx() context: RequestContext,
    @Input(inputs.UpdateLevelsInput) { levels }: inputs.UpdateLevelsInput,
  ): Promise<inputs.UpdateLevelsPayload> {
    return { levels: await this.scaling.update(context, levels) };
  }

  @Mutation(() => inputs.UpdateBadgePayload, {
    nullable: true,
    description: 'Changes a badge’s words, its threshold, or whether it is awarded; for administrators.',
  })
  async updateBadge(
    @Ctx() context: RequestContext,
    @Input(inputs.UpdateBadgeInput) input: inputs.UpdateBadgeInput,
  ): Promise<inputs.UpdateBadgePayload> {
    return { badge: await this.badging.update(context, input) };
  }
}
