import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class MergeIdeasInput {
  @Field(() => ID, { description: 'The idea that will stand for all.' })
  targetId: string;

  @Field(() => [ID], { description: '1..50' })
  sourceIds: string[];
}

@InputType()
export class UnmergeIdeaInput {
  @Field(() => ID, { description: 'The merged idea that is to stand alone again.' })
  ideaId: string;
}
