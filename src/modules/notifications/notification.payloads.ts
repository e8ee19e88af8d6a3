import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { ViewerModel } from '../members/viewer.model.js';

@ObjectType({ description: 'That notifications were read.' })
export class MarkNotificationsReadPayload extends Payload {
  @Field(() => ViewerModel, { nullable: true, description: 'The account, with its numbers as they are now.' })
  viewer: ViewerModel | null;
}
