import { Field, ID, InputType } from '@nestjs/graphql';
import { IsDate } from 'class-validator';
import { NullAsLeftOut, UnlessLeftOut } from '../../common/graphql/left-out.decorator.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';

const { stormTitleMax, stormBriefMax, responseMax, idempotencyKeyMax } = LIMITS;

@InputType()
export class OpenStormInput {
  @Field(() => ID, { description: 'Where its ideas go; a board that the viewer may triage.' })
  boardId: string;

  @Field(() => String, { description: '1..150' })
  @TextField({ min: 1, max: stormTitleMax })
  title: string;

  @Field(() => String, { description: '0..10000, Markdown' })
  @TextField({ max: stormBriefMax, multiline: true })
  brief: string;

  @Field(() => GraphQLDateTime, { description: 'One gone by means that it opens at once.' })
  opensAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'After `opensAt` and after now; at most a year after `opensAt`.',
  })
  closesAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Repeating the call with the same key answers with the first one’s storm session.',
  })
  @NullAsLeftOut()
  @TextField({ min: 1, max: idempotencyKeyMax, verbatim: true, optional: true })
  idempotencyKey?: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateStormInput {
  @Field(() => ID, { description: 'Which; not one that is over.' })
  stormId: string;

  @Field(() => String, { nullable: true, description: '1..150; its address stays' })
  @TextField({ min: 1, max: stormTitleMax, optional: true })
  title?: string;

  @Field(() => String, { nullable: true, description: '0..10000, Markdown' })
  @TextField({ max: stormBriefMax, multiline: true, optional: true })
  brief?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only before it opens.' })
  @UnlessLeftOut()
  @IsDate({ message: 'INVALID' })
  opensAt?: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'After `opensAt` and after now; at most a year after `opensAt`.',
  })
  @UnlessLeftOut()
  @IsDate({ message: 'INVALID' })
  closesAt?: Date;
}

@InputType()
export class CloseStormInput {
  @Field(() => ID, { description: 'Which; open or over.' })
  stormId: string;

  @Field(() => String, { description: 'What came of it; 1..10000, Markdown.' })
  @TextField({ min: 1, max: responseMax, multiline: true })
  result: string;
}

@InputType()
export class WithdrawStormInput {
  @Field(() => ID, { description: 'Which; one that has yet to open.' })
  stormId: string;
}
