import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime, GraphQLURL } from '../../common/graphql/scalars.js';
import { NotificationKindEnum, type NotificationKind } from './notification-kind.js';

@ObjectType('Notification', {
  description:
    'What a member is told of one mutation, once. It exists for its recipient, as long as they may know of what it tells.',
  implements: () => [NodeModel],
})
export class NotificationModel extends NodeModel {
  notificationId: number;
  /** Null where it is about no idea. */
  ideaId: number | null;
  actorId: number | null;
  adoptionId: number | null;
  /** The status change that it tells of, where its words are an official response. */
  changeId: number | null;
  updateId: number | null;
  commentId: number | null;
  isNote: boolean;
  stormId: number | null;
  badgeKey: string | null;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => NotificationKindEnum, { description: 'What it tells of.' })
  kind: NotificationKind;
  @Field(() => String, { description: 'In the request’s language, one line, fit to be shown.' })
  text: string;
  @Field(() => GraphQLURL, { description: 'Where it leads.' })
  url: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was read; null while unread.' })
  readAt: Date | null;
  @Field(() => GraphQLDateTime, { description: 'When it was told.' })
  createdAt: Date;
}

const NotificationEdge = edgeOf(() => NotificationModel, 'Notification');
export const NotificationConnection = connectionOf(() => NotificationModel, NotificationEdge, 'Notification');
