import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import { hasLaterChange, UNDO_WINDOW } from './undo-window.sql.js';

@ObjectType('StatusChange', {
  description: 'One step of an idea through the workflow, for ever and public.',
  implements: () => [NodeModel],
})
export class StatusChangeModel extends NodeModel {
  fromId: number | null;
  toId: number;
  actorId: number | null;
  /** For the actor alone. */
  undoableByActorUntil: Date | null;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { nullable: true, description: 'The official response given with it, Markdown.' })
  response: string | null;
  @Field(() => GraphQLDateTime, { description: 'When.' })
  createdAt: Date;
  @Field(() => Boolean, { description: 'Taken back by its actor.' })
  isUndone: boolean;
  @Field(() => Boolean, { description: 'Takes an earlier change back, which `isUndone`.' })
  isReversal: boolean;
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
  is_undone: boolean;
  is_reversal: boolean;
  undoable_until: Date | null;
}

/** Columns of a StatusChangeRow where the table of status changes is `c`. */
export const STATUS_CHANGE_COLUMNS = `c.id, c.idea_id, c.from_status_id, c.to_status_id, c.actor_id, c.response, c.created_at, c.is_undone,
  c.reverses_id IS NOT NULL AS is_reversal,
  CASE WHEN c.is_undoable AND NOT c.is_undone AND c.created_at > clock_timestamp() - ${UNDO_WINDOW} AND NOT ${hasLaterChange()}
    THEN c.created_at + ${UNDO_WINDOW} END AS undoable_until`;

export const toStatusChangeModel = (row: StatusChangeRow): StatusChangeModel => ({
  __typename: 'StatusChange',
  id: encodeId('StatusChange', row.id),
  fromId: row.from_status_id,
  toId: row.to_status_id,
  actorId: row.actor_id,
  response: row.response,
  createdAt: row.created_at,
  isUndone: row.is_undone,
  isReversal: row.is_reversal,
  undoableByActorUntil: row.undoable_until,
});
