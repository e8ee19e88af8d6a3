import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../common/graphql/user-error.model.js';
import { CommentModel } from './comment.model.js';

@ObjectType({ isAbstract: true })
abstract class CommentPayload extends Payload {
  @Field(() => CommentModel, { nullable: true, description: 'As it now stands.' })
  comment?: CommentModel | null;
}

@ObjectType({ description: 'The new comment.' })
export class AddCommentPayload extends CommentPayload {}

@ObjectType({ description: 'The changed comment.' })
export class EditCommentPayload extends CommentPayload {}

@ObjectType({ description: 'The comment with the like.' })
export class LikeCommentPayload extends CommentPayload {}

@ObjectType({ description: 'The comment without the like.' })
export class UnlikeCommentPayload extends CommentPayload {}

@ObjectType({ description: 'The comment as part of its idea, or no longer so.' })
export class AcceptExtensionPayload extends CommentPayload {}

@ObjectType({ description: 'What was deleted.' })
export class DeleteCommentPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The comment’s id; it leads on only while replies stand.' })
  deletedId?: string;
}
