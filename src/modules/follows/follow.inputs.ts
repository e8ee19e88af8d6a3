import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class FollowIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;
}

@InputType()
export class UnfollowIdeaInput {
  @Field(() => ID, { description: 'Which.' })
  ideaId: string;
}
