import { Field, ID, InputType } from '@nestjs/graphql';
import { ValidateIf } from 'class-validator';
import { TextField } from '../../common/graphql/text-field.decorator.js';
import { LIMITS } from '../../common/limits.js';
import { EmailField } from '../auth/email-field.decorator.js';
import { VoteDirectionEnum, type VoteDirection } from '../ideas/idea.model.js';

@InputType()
export class CastVoteForInput {
  @Field(() => ID, { description: 'On which idea.' })
  ideaId: string;

  @Field(() => String, { description: 'The customer’s address; shown to nobody.' })
  @EmailField()
  email: string;

  @Field(() => String, { nullable: true, description: 'Who it is, for the team’s note; at most 50.' })
  @ValidateIf((_, value) => value !== null)
  @TextField({ max: LIMITS.displayNameMax, optional: true })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What they said and where, for the team’s note, which is written whether or not a vote is counted; at most 500, Markdown.',
  })
  @ValidateIf((_, value) => value !== null)
  @TextField({ max: LIMITS.voteNoteMax, multiline: true, optional: true })
  note?: string | null;

  @Field(() => VoteDirectionEnum, { defaultValue: 'PROMOTE', description: 'For it or against it.' })
  direction: VoteDirection;
}

@InputType()
export class WithdrawVoteForInput {
  @Field(() => ID, { description: 'From which idea.' })
  ideaId: string;

  @Field(() => String, { description: 'The address that the vote was cast for.' })
  @EmailField()
  email: string;
}
