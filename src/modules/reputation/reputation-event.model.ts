import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { ReputationKindEnum, type ReputationKind } from './reputation-kind.js';

@ObjectType('ReputationEvent', {
  description: 'What earned or cost the viewer reputation; nobody else may see it.',
  implements: () => [NodeModel],
})
export class ReputationEventModel extends NodeModel {
  ideaId: number;
  commentId: number | null;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => ReputationKindEnum, { description: 'What happened.' })
  kind: ReputationKind;
  @Field(() => Int, { description: 'Earned, or below 0 lost.' })
  points: number;
  @Field(() => GraphQLDateTime, { description: 'When it happened, the last time if more than once.' })
  createdAt: Date;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Taken back since; counts no more.' })
  reversedAt: Date | null;
}

const ReputationEventEdge = edgeOf(() => ReputationEventModel, 'ReputationEvent');
export const ReputationEventConnection = connectionOf(
  () => ReputationEventModel,
  ReputationEventEdge,
  'ReputationEvent',
);

export interface ReputationEventRow {
  id: number;
  kind: ReputationKind;
  idea_id: number;
  comment_id: number | null;
  points: number;
  created_at: Date;
  reversed_at: Date | null;
}

export const REPUTATION_EVENT_COLUMNS =
  'e.id, e.kind, e.idea_id, e.comment_id, e.points, e.created_at, e.reversed_at';

export const toReputationEvent = (row: ReputationEventRow): ReputationEventModel => ({
  __typename: 'ReputationEvent',
  id: encodeId('ReputationEvent', row.id),
  ideaId: row.idea_id,
  commentId: row.comment_id,
  kind: row.kind,
  points: row.points,
  createdAt: row.created_at,
  reversedAt: row.reversed_at,
});
