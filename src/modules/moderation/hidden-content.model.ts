import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import type { CommentModel } from '../comments/comment.model.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import { ModeratedContent } from './moderation.model.js';

@ObjectType('HiddenContent', { description: 'What only its author and moderators see.' })
export class HiddenContentModel {
  @Field(() => ModeratedContent, { description: 'What is hidden.' })
  subject: IdeaModel | CommentModel;
  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  hiddenAt: Date;
  @Field(() => Boolean, {
    description:
      'Whether the ban of its author hides it, and its end brings it back, unless it is hidden by itself before.',
  })
  withBan: boolean;
}

const HiddenContentEdge = edgeOf(() => HiddenContentModel, 'HiddenContent');
export const HiddenContentConnection = connectionOf(
  () => HiddenContentModel,
  HiddenContentEdge,
  'HiddenContent',
);
