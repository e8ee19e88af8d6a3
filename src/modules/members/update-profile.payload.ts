import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { ViewerModel } from './viewer.model.js';

@ObjectType({ description: 'What a change of one’s own account led to.' })
export class UpdateProfilePayload extends Payload {
  @Field(() => ViewerModel, { nullable: true, description: 'The account as it is now.' })
  viewer: ViewerModel | null;
}
