import { Field, Float, ObjectType } from '@nestjs/graphql';
import { IdeaModel } from '../ideas/idea.model.js';

@ObjectType('SimilarIdea', { description: 'An idea that may say the same as another text.' })
export class SimilarIdeaModel {
  @Field(() => IdeaModel, { description: 'The idea.' })
  idea: IdeaModel;
  @Field(() => Float, { description: '0..1, higher is closer; 1 for the same words.' })
  similarity: number;
}
