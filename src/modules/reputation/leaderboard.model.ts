import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MemberModel } from '../members/member.model.js';

export const LeaderboardPeriodEnum = {
  WEEK: 'WEEK',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
  ALL_TIME: 'ALL_TIME',
} as const;
export type LeaderboardPeriod = keyof typeof LeaderboardPeriodEnum;
registerEnumType(LeaderboardPeriodEnum, {
  name: 'LeaderboardPeriod',
  description: 'The current one, in UTC.',
  valuesMap: {
    WEEK: { description: 'From Monday on (ISO 8601).' },
    MONTH: { description: 'The calendar month.' },
    YEAR: { description: 'The calendar year.' },
    ALL_TIME: { description: 'Since the beginning.' },
  },
});

@ObjectType('LeaderboardEntry', { description: 'Somebody’s place in a leaderboard.' })
export class LeaderboardEntryModel {
  @Field(() => Int, {
    description: 'From 1; who earned the same shares a rank, and the next ones are left out.',
  })
  rank: number;
  @Field(() => MemberModel, { description: 'Who.' })
  member: MemberModel;
  @Field(() => Int, { description: 'Earned in the period; above 0.' })
  reputation: number;
}
