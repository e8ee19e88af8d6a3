import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDate } from '../../common/graphql/scalars.js';
import { IdeaStageEnum } from '../statuses/status.model.js';
import type { IdeaStage } from '../statuses/stage.js';
import type { DayRange } from './day-range.js';

@ObjectType('DailyCount', { description: 'How many on one day, in UTC.' })
export class DailyCountModel {
  @Field(() => GraphQLDate, { description: 'The day.' })
  date: string;
  @Field(() => Int, { description: 'How many; 0 for a day without any.' })
  count: number;
}

@ObjectType('StageCount', { description: 'How many ideas have reached one stage.' })
export class StageCountModel {
  @Field(() => IdeaStageEnum, { description: 'The stage.' })
  stage: IdeaStage;
  @Field(() => Int, { description: 'Ideas that are or were in it, each counted once.' })
  count: number;
}

@ObjectType('BoardWait', { description: 'How long a board’s unanswered ideas wait, at this moment.' })
export class BoardWaitModel {
  boardId: number;

  @Field(() => Int, {
    description: 'Ideas submitted here, not archived, that have no official response.',
  })
  waiting: number;
  @Field(() => Int, { description: 'Median of the seconds that they have waited.' })
  medianWait: number;
  @Field(() => Int, { description: 'How many of them should have been answered by now.' })
  overdue: number;
}

/** What of the range's ideas came of them; seconds and shares, 0..1. */
export interface IdeaFigures {
  medianTimeToResponse: number | null;
  responseRate: number | null;
  adoptionRate: number | null;
  deliveryRate: number | null;
  promiseKept: number | null;
  funnel: StageCountModel[];
}

@ObjectType('Insights', {
  description:
    'How a community fares over a range of days, in UTC. Counts ideas that are present, and votes and public comments on ideas that may be seen; support imported without voters is never part of it.',
})
export class InsightsModel {
  range: DayRange;
  boardIds: readonly number[];
}
