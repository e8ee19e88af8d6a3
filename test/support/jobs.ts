import type { Database } from '../../src/database/database.js';

interface WaitingJob {
  task_identifier: string;
  last_error: string | null;
}

/** How long the jobs of a test may take, milliseconds. */
const PATIENCE = 20_000;

/** Brings jobs and mails that wait for a later moment forward by so many milliseconds, as if that time had passed. */
export async function skipTime(db: Database, milliseconds: number): Promise<void> {
  await db.query(
    `UPDATE mails SET due_at = due_at - make_interval(secs => $1), patient_until = patient_until - make_interval(secs => $1),
       created_at = created_at - make_interval(secs => $1), ended_at = ended_at - make_interval(secs => $1)`,
    [milliseconds / 1000],
  );
  await db.query('UPDATE mail_outage SET until = until - make_interval(secs => $1)', [milliseconds / 1000]);
  await db.query(
    `UPDATE graphile_worker._private_jobs SET run_at = run_at - make_interval(secs => $1) WHERE locked_at IS NULL`,
    [milliseconds / 1000],
  );
  // As if they had just been added: workers look at once.
  await db.query(`SELECT pg_notify('jobs:insert', '{"r":0,"count":10}')`);
}

/** Until no job is due or under way, those included that jobs add; the test's app must have been started with `jobs`. */
export async function settleJobs(db: Database): Promise<void> {
  const patience = Date.now() + PATIENCE;
  for (;;) {
    const waiting = await db.query<WaitingJob>(
      `SELECT task_identifier, last_error FROM graphile_worker.jobs
       WHERE (run_at <= now() AND attempts < max_attempts) OR locked_at IS NOT NULL`,
    );
    if (waiting.length === 0) return;
    if (Date.now() > patience)
      throw new Error(
        `jobs do not end: ${waiting.map((job) => `${job.task_identifier} ${job.last_error ?? ''}`).join('; ')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
