import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { IdeaModel } from '../ideas/idea.model.js';

@ObjectType({ description: 'The changed ideas.' })
export class ChangeIdeaStatusPayload extends Payload {
  @Field(() => [IdeaModel], {
    nullable: true,
    description: 'As they now stand, in the order given, each once.',
  })
  ideas?: IdeaModel[];
}

@ObjectType({ description: 'The assigned idea.' })
export class AssignIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@ObjectType({ description: 'The tagged idea.' })
export class TagIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}

@ObjectType({ description: 'The moved idea.' })
export class MoveIdeaPayload extends Payload {
  @Field(() => IdeaModel, { nullable: true, description: 'As it now stands.' })
  idea?: IdeaModel | null;
}
