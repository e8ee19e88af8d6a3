import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';

export const OutgoingMailStateEnum = {
  WAITING: 'WAITING',
  SENDING: 'SENDING',
  FAILED: 'FAILED',
  UNCERTAIN: 'UNCERTAIN',
} as const;
export type OutgoingMailState = keyof typeof OutgoingMailStateEnum;
registerEnumType(OutgoingMailStateEnum, {
  name: 'OutgoingMailState',
  description: 'Where a mail stands that has not gone out.',
  valuesMap: {
    WAITING: { description: 'Waits to be sent, be it for the first time or again.' },
    SENDING: { description: 'Under way to the mail server.' },
    FAILED: { description: 'Refused for good, or for three days; not tried again by itself.' },
    UNCERTAIN: {
      description:
        'May or may not have gone out: its process died, or the server never answered. Not tried again by itself, lest somebody gets it twice.',
    },
  },
});

@ObjectType('OutgoingMail', {
  description: 'A mail that has not gone out, without what it says.',
  implements: () => [NodeModel],
})
export class OutgoingMailModel extends NodeModel {
  /** Whose it is, for the loader. */
  memberId: number | null;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'What kind of mail it is, such as `sign-in-link`.' })
  template: string;
  @Field(() => OutgoingMailStateEnum, { description: 'Where it stands.' })
  state: OutgoingMailState;
  @Field(() => Int, { description: 'How often it was taken to be sent.' })
  attempts: number;
  @Field(() => GraphQLDateTime, { description: 'It waits until then.' })
  dueAt: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Why the last attempt came to nothing; without the address.',
  })
  error: string | null;
  @Field(() => GraphQLDateTime, { description: 'When it was posted.' })
  createdAt: Date;
}

export interface OutgoingMailRow {
  id: number;
  template: string;
  state: OutgoingMailState;
  member_id: number | null;
  attempts: number;
  due_at: Date;
  error: string | null;
  created_at: Date;
}

export const toOutgoingMailModel = (row: OutgoingMailRow): OutgoingMailModel => ({
  __typename: 'OutgoingMail',
  id: encodeId('OutgoingMail', row.id),
  memberId: row.member_id,
  template: row.template,
  state: row.state,
  attempts: row.attempts,
  dueAt: row.due_at,
  error: row.error,
  createdAt: row.created_at,
});

const OutgoingMailEdge = edgeOf(() => OutgoingMailModel, 'OutgoingMail');
export const OutgoingMailConnection = connectionOf(() => OutgoingMailModel, OutgoingMailEdge, 'OutgoingMail');
