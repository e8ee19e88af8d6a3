import { Field, ID, InputType } from '@nestjs/graphql';
import { GraphQLDate } from '../../common/graphql/scalars.js';
import { AdoptionStageEnum } from './adoption.model.js';
import type { AdoptionStage } from './adoption-stage.js';

@InputType({ description: 'All that is given must hold; of a list, any one. An empty list matches nothing.' })
export class AdoptionFilter {
  @Field(() => [AdoptionStageEnum], {
    nullable: true,
    description: 'In one of these stages; DROPPED is left out unless named.',
  })
  stages?: AdoptionStage[] | null;
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;
  @Field(() => ID, { nullable: true, description: 'With an idea on this board.' })
  boardId?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Promised for this day or later.' })
  targetFrom?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Promised for this day or earlier.' })
  targetTo?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Delivered on this day (UTC) or later.' })
  deliveredFrom?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Delivered on this day (UTC) or earlier.' })
  deliveredTo?: string | null;
}
