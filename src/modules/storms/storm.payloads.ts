import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { StormModel } from './storm.model.js';

@ObjectType({ description: 'The storm session.' })
export class OpenStormPayload extends Payload {
  @Field(() => StormModel, { nullable: true, description: 'As it now stands.' })
  storm?: StormModel | null;
}

@ObjectType({ description: 'The storm session that is over.' })
export class CloseStormPayload extends Payload {
  @Field(() => StormModel, { nullable: true, description: 'As it now stands.' })
  storm?: StormModel | null;
}

@ObjectType({ description: 'The storm session that was called off.' })
export class WithdrawStormPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id, which leads nowhere now.' })
  deletedId?: string;
}
