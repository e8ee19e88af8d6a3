import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import type { IdeaStage } from '../statuses/stage.js';
import { IdeaStageEnum } from '../statuses/status.model.js';

@InputType({ description: 'All that is given must hold; of a list, any one. An empty list matches nothing.' })
export class IdeaFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words to find, in any language: "a phrase", -without; at most 200 code points.',
  })
  search?: string | null;
  @Field(() => [ID], { nullable: true, description: 'On one of these boards.' })
  boardIds?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'In one of these statuses.' })
  statusKeys?: string[] | null;
  @Field(() => [IdeaStageEnum], {
    nullable: true,
    description: 'In one of these stages; ARCHIVED is left out unless named.',
  })
  stages?: IdeaStage[] | null;
  @Field(() => [String], { nullable: true, description: 'With one of these tags.' })
  tags?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'By this member.' })
  authorId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Submitted into this storm session.' })
  stormId?: string | null;
  @Field(() => ID, { nullable: true, description: 'This team answers for it.' })
  teamId?: string | null;
  @Field(() => ID, { nullable: true, description: 'This member answers for it.' })
  assigneeId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: no member answers for it, whether or not a team does; false: one.',
  })
  unassigned?: boolean | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Submitted at this moment or later.' })
  createdFrom?: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Submitted before this moment.' })
  createdTo?: Date | null;
  @Field(() => Int, { nullable: true, description: 'With at least so many points.' })
  minPoints?: number | null;
  @Field(() => Boolean, { nullable: true, description: 'True: no official response yet; false: one.' })
  unanswered?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: the viewer voted on it; false: not.' })
  voted?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the viewer follows it, having said so and not only by voting; false: not.',
  })
  followed?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: merged ideas instead of the others; false is the same as left out.',
  })
  merged?: boolean | null;
}
