import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';

const { commentMax, idempotencyKeyMax } = LIMITS;

@InputType()
export class AddCommentInput {
  @Field(() => ID, { description: 'About which idea.' })
  ideaId: string;

  @Field(() => String, { description: '1..10000, Markdown' })
  @TextField({ min: 1, max: commentMax, multiline: true })
  body: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The comment that it replies to, written on that idea or on one merged into it. Threads are one level deep: a reply to a reply goes below the same comment.',
  })
  parentId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'A note that only product teams see. A reply to a note is one in any case; below a public comment there are none.',
  })
  internal: boolean;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Files that the viewer uploaded and attached to nothing yet, at most `limits.attachmentsMax` with those that `body` shows.',
  })
  attachmentIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Repeating the call with the same key answers with the first one’s comment.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ min: 1, max: idempotencyKeyMax, verbatim: true, optional: true })
  idempotencyKey?: string;
}

@InputType()
export class EditCommentInput {
  @Field(() => ID, { description: 'Which.' })
  commentId: string;

  @Field(() => String, { description: '1..10000, Markdown' })
  @TextField({ min: 1, max: commentMax, multiline: true })
  body: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Replaces the files, but for those that `body` shows: own ones attached to nothing else; left out = unchanged, null = none.',
  })
  attachmentIds?: string[] | null;
}

@InputType()
export class DeleteCommentInput {
  @Field(() => ID, { description: 'Which.' })
  commentId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for the audit log, where a moderator deletes; at most `limits.reasonMax` code points.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ max: LIMITS.reasonMax, multiline: true, optional: true })
  reason?: string;
}

@InputType()
export class LikeCommentInput {
  @Field(() => ID, { description: 'Which.' })
  commentId: string;
}

@InputType()
export class UnlikeCommentInput {
  @Field(() => ID, { description: 'Which.' })
  commentId: string;
}

@InputType()
export class AcceptExtensionInput {
  @Field(() => ID, { description: 'Which.' })
  commentId: string;
}
