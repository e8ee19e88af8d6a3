import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Payload } from './user-error.model.js';

@InputType({ description: 'What to delete.' })
export class DeleteByIdInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;
}

@ObjectType({ description: 'What was deleted.' })
export class DeletePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id, which leads nowhere now.' })
  deletedId?: string;
}
