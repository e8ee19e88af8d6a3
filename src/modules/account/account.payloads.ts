import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';

@ObjectType({ description: 'That the person is erased.' })
export class DeleteAccountPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'True.' })
  deleted: boolean | null;
}
