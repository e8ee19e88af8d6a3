import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Max, Min, ValidateIf, IsInt, IsNumber, Matches } from 'class-validator';
import { UnlessLeftOut } from '../../common/graphql/left-out.decorator.js';
import { GraphQLURL } from '../../common/graphql/scalars.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { COMMUNITY_LIMITS } from '../../common/limits.js';
import { HALF_LIFE_DAYS } from '../ranking/ranking-clock.service.js';

const { nameMin, nameMax, points, days } = COMMUNITY_LIMITS;

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateCommunityInput {
  @Field(() => String, { nullable: true, description: '1..60' })
  @TextField({ min: nameMin, max: nameMax, optional: true })
  name?: string;

  @Field(() => Float, { nullable: true, description: '1..3650; every score is computed anew.' })
  @UnlessLeftOut()
  @IsNumber()
  @Min(HALF_LIFE_DAYS.min)
  @Max(HALF_LIFE_DAYS.max)
  halfLifeDays?: number;

  @Field(() => Int, { nullable: true, description: '1..1000; rewrites no vote.' })
  @UnlessLeftOut()
  @IsInt()
  @Min(points.min)
  @Max(points.max)
  pointsPerVote?: number;

  @Field(() => Int, { nullable: true, description: '1..3650; of ideas submitted from now on.' })
  @UnlessLeftOut()
  @IsInt()
  @Min(days.min)
  @Max(days.max)
  responsePromiseDays?: number;

  @Field(() => Int, {
    nullable: true,
    description: '1..3650, null for never; idleness counts from the change at the earliest.',
  })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt()
  @Min(days.min)
  @Max(days.max)
  archiveAfterDays?: number | null;

  @Field(() => GraphQLURL, { nullable: true, description: 'Null for the built-in mark.' })
  logoUrl?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An attachment of purpose LOGO instead of an address; null takes the logo away.',
  })
  logoId?: string | null;

  @Field(() => String, { nullable: true, description: '#rrggbb' })
  @UnlessLeftOut()
  @Matches(/^#[0-9a-f]{6}$/i)
  accentColor?: string;
}
