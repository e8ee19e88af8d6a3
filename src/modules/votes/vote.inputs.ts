import { Field, ID, InputType } from '@nestjs/graphql';
import { VoteDirectionEnum, type VoteDirection } from '../ideas/idea.model.js';

@InputType()
export class CastVoteInput {
  @Field(() => ID, { description: 'On which idea.' })
  ideaId: string;
  @Field(() => VoteDirectionEnum, { defaultValue: 'PROMOTE', description: 'For it or against it.' })
  direction: VoteDirection;
}

@InputType()
export class WithdrawVoteInput {
  @Field(() => ID, { description: 'From which idea.' })
  ideaId: string;
}
