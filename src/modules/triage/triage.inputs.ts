import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { TagsField } from '../../common/graphql/tags-field.decorator.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';

const VERSION = 'The version that was read; a newer one in store answers STALE.';

@InputType({ description: 'What was read of an idea.' })
export class IdeaVersionInput {
  @Field(() => ID, { description: 'Which; one of those to change.' })
  ideaId: string;

  @Field(() => Int, { description: VERSION })
  triageVersion: number;
}

@InputType()
export class ChangeIdeaStatusInput {
  @Field(() => [ID], { description: '1..100; all or none change.' })
  ideaIds: string[];

  @Field(() => String, {
    description: 'The present one with a response is an answer, or the correction of one.',
  })
  statusKey: string;

  @Field(() => String, {
    nullable: true,
    description: 'The official response, Markdown, at most `limits.responseMax`.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  @TextField({ min: 1, max: LIMITS.responseMax, multiline: true, optional: true })
  response?: string;

  @Field(() => [IdeaVersionInput], {
    nullable: true,
    description: 'What was read; an idea that changed since answers STALE, and none changes.',
  })
  expected?: IdeaVersionInput[] | null;
}

@InputType()
export class UndoStatusChangeInput {
  @Field(() => [ID], { description: '1..100; all or none are taken back.' })
  statusChangeIds: string[];
}

@InputType()
export class AssignIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A team that owns its board; left out = unchanged, null = none.',
  })
  teamId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Somebody of a team that owns its board, or an administrator; left out = unchanged, null = nobody.',
  })
  memberId?: string | null;

  @Field(() => Int, { nullable: true, description: VERSION })
  triageVersion?: number | null;
}

@InputType()
export class TagIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;

  @Field(() => [String], {
    description: 'Replaces the tags. At most `limits.tagsMax`, each at most `limits.tagMax` long.',
  })
  @TagsField()
  tags: string[];

  @Field(() => Int, { nullable: true, description: VERSION })
  triageVersion?: number | null;
}

@InputType()
export class MoveIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;

  @Field(() => ID, { description: 'Where to: any board that the viewer may submit to.' })
  boardId: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  triageVersion?: number | null;
}
