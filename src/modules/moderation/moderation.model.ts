import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { CommentModel } from '../comments/comment.model.js';
import { IdeaModel, ModerationStateEnum } from '../ideas/idea.model.js';
import type { ModerationState } from '../ideas/idea.row.js';
import type { HoldReason } from '../screening/screening-rules.js';
import { ReportReasonEnum, type ReportReason } from './report-reason.js';

export const ModerationActionEnum = {
  APPROVE: 'APPROVE',
  HIDE: 'HIDE',
  RESTORE: 'RESTORE',
  DISMISS: 'DISMISS',
} as const;
registerEnumType(ModerationActionEnum, {
  name: 'ModerationAction',
  description: 'What a moderator decides about content. Each but DISMISS can be taken back by another.',
  valuesMap: {
    APPROVE: { description: 'What is held may be seen by everybody; open reports on it are closed.' },
    HIDE: {
      description: 'Only its author and moderators see it from now on; open reports on it are closed.',
    },
    RESTORE: { description: 'What is hidden may be seen by everybody again.' },
    DISMISS: { description: 'Closes the open reports on it, which stays as it is.' },
  },
});

const HoldReasonEnum = { FIRST_POSTS: 'FIRST_POSTS', LINKS: 'LINKS', REPETITION: 'REPETITION' } as const;
registerEnumType(HoldReasonEnum, {
  name: 'HoldReason',
  description: 'Why content waits for a moderator.',
  valuesMap: {
    FIRST_POSTS: { description: 'It is among its author’s first posts, which its board holds.' },
    LINKS: { description: 'Somebody new put many links into it.' },
    REPETITION: { description: 'Its author said the same elsewhere within an hour.' },
  },
});

export const ModeratedContent = createUnionType({
  name: 'ModeratedContent',
  description: 'What moderators decide about.',
  types: () => [IdeaModel, CommentModel] as const,
  resolveType: (value: IdeaModel | CommentModel) => value.__typename,
});

@ObjectType('ModerationItem', {
  description: 'Content that waits for a moderator: held, or reported.',
  implements: () => [NodeModel],
})
export class ModerationItemModel extends NodeModel {
  itemId: number;
  ideaId: number | null;
  commentId: number | null;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => ModeratedContent, { description: 'What it is about.' })
  subject: IdeaModel | CommentModel;
  @Field(() => ModerationStateEnum, { description: 'Who may see it now.' })
  state: ModerationState;
  @Field(() => HoldReasonEnum, {
    nullable: true,
    description: 'Why it was held; null where it was only reported.',
  })
  heldFor: HoldReason | null;
  @Field(() => GraphQLDateTime, { description: 'Since when it waits.' })
  oldestAt: Date;
  @Field(() => Boolean, { description: 'Whether it still waits; false once it was decided.' })
  open: boolean;
  @Field(() => Boolean, {
    description:
      'Whether its author deleted it before anybody decided. An idea still says what it said; of a comment `revisions` has it. Only its reports can be dismissed.',
  })
  deleted: boolean;
  @Field(() => String, {
    description:
      'Of what it says, with tags and files: another once its author changes anything of that. For `moderateContent`.',
  })
  mark: string;
}

@ObjectType('ContentReport', { description: 'What a member reported.' })
export class ContentReportModel {
  reporterId: number;

  @Field(() => ReportReasonEnum, { description: 'What is wrong.' })
  reason: ReportReason;
  @Field(() => String, { nullable: true, description: 'More about it.' })
  note: string | null;
  @Field(() => GraphQLDateTime, { description: 'When.' })
  createdAt: Date;
}

export interface ItemRow {
  id: number;
  idea_id: number | null;
  comment_id: number | null;
  held_for: HoldReason | null;
  opened_at: Date;
  closed_at: Date | null;
  is_deleted: boolean;
  mark: string;
}

export const toItemModel = (row: ItemRow, subject: IdeaModel | CommentModel): ModerationItemModel => ({
  __typename: 'ModerationItem',
  itemId: row.id,
  ideaId: row.idea_id,
  commentId: row.comment_id,
  id: encodeId('ModerationItem', row.id),
  subject,
  state: subject.moderation,
  heldFor: row.held_for,
  oldestAt: row.opened_at,
  open: row.closed_at === null,
  deleted: row.is_deleted,
  mark: row.mark,
});

const ModerationItemEdge = edgeOf(() => ModerationItemModel, 'ModerationItem');
export const ModerationItemConnection = connectionOf(
  () => ModerationItemModel,
  ModerationItemEdge,
  'ModerationItem',
);

@ObjectType({ description: 'That the report was taken.' })
export class ReportContentPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: 'True once moderators have it.' })
  reported?: boolean;

  @Field(() => ModeratedContent, { nullable: true, description: 'What it is about, as it now stands.' })
  subject?: IdeaModel | CommentModel | null;
}

@ObjectType({ description: 'What was decided about.' })
export class ModerateContentPayload extends Payload {
  @Field(() => [ModeratedContent], {
    nullable: true,
    description: 'As it now stands, each once, in the order given.',
  })
  subjects?: (IdeaModel | CommentModel)[];
}
