import { Field, ID, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';
import { ModerationActionEnum } from './moderation.model.js';
import type { ModerationAction } from './moderation.policy.js';
import { ReportReasonEnum, type ReportReason } from './report-reason.js';

@InputType({ description: 'What is to be looked at, and why.' })
export class ReportContentInput {
  @Field(() => ID, { description: 'An idea or a comment.' })
  subjectId: string;

  @Field(() => ReportReasonEnum, { description: 'What is wrong with it.' })
  reason: ReportReason;

  @Field(() => String, {
    nullable: true,
    description: 'More about it, for moderators; at most `limits.reportNoteMax` code points.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ max: LIMITS.reportNoteMax, multiline: true, optional: true })
  note?: string;
}

@InputType({ description: 'What a moderator decides.' })
export class ModerateContentInput {
  @Field(() => [ID], { description: '1..100 ideas and comments; all or none change.' })
  subjectIds: string[];

  @Field(() => [String], {
    nullable: 'itemsAndList',
    description:
      'What each was read as (`ModerationItem.mark`), in their order; what its author has changed since is STALE, and nothing is decided. Null where that does not matter.',
  })
  marks?: (string | null)[] | null;

  @Field(() => ModerationActionEnum, { description: 'What becomes of them.' })
  action: ModerationAction;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for the audit log; at most `limits.reasonMax` code points.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ max: LIMITS.reasonMax, multiline: true, optional: true })
  reason?: string;
}
