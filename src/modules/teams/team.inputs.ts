import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { SlugField } from '../../common/graphql/slug-field.decorator.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { LIMITS } from '../../common/limits.js';
import { TeamModel } from './team.model.js';

@InputType()
export class CreateTeamInput {
  @Field(() => String, {
    description:
      'Its name in addresses, for good: 1..60 lower-case letters and digits, single hyphens between them; unique.',
  })
  @SlugField()
  slug: string;

  @Field(() => String, { description: '1..60' })
  @TextField({ min: 1, max: LIMITS.teamNameMax })
  name: string;

  @Field(() => [ID], { nullable: true, description: 'At most 500, none of them banned or erased.' })
  memberIds?: string[] | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateTeamInput {
  @Field(() => ID, { description: 'Which.' })
  teamId: string;

  @Field(() => String, { nullable: true, description: '1..60' })
  @TextField({ min: 1, max: LIMITS.teamNameMax, optional: true })
  name?: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'All its people, at most 500, whoever joins neither banned nor erased; null for nobody.',
  })
  memberIds?: string[] | null;
}

@ObjectType({ description: 'The new team.' })
export class CreateTeamPayload extends Payload {
  @Field(() => TeamModel, { nullable: true, description: 'As it stands.' })
  team?: TeamModel | null;
}

@ObjectType({ description: 'The changed team.' })
export class UpdateTeamPayload extends Payload {
  @Field(() => TeamModel, { nullable: true, description: 'As it now stands.' })
  team?: TeamModel | null;
}
