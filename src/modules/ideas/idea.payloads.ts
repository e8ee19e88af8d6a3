import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { IdeaModel } from './idea.model.js';

@ObjectType({ description: 'The submitted idea.' })
export class SubmitIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@ObjectType({ description: 'The changed idea.' })
export class EditIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@ObjectType({ description: 'What was deleted.' })
export class DeleteIdeaPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The idea’s id, which leads nowhere now.' })
  deletedId?: string;
}
