import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** In the order that decides between equals. */
export const INFLUENCER_TYPES = [
  'CONNECTOR',
  'OPINION_LEADER',
  'TRENDSETTER',
  'AMPLIFIER',
  'MEMBER',
] as const;
export type InfluencerType = (typeof INFLUENCER_TYPES)[number];

export const InfluencerTypeEnum = Object.fromEntries(INFLUENCER_TYPES.map((type) => [type, type]));
registerEnumType(InfluencerTypeEnum, {
  name: 'InfluencerType',
  description: 'How somebody carries a community; docs/INSIGHTS.md has the formulas.',
  valuesMap: {
    CONNECTOR: { description: 'Reaches most people in threads: others who commented where they did.' },
    OPINION_LEADER: { description: 'What they write is voted for most: promotes and likes received.' },
    TRENDSETTER: { description: 'Backs early what later becomes popular.' },
    AMPLIFIER: { description: 'Brings others in, by links of theirs.' },
    MEMBER: { description: 'Everybody else who took part.' },
  },
});

@ObjectType('Influencer', { description: 'A member and how strongly they are what they are.' })
export class InfluencerModel {
  memberId: number;

  @Field(() => Float, {
    description:
      'CONNECTOR: people reached. OPINION_LEADER: promotes and likes received. TRENDSETTER: early promotes. AMPLIFIER: members brought in, twice where they took part. MEMBER: ideas, votes on ideas of others, comments and likes given.',
  })
  score: number;
}

@ObjectType('InfluencerGroup', { description: 'Members of one type; each member is of one.' })
export class InfluencerGroupModel {
  @Field(() => InfluencerTypeEnum, { description: 'The type.' })
  type: InfluencerType;
  @Field(() => Int, { description: 'How many members of the range are of it.' })
  memberCount: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The score from which on somebody is of it in this range: what the strongest tenth reaches, and no less than a minimum. Null for MEMBER.',
  })
  threshold: number | null;
  @Field(() => [InfluencerModel], {
    description: 'The strongest ones, at most 10, with what the formula gives.',
  })
  top: InfluencerModel[];
}
