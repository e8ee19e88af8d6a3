import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { UnlessLeftOut } from '../../common/graphql/left-out.decorator.js';
import { SlugField } from '../../common/graphql/slug-field.decorator.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { LIMITS } from '../../common/limits.js';
import type { BoardVisibility } from './board.entity.js';
import { BoardModel, BoardVisibilityEnum } from './board.model.js';

const { boardNameMax, boardDescriptionMax, voteBudgetMax, holdFirstPostsMax } = LIMITS;
const IfNumber = () => ValidateIf((_, value) => value !== undefined && value !== null);

@InputType()
export class CreateBoardInput {
  @Field(() => String, {
    description:
      'Its name in addresses, for good: 1..60 lower-case letters and digits, single hyphens between them; unique.',
  })
  @SlugField()
  slug: string;

  @Field(() => String, { description: '1..60' })
  @TextField({ min: 1, max: boardNameMax })
  name: string;

  @Field(() => String, { nullable: true, description: 'What belongs there; plain text, at most 500.' })
  @ValidateIf((_, value) => value !== null)
  @TextField({ max: boardDescriptionMax, multiline: true, optional: true })
  description?: string | null;

  @Field(() => BoardVisibilityEnum, { defaultValue: 'PUBLIC', description: 'Who may read it.' })
  visibility: BoardVisibility;

  @Field(() => [ID], { nullable: true, description: 'The teams that own it, at most 100.' })
  teamIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: '1..100000 open ideas; null for no limit.' })
  @IfNumber()
  @IsInt()
  @Min(1)
  @Max(voteBudgetMax)
  voteBudget?: number | null;

  @Field(() => Int, { nullable: true, description: '0..100' })
  @IfNumber()
  @IsInt()
  @Min(0)
  @Max(holdFirstPostsMax)
  holdFirstPosts?: number | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateBoardInput {
  @Field(() => ID, { description: 'Which.' })
  boardId: string;

  @Field(() => String, { nullable: true, description: '1..60' })
  @TextField({ min: 1, max: boardNameMax, optional: true })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 500; null for none.' })
  @ValidateIf((_, value) => value !== null)
  @TextField({ max: boardDescriptionMax, multiline: true, optional: true })
  description?: string | null;

  @Field(() => BoardVisibilityEnum, {
    nullable: true,
    description:
      'Who may read it, from the next request on; IN_USE where ideas merged across boards would be read differently.',
  })
  @UnlessLeftOut()
  @IsIn(Object.values(BoardVisibilityEnum))
  visibility?: BoardVisibility;

  @Field(() => [ID], { nullable: true, description: 'All teams that own it, at most 100; null for none.' })
  teamIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: '1..100000 open ideas; null for no limit. A lower one takes no vote back.',
  })
  @IfNumber()
  @IsInt()
  @Min(1)
  @Max(voteBudgetMax)
  voteBudget?: number | null;

  @Field(() => Int, { nullable: true, description: '0..100' })
  @UnlessLeftOut()
  @IsInt()
  @Min(0)
  @Max(holdFirstPostsMax)
  holdFirstPosts?: number;
}

@ObjectType({ description: 'The new board.' })
export class CreateBoardPayload extends Payload {
  @Field(() => BoardModel, { nullable: true, description: 'As it stands.' })
  board?: BoardModel | null;
}

@ObjectType({ description: 'The changed board.' })
export class UpdateBoardPayload extends Payload {
  @Field(() => BoardModel, { nullable: true, description: 'As it now stands.' })
  board?: BoardModel | null;
}
