import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';

@ObjectType('StatusChange', {
  description: 'One step of an idea through the workflow, for ever and public.',
  implements: () => [NodeModel],
})
export class StatusChangeModel extends NodeModel {
  fromId: number | null;
  toId: number;
  actorId: number | null;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { nullable: true, description: 'The official response given with it, Markdown.' })
  response: string | null;
  @Field(() => GraphQLDateTime, { description: 'When.' })
  createdAt: Date;
}

export const StatusChangeEdge = edgeOf(() => StatusChangeModel, 'StatusChange');
export const StatusChangeConnection = connectionOf(() => StatusChangeModel, StatusChangeEdge, 'StatusChange');

export interface StatusChangeRow {
  id: number;
  idea_id: number;
  from_status_id: number | null;
  to_status_id: number;
  actor_id: number | null;
  response: string | null;
  created_at: Date;
}

export const toStatusChangeModel = (row: StatusChangeRow): StatusChangeModel => ({
  __typename: 'StatusChange',
  id: encodeId('StatusChange', row.id),
  fromId: row.from_status_id,
  toId: row.to_status_id,
  actorId: row.actor_id,
  response: row.response,
  createdAt: row.created_at,
});
