import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';

export const JobStateEnum = { WAITING: 'WAITING', RUNNING: 'RUNNING', FAILED: 'FAILED' } as const;
export type JobState = keyof typeof JobStateEnum;
registerEnumType(JobStateEnum, {
  name: 'JobState',
  description: 'Where a job stands; one that is done is gone.',
  valuesMap: {
    WAITING: { description: 'Waits for its time, a worker or its next attempt.' },
    RUNNING: { description: 'Under way in some process.' },
    FAILED: { description: 'Has used up its attempts.' },
  },
});

@ObjectType('Job', { description: 'A piece of background work.', implements: () => [NodeModel] })
export class JobModel extends NodeModel {
  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'What it does, such as `send-mails`.' })
  task: string;
  @Field(() => JobStateEnum, { description: 'Where it stands.' })
  state: JobState;
  @Field(() => Int, { description: 'How often it was begun.' })
  attempts: number;
  @Field(() => Int, { description: 'After how many attempts it counts as failed.' })
  maxAttempts: number;
  @Field(() => GraphQLDateTime, { description: 'It waits until then.' })
  runAt: Date;
  @Field(() => GraphQLDateTime, { description: 'When it was added.' })
  createdAt: Date;
  @Field(() => String, { nullable: true, description: 'Why the last attempt failed.' })
  lastError: string | null;
}

export interface JobRow {
  id: number;
  task_identifier: string;
  state: JobState;
  attempts: number;
  max_attempts: number;
  run_at: Date;
  created_at: Date;
  last_error: string | null;
}

export const toJobModel = (row: JobRow): JobModel => ({
  __typename: 'Job',
  id: encodeId('Job', row.id),
  task: row.task_identifier,
  state: row.state,
  attempts: row.attempts,
  maxAttempts: row.max_attempts,
  runAt: row.run_at,
  createdAt: row.created_at,
  lastError: row.last_error,
});

const JobEdge = edgeOf(() => JobModel, 'Job');
export const JobConnection = connectionOf(() => JobModel, JobEdge, 'Job');
