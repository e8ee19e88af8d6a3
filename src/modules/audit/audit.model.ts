import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import type { NodeType } from '../../common/graphql/node-id.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';

@ObjectType('AuditEvent', {
  description: 'An administrative or moderating deed.',
  implements: () => [NodeModel],
})
export class AuditEventModel extends NodeModel {
  actorId: number | null;
  subject: { type: NodeType; id: number } | null;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'What was done, for programs; see `auditActions`.' })
  action: string;
  @Field(() => ID, { nullable: true, description: 'What it was done to; it may be gone since.' })
  subjectId: string | null;
  @Field(() => String, { description: 'What was done, in the reader’s language.' })
  summary: string;
  @Field(() => String, {
    nullable: true,
    description: 'From which address; forgotten after 90 days, and with the person.',
  })
  ipAddress: string | null;
  @Field(() => GraphQLDateTime, { description: 'When.' })
  createdAt: Date;
}

const AuditEventEdge = edgeOf(() => AuditEventModel, 'AuditEvent');
export const AuditEventConnection = connectionOf(() => AuditEventModel, AuditEventEdge, 'AuditEvent');

@ObjectType('AuditAction', { description: 'A kind of deed that the log tells of.' })
export class AuditActionModel {
  @Field(() => String, { description: 'For programs.' })
  key: string;
  @Field(() => String, { description: 'In the reader’s language, with gaps for what an event names.' })
  label: string;
}

@InputType({ description: 'Which events of the log.' })
export class AuditFilter {
  @Field(() => [String], { nullable: true, description: 'Any of these actions.' })
  actions?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'By this member.' })
  actorId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Done to this node.' })
  subjectId?: string | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Not before.' })
  from?: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Before.' })
  to?: Date | null;
}
