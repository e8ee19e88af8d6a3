import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, Matches, ValidateNested } from 'class-validator';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import type { AdoptionOutcome, IdeaStage } from './stage.js';
import { AdoptionOutcomeEnum, IdeaStageEnum, StatusModel } from './status.model.js';

/** Enough for every workflow that people can still overlook. */
const STATUSES_MAX = 50;
const KEY_MAX = 40;
const NAME_MAX = 40;

@InputType({ description: 'A status as it should be.' })
export class IdeaStatusInput {
  @Field(() => String, {
    description: '1..40 lower-case ASCII letters, digits and single hyphens between them, unique.',
  })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'INVALID' })
  @TextField({ min: 1, max: KEY_MAX })
  key: string;

  @Field(() => String, {
    nullable: true,
    description: 'When renamed: its key until now. Its ideas and their history stay with it.',
  })
  previousKey?: string | null;

  @Field(() => String, { description: '1..40' })
  @TextField({ min: 1, max: NAME_MAX })
  name: string;

  @Field(() => IdeaStageEnum, { description: 'IN_USE where it changes while ideas stand there.' })
  stage: IdeaStage;

  @Field(() => String, { description: '#rrggbb' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @Matches(/^#[0-9a-f]{6}$/, { message: 'INVALID' })
  color: string;

  @Field(() => AdoptionOutcomeEnum, {
    nullable: true,
    description: 'In stage DELIVERED, and only there: which outcome it stands for.',
  })
  outcome?: AdoptionOutcome | null;

  @Field(() => [String], {
    description: 'Keys of the statuses to which `changeIdeaStatus` may lead from here; none of adoption.',
  })
  @ArrayMaxSize(STATUSES_MAX, { message: `TOO_MANY max=${STATUSES_MAX}` })
  next: string[];

  @Field(() => Boolean, { description: 'Whether moving here demands an official response.' })
  requiresResponse: boolean;
}

@InputType()
export class UpdateWorkflowInput {
  @Field(() => [IdeaStatusInput], {
    description:
      'The whole workflow in its order, at most 50 statuses; ideas start in the first SUBMITTED one.',
  })
  @Type(() => IdeaStatusInput)
  @ArrayMaxSize(STATUSES_MAX, { message: `TOO_MANY max=${STATUSES_MAX}` })
  @ValidateNested({ each: true })
  statuses: IdeaStatusInput[];
}

@ObjectType({ description: 'The new workflow.' })
export class UpdateWorkflowPayload extends Payload {
  @Field(() => [StatusModel], { nullable: true, description: 'In its order.' })
  statuses?: StatusModel[];
}
