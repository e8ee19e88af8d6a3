import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, Max, Min, ValidateNested } from 'class-validator';
import { UnlessLeftOut } from '../../common/graphql/left-out.decorator.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { BadgeKindModel } from './badge.model.js';
import { LevelModel } from './level.model.js';

/** As many as people can still tell apart. */
const LEVELS_MAX = 20;
const REPUTATION_MAX = 1_000_000_000;
const NAME_MAX = 40;
const DESCRIPTION_MAX = 200;
const THRESHOLD_MAX = 1000;

@InputType({ description: 'A level as it should be.' })
export class LevelInput {
  @Field(() => String, { description: '1..40' })
  @TextField({ min: 1, max: NAME_MAX })
  name: string;

  @Field(() => Int, { description: 'Least reputation, 0..1000000000; TAKEN where another level has it.' })
  @Min(0, { message: 'INVALID' })
  @Max(REPUTATION_MAX, { message: 'INVALID' })
  from: number;
}

@InputType()
export class UpdateLevelsInput {
  @Field(() => [LevelInput], { description: 'The whole scale, 1 to 20 levels; one of them begins at 0.' })
  @Type(() => LevelInput)
  @ArrayMinSize(1, { message: 'REQUIRED' })
  @ArrayMaxSize(LEVELS_MAX, { message: `TOO_MANY max=${LEVELS_MAX}` })
  @ValidateNested({ each: true })
  levels: LevelInput[];
}

@ObjectType({ description: 'The new scale.' })
export class UpdateLevelsPayload extends Payload {
  @Field(() => [LevelModel], { nullable: true, description: 'Lowest first.' })
  levels?: LevelModel[];
}

@InputType()
export class UpdateBadgeInput {
  @Field(() => String, { description: 'Which.' })
  @TextField({ min: 1, max: NAME_MAX })
  key: string;

  @Field(() => String, { nullable: true, description: '1..40' })
  @TextField({ min: 1, max: NAME_MAX, optional: true })
  name?: string;

  @Field(() => String, { nullable: true, description: '1..200' })
  @TextField({ min: 1, max: DESCRIPTION_MAX, optional: true })
  description?: string;

  @Field(() => Int, {
    nullable: true,
    description: '1..1000; whoever has come that far by now is awarded it, whoever has it keeps it.',
  })
  @UnlessLeftOut()
  @Min(1, { message: 'INVALID' })
  @Max(THRESHOLD_MAX, { message: 'INVALID' })
  threshold?: number;

  @Field(() => Boolean, { nullable: true, description: 'False: awarded no more; whoever has it keeps it.' })
  @UnlessLeftOut()
  @IsBoolean({ message: 'INVALID' })
  enabled?: boolean;
}

@ObjectType({ description: 'The changed badge.' })
export class UpdateBadgePayload extends Payload {
  @Field(() => BadgeKindModel, { nullable: true, description: 'As it now stands.' })
  badge?: BadgeKindModel | null;
}
