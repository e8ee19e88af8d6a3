import { Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { Clock } from '../../common/time/clock.js';
import { DailyCounts } from './daily-counts.js';
import { IdeaFiguresReader } from './idea-figures.js';
import { InfluencerGroupModel } from './influencer.model.js';
import { Influencers, type CountedInfluencers } from './influencers.js';
import {
  BoardWaitModel,
  DailyCountModel,
  InsightsModel,
  StageCountModel,
  type IdeaFigures,
} from './insights.model.js';
import { InsightsService } from './insights.service.js';
import { WaitingBoards } from './waiting-boards.js';

const MERGED = 'what was merged counts with its target';

/** Each is read only where it is asked for; what several fields share, once. */
@Resolver(() => InsightsModel)
export class InsightsFieldsResolver {
  private readonly figures = new WeakMap<InsightsModel, Promise<IdeaFigures>>();
  private readonly counted = new WeakMap<InsightsModel, Promise<CountedInfluencers>>();

  constructor(
    private readonly service: InsightsService,
    private readonly days: DailyCounts,
    private readonly ideaFigures: IdeaFiguresReader,
    private readonly waiting: WaitingBoards,
    private readonly counts: Influencers,
    private readonly clock: Clock,
  ) {}

  @ResolveField('ideas', () => [DailyCountModel], {
    description: `Ideas that are present, archived ones too, by the day on which they were created; ${MERGED}.`,
  })
  ideas(@Parent() { boardIds, range }: InsightsModel): Promise<DailyCountModel[]> {
    return this.days.ideas(boardIds, range);
  }

  @ResolveField('votes', () => [DailyCountModel], {
    description:
      'Votes of either direction as they stand, by the day on which they were cast or last switched; withdrawn ones are gone.',
  })
  votes(@Parent() { boardIds, range }: InsightsModel): Promise<DailyCountModel[]> {
    return this.days.votes(boardIds, range);
  }

  @ResolveField('comments', () => [DailyCountModel], {
    description: 'Public comments and replies that stand; notes are never counted.',
  })
  comments(@Parent() { boardIds, range }: InsightsModel): Promise<DailyCountModel[]> {
    return this.days.comments(boardIds, range);
  }

  @ResolveField('newMembers', () => [DailyCountModel], {
    description: 'Members who joined the community, whatever the board: people join it, not a board.',
  })
  newMembers(@Parent() { range }: InsightsModel): Promise<DailyCountModel[]> {
    return this.days.newMembers(range);
  }

  @ResolveField('medianTimeToResponse', () => Int, {
    nullable: true,
    description:
      'Median seconds to the first official response of ideas created in the range; null before there is one. Imported ideas are left out.',
  })
  medianTimeToResponse(@Parent() insights: InsightsModel): Promise<number | null> {
    return this.figure(insights, 'medianTimeToResponse');
  }

  @ResolveField('responseRate', () => Float, {
    nullable: true,
    description: `Share of the range’s ideas with an official response, 0..1; null without ideas; ${MERGED}.`,
  })
  responseRate(@Parent() insights: InsightsModel): Promise<number | null> {
    return this.figure(insights, 'responseRate');
  }

  @ResolveField('adoptionRate', () => Float, {
    nullable: true,
    description: 'Share of the range’s ideas that have reached ADOPTED, 0..1; null without ideas.',
  })
  adoptionRate(@Parent() insights: InsightsModel): Promise<number | null> {
    return this.figure(insights, 'adoptionRate');
  }

  @ResolveField('deliveryRate', () => Float, {
    nullable: true,
    description: 'Share of the range’s ideas that have reached DELIVERED, 0..1; null without ideas.',
  })
  deliveryRate(@Parent() insights: InsightsModel): Promise<number | null> {
    return this.figure(insights, 'deliveryRate');
  }

  @ResolveField('promiseKept', () => Float, {
    nullable: true,
    description:
      'Share of ideas of the range past their due time that were answered in time, 0..1; null before there is one.',
  })
  promiseKept(@Parent() insights: InsightsModel): Promise<number | null> {
    return this.figure(insights, 'promiseKept');
  }

  @ResolveField('funnel', () => [StageCountModel], {
    description:
      'How many ideas of the range have reached each stage, by their history without what was undone, in the order of the workflow.',
  })
  funnel(@Parent() insights: InsightsModel): Promise<StageCountModel[]> {
    return this.figure(insights, 'funnel');
  }

  @ResolveField('waitingBoards', () => [BoardWaitModel], {
    description: 'Boards by how long their unanswered ideas wait now, longest median first.',
  })
  waitingBoards(@Parent() { boardIds }: InsightsModel): Promise<BoardWaitModel[]> {
    return this.waiting.list(boardIds, this.clock.now());
  }

  @ResolveField('influencers', () => [InfluencerGroupModel], {
    description:
      'Who carried the community in the range, as counted at `influencersCountedAt`. RATE_LIMITED where too many ranges are being counted for the first time.',
  })
  async influencers(@Parent() insights: InsightsModel): Promise<InfluencerGroupModel[]> {
    return (await this.influencersOf(insights)).groups;
  }

  @ResolveField('influencersCountedAt', () => GraphQLDateTime, {
    description: 'When the influencers were counted.',
  })
  async influencersCountedAt(@Parent() insights: InsightsModel): Promise<Date> {
    return (await this.influencersOf(insights)).countedAt;
  }

  @ResolveField('countedUntil', () => GraphQLDateTime, {
    description: 'Until when the numbers are complete; what came later is added within minutes.',
  })
  countedUntil(): Promise<Date> {
    return this.service.countedUntil();
  }

  private async figure<N extends keyof IdeaFigures>(
    insights: InsightsModel,
    name: N,
  ): Promise<IdeaFigures[N]> {
    const { boardIds, range } = insights;
    const read = (): Promise<IdeaFigures> => this.ideaFigures.read(boardIds, range, this.clock.now());
    return (await once(this.figures, insights, read))[name];
  }

  private influencersOf(insights: InsightsModel): Promise<CountedInfluencers> {
    return once(this.counted, insights, () => this.counts.read(insights.boardIds, insights.range));
  }
}

function once<V>(
  known: WeakMap<InsightsModel, Promise<V>>,
  of: InsightsModel,
  read: () => Promise<V>,
): Promise<V> {
  const value = known.get(of) ?? read();
  known.set(of, value);
  return value;
}
