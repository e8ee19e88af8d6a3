import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { NullAsLeftOut, UnlessLeftOut } from '../../common/graphql/left-out.decorator.js';
import { GraphQLDate, GraphQLURL } from '../../common/graphql/scalars.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';
import type { AdoptionOutcome } from '../statuses/stage.js';
import { AdoptionOutcomeEnum } from '../statuses/status.model.js';
import { AdoptionStageEnum } from './adoption.model.js';
import type { AdoptionStage } from './adoption-stage.js';
import { LinksField } from './links-field.decorator.js';

const { adoptionTitleMax, adoptionSummaryMax, responseMax, linkTitleMax, linkUrlMax } = LIMITS;
const RESPONSE = { min: 1, max: responseMax, multiline: true } as const;
const KEY = { min: 1, max: LIMITS.idempotencyKeyMax, verbatim: true, optional: true } as const;

@InputType()
export class DeliveryLinkInput {
  @Field(() => String, { description: '1..80' })
  @TextField({ min: 1, max: linkTitleMax })
  title: string;

  @Field(() => GraphQLURL, { description: 'At most 2000 characters.' })
  @MaxLength(linkUrlMax, { message: `TOO_LONG max=${linkUrlMax}` })
  url: string;
}

@InputType()
export class AdoptIdeasInput {
  @Field(() => [ID], { description: '1..50, from any stage but DELIVERED.' })
  ideaIds: string[];

  @Field(() => ID, { description: 'Which team promises; one of the viewer’s, for administrators any.' })
  teamId: string;

  @Field(() => String, { description: '1..150' })
  @TextField({ min: 1, max: adoptionTitleMax })
  title: string;

  @Field(() => String, { description: '0..5000, Markdown' })
  @TextField({ max: adoptionSummaryMax, multiline: true })
  summary: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'Left out = no date is promised.' })
  targetDate?: string | null;

  @Field(() => String, { description: 'The official response that the supporters read; 1..10000, Markdown.' })
  @TextField(RESPONSE)
  response: string;

  @Field(() => String, {
    nullable: true,
    description: 'Repeating the call with the same key answers with the first one’s adoption.',
  })
  @NullAsLeftOut()
  @TextField(KEY)
  idempotencyKey?: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateAdoptionInput {
  @Field(() => ID, { description: 'Which.' })
  adoptionId: string;

  @Field(() => String, { nullable: true, description: '1..150' })
  @TextField({ min: 1, max: adoptionTitleMax, optional: true })
  title?: string;

  @Field(() => String, { nullable: true, description: '0..5000, Markdown' })
  @TextField({ max: adoptionSummaryMax, multiline: true, optional: true })
  summary?: string;

  @Field(() => AdoptionStageEnum, {
    nullable: true,
    description:
      'COMMITTED, BUILDING or PILOT, from any of these. The present one with a response is an answer.',
  })
  @UnlessLeftOut()
  @IsString({ message: 'INVALID' })
  stage?: AdoptionStage;

  @Field(() => String, {
    nullable: true,
    description: 'For ideas that join, leave or move on; 1..10000, Markdown.',
  })
  @NullAsLeftOut()
  @TextField({ ...RESPONSE, optional: true })
  response?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where ideas that leave go: the key of a status outside adoption’s stages.',
  })
  @NullAsLeftOut()
  removedStatusKey?: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'Null = no date is promised any more.' })
  targetDate?: string | null;

  @Field(() => [DeliveryLinkInput], { nullable: true, description: 'Replaces the links; at most 10.' })
  @LinksField(() => DeliveryLinkInput)
  links?: DeliveryLinkInput[];

  @Field(() => [ID], { nullable: true, description: 'At most 50; they need a response.' })
  @NullAsLeftOut()
  addIdeaIds?: string[];

  @Field(() => [ID], { nullable: true, description: 'At most 50; they need a status and a response.' })
  @NullAsLeftOut()
  removeIdeaIds?: string[];

  @Field(() => ID, { nullable: true, description: 'A member of its team, or an administrator.' })
  @UnlessLeftOut()
  @IsString({ message: 'INVALID' })
  ownerId?: string;
}

@InputType()
export class PostAdoptionUpdateInput {
  @Field(() => ID, { description: 'To which adoption; under way or delivered.' })
  adoptionId: string;

  @Field(() => String, { description: '1..10000, Markdown' })
  @TextField(RESPONSE)
  body: string;

  @Field(() => String, {
    nullable: true,
    description: 'Repeating the call with the same key answers with the first one’s post.',
  })
  @NullAsLeftOut()
  @TextField(KEY)
  idempotencyKey?: string;
}

@InputType()
export class DeliverAdoptionInput {
  @Field(() => ID, { description: 'Which; under way.' })
  adoptionId: string;

  @Field(() => AdoptionOutcomeEnum, { description: 'How much of what was promised.' })
  outcome: AdoptionOutcome;

  @Field(() => String, { description: 'The story that goes to every supporter; 1..10000, Markdown.' })
  @TextField(RESPONSE)
  response: string;

  @Field(() => [DeliveryLinkInput], {
    nullable: true,
    description: 'Replaces the links; at most 10. Left out = they stay.',
  })
  @LinksField(() => DeliveryLinkInput)
  links?: DeliveryLinkInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Repeating the call with the same key answers with the adoption.',
  })
  @NullAsLeftOut()
  @TextField(KEY)
  idempotencyKey?: string;
}

@InputType()
export class DropAdoptionInput {
  @Field(() => ID, { description: 'Which; under way.' })
  adoptionId: string;

  @Field(() => String, { description: 'Why; supporters read it. 1..10000, Markdown.' })
  @TextField(RESPONSE)
  response: string;

  @Field(() => String, {
    description: 'Where its ideas go: the key of a status outside adoption’s stages.',
  })
  statusKey: string;
}

@InputType()
export class ReopenAdoptionInput {
  @Field(() => ID, { description: 'Which; delivered or dropped.' })
  adoptionId: string;

  @Field(() => AdoptionStageEnum, { description: 'COMMITTED, BUILDING or PILOT.' })
  stage: AdoptionStage;

  @Field(() => String, { description: 'Why; supporters read it. 1..10000, Markdown.' })
  @TextField(RESPONSE)
  response: string;
}
