import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { ViewerModel } from '../members/viewer.model.js';

@ObjectType({ description: 'Who is signed in now.' })
export class SessionPayload extends Payload {
  @Field(() => ViewerModel, {
    nullable: true,
    description: 'The member; null after `signUp`, which only mails a link.',
  })
  viewer: ViewerModel | null;
}

@ObjectType({ description: 'That nobody is signed in any more.' })
export class SignOutPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'True, also for who was signed out before.' })
  signedOut: boolean | null;
}

@ObjectType({ description: 'That the request was taken.' })
export class RequestSignInLinkPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'True, whether or not anybody has that address.' })
  sent: boolean | null;
}
