import { Injectable } from '@nestjs/common';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { toJobModel, type JobModel, type JobRow, type JobState } from './job.model.js';
import { canOperate, requireOperator } from './operations.policy.js';

const STATE = `CASE WHEN locked_at IS NOT NULL THEN 'RUNNING' WHEN attempts < max_attempts THEN 'WAITING' ELSE 'FAILED' END`;
const JOBS = `SELECT id, task_identifier, attempts, max_attempts, run_at, created_at, last_error, ${STATE} AS state
  FROM graphile_worker.jobs`;

export type JobCounts = Record<JobState, number>;

@Injectable()
export class ListJobs {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws UNAUTHENTICATED, FORBIDDEN; BAD_USER_INPUT as every page */
  async list(context: RequestContext, state: JobState, args: PageArgs): Promise<ConnectionType<JobModel>> {
    requireOperator(context);
    const keyset = { scope: scopeHash(['jobs', state]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const rows = await this.database.query<JobRow>(
      `${JOBS} WHERE ${STATE} = $1 AND ($3::bigint IS NULL OR id < $3) ORDER BY id DESC LIMIT $2`,
      [state, request.size + 1, request.from?.[0] ?? null],
    );
    return Object.assign(
      toConnection(rows, request, keyset, (row) => [row.id], toJobModel),
      { totalCount: async () => (await this.counts())[state] },
    );
  }

  /** Null for all but administrators, and for what is done. */
  async find(context: RequestContext, id: number): Promise<JobModel | null> {
    if (!canOperate(context.viewer)) return null;
    const [row] = await this.database.query<JobRow>(`${JOBS} WHERE id = $1`, [id]);
    return row ? toJobModel(row) : null;
  }

  async counts(): Promise<JobCounts> {
    const rows = await this.database.query<{ state: JobState; n: number }>(
      `SELECT ${STATE} AS state, count(*) AS n FROM graphile_worker.jobs GROUP BY 1`,
    );
    return {
      WAITING: 0,
      RUNNING: 0,
      FAILED: 0,
      ...Object.fromEntries(rows.map(({ state, n }) => [state, n])),
    };
  }
}
