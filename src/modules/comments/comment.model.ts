import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { ModerationStateEnum } from '../ideas/idea.model.js';
import type { ModerationState } from '../ideas/idea.row.js';
import { MemberModel, toMemberModel } from '../members/member.model.js';
import * as policy from './comment.policy.js';
import { factsOf, type CommentRow } from './comment.row.js';

export const CommentOrderEnum = { OLDEST: 'OLDEST', NEWEST: 'NEWEST', BEST: 'BEST' } as const;
export type CommentOrder = keyof typeof CommentOrderEnum;
registerEnumType(CommentOrderEnum, {
  name: 'CommentOrder',
  description: 'How the comments of an idea are ordered.',
  valuesMap: {
    OLDEST: { description: 'First written first.' },
    NEWEST: { description: 'Last written first.' },
    BEST: {
      description:
        'Most surely liked first: the lower bound of Wilson’s interval (z = 1.96) for likes among those who took part in the idea since.',
    },
  },
});

@ObjectType({ description: 'What the viewer may do with a comment.' })
export class CommentPermissions {
  @Field(() => Boolean, { description: 'Change its text.' })
  edit: boolean;
  @Field(() => Boolean, { description: 'Delete it.' })
  delete: boolean;
  @Field(() => Boolean, { description: 'Reply to it.' })
  reply: boolean;
  @Field(() => Boolean, { description: 'Like it, and take that back.' })
  like: boolean;
  @Field(() => Boolean, { description: 'Accept it as part of the idea, and take that back.' })
  accept: boolean;
  @Field(() => Boolean, { description: 'Report it to moderators.' })
  report: boolean;
  @Field(() => Boolean, { description: 'Approve, hide and restore it, and see what it said before.' })
  moderate: boolean;
}

@ObjectType('Comment', {
  description: 'What somebody said about an idea, to everybody or within the product team.',
  implements: () => [NodeModel],
})
export class CommentModel extends NodeModel {
  commentId: number;
  ideaId: number;
  parentId: number | null;
  /** Handles in its text that members have. */
  handles: ReadonlySet<string>;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, {
    description:
      'Markdown as written; empty where it was deleted, or is hidden from the viewer and stays for its replies.',
  })
  body: string;
  @Field(() => MemberModel, { description: 'Who wrote it.' })
  author: MemberModel;
  @Field(() => ModerationStateEnum, { description: 'Who may see it.' })
  moderation: ModerationState;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was deleted; it stays, empty, for its replies.',
  })
  deletedAt: Date | null;
  @Field(() => Boolean, { description: 'Written by a product team for the company.' })
  official: boolean;
  @Field(() => Boolean, { description: 'Accepted as part of the idea.' })
  extension: boolean;
  @Field(() => Boolean, { description: 'A note, seen by product teams only.' })
  internal: boolean;
  @Field(() => Int, { description: 'How many like it.' })
  likeCount: number;
  @Field(() => Boolean, { description: 'Whether the viewer likes it.' })
  viewerLikes: boolean;
  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  createdAt: Date;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When its author last changed it.' })
  editedAt: Date | null;
  @Field(() => CommentPermissions, { description: 'What the viewer may do with it.' })
  viewerCan: CommentPermissions;
}

const CommentEdge = edgeOf(() => CommentModel, 'Comment');
export const CommentConnection = connectionOf(() => CommentModel, CommentEdge, 'Comment');

export function toCommentModel(
  row: CommentRow,
  { viewer, locale }: Pick<RequestContext, 'viewer' | 'locale'>,
  handles: ReadonlySet<string>,
): CommentModel {
  const facts = factsOf(row);
  const isReadable = policy.isReadable(viewer, facts);
  return {
    __typename: 'Comment',
    isEmptied: !isReadable,
    commentId: row.id,
    ideaId: row.idea_id,
    parentId: row.parent_id,
    handles,
    id: encodeId('Comment', row.id),
    body: isReadable ? row.body : '',
    author: toMemberModel(row, locale),
    moderation: row.moderation,
    deletedAt: row.deleted_at,
    official: row.is_official,
    extension: row.is_extension,
    internal: row.is_internal,
    likeCount: isReadable ? row.like_count : 0,
    viewerLikes: row.viewer_likes && isReadable,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    viewerCan: {
      edit: policy.canEditComment(viewer, facts),
      delete: policy.canDeleteComment(viewer, facts),
      reply: policy.canReply(viewer, facts),
      like: policy.canLike(viewer, facts),
      accept: policy.canAccept(viewer, facts),
      report: policy.canReportComment(viewer, facts),
      moderate: policy.canModerateComment(viewer, facts),
    },
  };
}
