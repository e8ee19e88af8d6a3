import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'At most 100; all, where left out.' })
  ids?: string[] | null;
}
