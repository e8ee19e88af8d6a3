import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/sql.js';

/** Every job's payload by its task's name; a feature adds its own by declaration merging where it registers the task. */
// oxlint-disable-next-line typescript/no-empty-object-type -- features fill it by declaration merging
export interface JobMap {}
export type JobName = keyof JobMap;

export interface JobOptions {
  /** Not before this moment; at once where left out. */
  runAt?: Date;
  /** A waiting job of the same key is replaced; one that is running lets another wait. Its row is locked until the transaction ends. */
  key?: string;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** Attempts before it counts as failed; 25 where left out, the last of them about four days after the first. */
  maxAttempts?: number;
}

/** Puts jobs into the queue that PostgreSQL keeps; within a transaction they exist if it commits. */
@Injectable()
export class JobQueue {
  /** @param sql the transaction whose commit makes the job real */
  async add<N extends JobName>(
    sql: Sql,
    name: N,
    payload: JobMap[N],
    options: JobOptions = {},
  ): Promise<void> {
    await sql.query(
      `SELECT graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4::timestamptz, max_attempts => $5, job_key => $6)`,
      [
        name,
        JSON.stringify(payload),
        options.queue ?? null,
        options.runAt ?? null,
        options.maxAttempts ?? null,
        options.key ?? null,
      ],
    );
  }
  /** Adds a job without payload, unless one of its name is to run by then. */
  async addUnlessWaiting(sql: Sql, name: JobName, by: Date): Promise<void> {
    await sql.query(
      `SELECT graphile_worker.add_job($1, '{}', run_at => $2::timestamptz) WHERE NOT EXISTS (
         SELECT 1 FROM graphile_worker.jobs
         WHERE task_identifier = $1 AND locked_at IS NULL AND attempts < max_attempts AND run_at <= $2)`,
      [name, by],
    );
  }

  /** Runs jobs at once, with all their attempts before them; those under way or done are left alone. @returns how many */
  async retry(sql: Sql, ids: readonly number[]): Promise<number> {
    const rows = await sql.query(
      `SELECT 1 FROM graphile_worker.reschedule_jobs($1::bigint[], run_at => now(), attempts => 0)`,
      [ids],
    );
    return rows.length;
  }
}
