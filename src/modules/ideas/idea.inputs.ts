import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { LIMITS } from '../../common/limits.js';
import { TagsField } from '../../common/graphql/tags-field.decorator.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';

const { titleMin, titleMax, bodyMax, idempotencyKeyMax } = LIMITS;

@InputType()
export class SubmitIdeaInput {
  @Field(() => ID, { description: 'Where to.' })
  boardId: string;

  @Field(() => String, { description: '5..150' })
  @TextField({ min: titleMin, max: titleMax })
  title: string;

  @Field(() => String, { description: '0..20000, Markdown' })
  @TextField({ max: bodyMax, multiline: true })
  body: string;

  @Field(() => [String], {
    nullable: true,
    description: 'At most `limits.tagsMax`, each at most `limits.tagMax` long.',
  })
  @TagsField()
  tags?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Files that the viewer uploaded and attached to nothing yet, at most `limits.attachmentsMax` with those that `body` shows.',
  })
  attachmentIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The storm session that it answers: one of the same board, and open.',
  })
  stormId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Repeating a submission with the same key answers with the first one’s idea.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ min: 1, max: idempotencyKeyMax, verbatim: true, optional: true })
  idempotencyKey?: string;
}

@InputType()
export class EditIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;

  @Field(() => Int, { description: 'The version that was read; a newer one in store answers STALE.' })
  version: number;

  @Field(() => String, { nullable: true, description: '5..150; left out = unchanged' })
  @TextField({ min: titleMin, max: titleMax, optional: true })
  title?: string;

  @Field(() => String, { nullable: true, description: '0..20000, Markdown; left out = unchanged' })
  @TextField({ max: bodyMax, multiline: true, optional: true })
  body?: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Replaces the tags; left out = unchanged, null = none.',
  })
  @TagsField()
  tags?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Replaces the files, but for those that `body` shows: own ones attached to nothing else; left out = unchanged, null = none.',
  })
  attachmentIds?: string[] | null;
}

@InputType()
export class DeleteIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, where a moderator deletes; at most 500 code points.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ max: 500, multiline: true, optional: true })
  reason?: string;
}
