import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { Payload } from '../../common/graphql/user-error.model.js';

@ObjectType('Session', {
  description: 'One browser in which the viewer is signed in; nobody else may know of it.',
  implements: () => [NodeModel],
})
export class SessionModel extends NodeModel {
  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => Boolean, { description: 'Whether the request came in it.' })
  current: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What the browser called itself at sign-in, at most 300 characters.',
  })
  userAgent: string | null;
  @Field(() => GraphQLDateTime, { description: 'When it was signed in.' })
  createdAt: Date;
  @Field(() => GraphQLDateTime, { description: 'When it was last used, to within five minutes.' })
  lastSeenAt: Date;
}

@InputType({ description: 'Which of one’s own sessions to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The session; the one of the request, too.' })
  id: string;
}

@ObjectType({ description: 'That a session has ended.' })
export class EndSessionPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The session that is no more.' })
  endedId: string | null;
}
