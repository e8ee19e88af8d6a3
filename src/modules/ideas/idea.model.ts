import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GraphQLDateTime, GraphQLURL } from '../../common/graphql/scalars.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { BoardModel } from '../boards/board.model.js';
import { MemberModel } from '../members/member.model.js';
import { StatusModel } from '../statuses/status.model.js';
import type { ModerationState } from './idea.row.js';

export const VoteDirectionEnum = { PROMOTE: 'PROMOTE', DEMOTE: 'DEMOTE' } as const;
export type VoteDirection = keyof typeof VoteDirectionEnum;
registerEnumType(VoteDirectionEnum, { name: 'VoteDirection', description: 'For an idea, or against it.' });
export const ModerationStateEnum = { VISIBLE: 'VISIBLE', HELD: 'HELD', HIDDEN: 'HIDDEN' } as const;
registerEnumType(ModerationStateEnum, {
  name: 'ModerationState',
  description: 'Who may see a piece of content.',
  valuesMap: {
    VISIBLE: { description: 'Whoever may read its board.' },
    HELD: { description: 'Its author and moderators, until one has looked at it.' },
    HIDDEN: { description: 'Its author and moderators.' },
  },
});

@ObjectType({ description: 'What the viewer may do with an idea.' })
export class IdeaPermissions {
  @Field(() => Boolean, { description: 'Change title, body and tags.' })
  edit: boolean;
  @Field(() => Boolean, { description: 'Delete it.' })
  delete: boolean;
  @Field(() => Boolean, { description: 'Promote or demote it.' })
  vote: boolean;
  @Field(() => Boolean, { description: 'Write a comment that everybody sees.' })
  comment: boolean;
  @Field(() => Boolean, { description: 'Change status, tags, board, assignment; answer, merge, adopt.' })
  triage: boolean;
  @Field(() => Boolean, { description: 'Vote for a customer who said so elsewhere.' })
  voteFor: boolean;
  @Field(() => Boolean, {
    description: 'Bring it back from the archive, where a job put it for want of activity.',
  })
  revive: boolean;
  @Field(() => Boolean, { description: 'Report it to moderators.' })
  report: boolean;
  @Field(() => Boolean, { description: 'Approve, hide and restore it, and see what it said before.' })
  moderate: boolean;
}

@ObjectType('Idea', { description: 'What a member proposes.', implements: () => [NodeModel] })
export class IdeaModel extends NodeModel {
  officialResponseId: number | null;
  teamId: number | null;
  assigneeId: number | null;
  stormId: number | null;
  /** The end of the chain of merges; null where it is not merged. */
  rootId: number | null;
  /** Whether it is merged, or others are merged into it. */
  isInMerge: boolean;
  /** Of its promotes those without voters. */
  importedPromotes: number;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => Int, { description: 'Its public number, as in #42.' })
  number: number;
  @Field(() => String, { description: 'The title as it stands in addresses.' })
  slug: string;
  @Field(() => String, { description: 'One line, 5 to 150 code points.' })
  title: string;
  @Field(() => String, { description: 'Plain text of the body’s beginning, at most 240 code points.' })
  excerpt: string;
  @Field(() => GraphQLURL, { description: 'Its page.' })
  url: string;
  @Field(() => BoardModel, { description: 'Where it stands.' })
  board: BoardModel;
  @Field(() => MemberModel, { description: 'Who proposed it.' })
  author: MemberModel;
  @Field(() => StatusModel, { description: 'Where it is in the workflow.' })
  status: StatusModel;
  @Field(() => [String], { description: 'At most `limits.tagsMax`, lower case.' })
  tags: string[];
  @Field(() => Int, { description: 'Promotes minus demotes, times `Community.pointsPerVote`.' })
  points: number;
  @Field(() => Int, { description: 'Effective promotes.' })
  promoteCount: number;
  @Field(() => Int, { description: 'Effective demotes.' })
  demoteCount: number;
  @Field(() => Float, { description: 'Decayed points now, as POPULAR orders by.' })
  popularity: number;
  @Field(() => Int, { description: 'Public comments and replies.' })
  commentCount: number;
  @Field(() => Int, {
    description: 'Members who follow it by hand; who wrote it or voted is told without that.',
  })
  followerCount: number;
  @Field(() => GraphQLDateTime, { description: 'When it was submitted.' })
  createdAt: Date;
  @Field(() => GraphQLDateTime, { description: 'Its latest public change.' })
  updatedAt: Date;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When its author last changed title or body after the first vote.',
  })
  editedAt: Date | null;
  @Field(() => Int, {
    description: 'Rises by one with each change of title, body or attachments; pass it back to `editIdea`.',
  })
  version: number;
  @Field(() => Int, {
    description: 'Rises by one with each change of status, tags, board, assignee, team, merge or adoption.',
  })
  triageVersion: number;
  @Field(() => Boolean, {
    description: 'Takes votes: stage SUBMITTED, REVIEW, ADOPTED or BUILDING, and not merged, held or hidden.',
  })
  isOpen: boolean;
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the community’s promise to answer falls due.',
  })
  dueAt: Date | null;
  @Field(() => ModerationStateEnum, { description: 'Who may see it.' })
  moderation: ModerationState;
  @Field(() => Int, { description: 'Votes that came by import without voters; part of the counts.' })
  importedSupport: number;
  @Field(() => Int, { nullable: true, description: 'First official response minus `createdAt`, in seconds.' })
  answeredAfter: number | null;
  @Field(() => VoteDirectionEnum, { nullable: true, description: 'The viewer’s own vote.' })
  viewerVote: VoteDirection | null;
  @Field(() => IdeaPermissions, { description: 'What the viewer may do with it.' })
  viewerCan: IdeaPermissions;
}

export const IdeaEdge = edgeOf(() => IdeaModel, 'Idea');
export const IdeaConnection = connectionOf(() => IdeaModel, IdeaEdge, 'Idea');
