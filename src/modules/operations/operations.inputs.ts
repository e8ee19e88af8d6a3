import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'Jobs to run at once.' })
export class RetryJobsInput {
  @Field(() => [ID], { description: '1..100; those that run or are done are left alone.' })
  ids: string[];
}

@InputType({ description: 'Mails to send again.' })
export class RetryMailsInput {
  @Field(() => [ID], { description: '1..100; only FAILED and UNCERTAIN ones, the others are left alone.' })
  ids: string[];
}
