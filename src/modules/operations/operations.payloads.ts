import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';

@ObjectType({ description: 'What became of the wish.' })
export class RetryJobsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many jobs run again.' })
  retried?: number | null;
}

@ObjectType({ description: 'What became of the wish.' })
export class RetryMailsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many mails wait again.' })
  retried?: number | null;
}
