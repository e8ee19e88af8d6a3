import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { AdoptionModel } from './adoption.model.js';
import { AdoptionUpdateModel } from './adoption-update.model.js';

@ObjectType({ description: 'The promise.' })
export class AdoptIdeasPayload extends Payload {
  @Field(() => AdoptionModel, { nullable: true, description: 'As it now stands.' })
  adoption?: AdoptionModel | null;
}

@ObjectType({ description: 'The changed adoption.' })
export class UpdateAdoptionPayload extends Payload {
  @Field(() => AdoptionModel, { nullable: true, description: 'As it now stands.' })
  adoption?: AdoptionModel | null;
}

@ObjectType({ description: 'The progress post.' })
export class PostAdoptionUpdatePayload extends Payload {
  @Field(() => AdoptionUpdateModel, { nullable: true, description: 'As it now stands.' })
  update?: AdoptionUpdateModel | null;
}

@ObjectType({ description: 'The delivery.' })
export class DeliverAdoptionPayload extends Payload {
  @Field(() => AdoptionModel, { nullable: true, description: 'As it now stands.' })
  adoption?: AdoptionModel | null;
}

@ObjectType({ description: 'The adoption that was given up.' })
export class DropAdoptionPayload extends Payload {
  @Field(() => AdoptionModel, { nullable: true, description: 'As it now stands.' })
  adoption?: AdoptionModel | null;
}
