import { Field, Int, ObjectType } from '@nestjs/graphql';
import { UserError } from '../../common/graphql/user-error.model.js';
import { IdeaModel } from '../ideas/idea.model.js';

@ObjectType({ description: 'What an idea counts, over all that is merged into it.' })
export class MergeCounts {
  @Field(() => Int, { description: 'Members with an effective vote, either way.' })
  voters: number;
  @Field(() => Int, { description: 'Effective promotes, with imported ones.' })
  promoteCount: number;
  @Field(() => Int, { description: 'Effective demotes, with imported ones.' })
  demoteCount: number;
  @Field(() => Int, { description: 'Promotes minus demotes, times `Community.pointsPerVote`.' })
  points: number;
  @Field(() => Int, { description: 'Members who follow it by hand.' })
  followerCount: number;
  @Field(() => Int, { description: 'Public comments and replies.' })
  commentCount: number;
  @Field(() => IdeaModel, { description: 'Which.' })
  idea: IdeaModel;
}

@ObjectType({ description: 'What a merge would do; nothing has been changed.' })
export class MergePreview {
  @Field(() => MergeCounts, { description: 'The target as it is.' })
  before: MergeCounts;
  @Field(() => MergeCounts, {
    description: 'The target as it would be; as it is where the merge would be refused.',
  })
  after: MergeCounts;
  @Field(() => [MergeCounts], {
    description: 'The sources as they are, in the order given; unknown ones are left out.',
  })
  sources: MergeCounts[];
  @Field(() => [UserError], { description: 'Why it would be refused; empty where it would not.' })
  userErrors: UserError[];
}
