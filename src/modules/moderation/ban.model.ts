import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { LIMITS } from '../../common/limits.js';
import { MemberModel } from '../members/member.model.js';

@ObjectType('Ban', { description: 'Why and until when a member may not sign in; for moderators alone.' })
export class BanModel {
  byId: number | null;

  @Field(() => String, { description: 'Why.' })
  reason: string;
  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  since: Date;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null: for good.' })
  until: Date | null;
  @Field(() => Boolean, { description: 'Whether all that they wrote is hidden with it.' })
  hidesContent: boolean;
  @Field(() => Boolean, { description: 'Whether their votes do not count with it.' })
  discountsVotes: boolean;
}

@InputType({ description: 'Whom to ban.' })
export class BanMemberInput {
  @Field(() => ID, { description: 'No moderator, administrator or member of a team.' })
  memberId: string;

  @Field(() => String, {
    description: 'Why; only moderators ever see it. 1..`limits.reasonMax` code points.',
  })
  @TextField({ min: 1, max: LIMITS.reasonMax, multiline: true })
  reason: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'A moment to come; null or left out: for good.',
  })
  @Transform(({ value }: { value: unknown }) => value ?? undefined)
  until?: Date;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also hide all that the member wrote, until the ban ends.',
  })
  hideContent: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also count none of their votes, until the ban ends.',
  })
  discountVotes: boolean;
}

@InputType({ description: 'Whose ban to lift.' })
export class UnbanMemberInput {
  @Field(() => ID, { description: 'Who is banned.' })
  memberId: string;
}

@ObjectType({ description: 'The banned member.' })
export class BanMemberPayload extends Payload {
  @Field(() => MemberModel, { nullable: true, description: 'As they now stand.' })
  member?: MemberModel | null;
}

@ObjectType({ description: 'The member who may sign in again.' })
export class UnbanMemberPayload extends Payload {
  @Field(() => MemberModel, { nullable: true, description: 'As they now stand.' })
  member?: MemberModel | null;
}
