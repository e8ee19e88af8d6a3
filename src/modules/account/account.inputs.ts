import { Field, InputType } from '@nestjs/graphql';
import { TextField } from '../../common/graphql/text-field.decorator.js';

/** Longer than any handle; what does not fit confirms nothing. */
const TYPED_MAX = 100;

@InputType({ description: 'That one’s own account is to go, and how.' })
export class DeleteAccountInput {
  @Field(() => String, { description: 'The viewer’s own handle, typed to confirm.' })
  @TextField({ min: 1, max: TYPED_MAX })
  confirmHandle: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Takes all votes back, too; else they stay, as those of somebody nameless.',
  })
  withdrawVotes: boolean;
}
