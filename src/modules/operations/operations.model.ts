import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Operations', { description: 'How much background work there is, exactly.' })
export class OperationsModel {
  @Field(() => Int, { description: 'Jobs that wait, be it for their time or for a worker.' })
  waitingJobs: number;
  @Field(() => Int, { description: 'Jobs under way.' })
  runningJobs: number;
  @Field(() => Int, { description: 'Jobs that have used up their attempts.' })
  failedJobs: number;
  @Field(() => Int, { description: 'Mails that wait to be sent.' })
  waitingMails: number;
  @Field(() => Int, { description: 'Mails under way to the mail server.' })
  sendingMails: number;
  @Field(() => Int, { description: 'Mails that were refused for good, or for three days.' })
  failedMails: number;
  @Field(() => Int, { description: 'Mails that may or may not have gone out.' })
  uncertainMails: number;
}
