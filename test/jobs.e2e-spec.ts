import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { isGone, Lifeline } from '../src/jobs/lifeline.js';
import { Reaper } from '../src/jobs/reaper.js';
import { startTestApp, type TestApp } from './support/app.js';
import { settleJobs } from './support/jobs.js';

declare module '../src/jobs/job-queue.js' {
  interface JobMap {
    'note-name': { name: string };
  }
}

let world: TestApp;
let done: string[];

beforeEach(async () => {
  world = await startTestApp();
  done = [];
  world.app.get(JobHandlers).register('note-name', ({ name }) => {
    done.push(name);
    return Promise.resolve();
  });
});
afterEach(() => world.stop());

const add = (name: string, options = {}) =>
  world.app.get(JobQueue).add(world.db, 'note-name', { name }, options);
const startJobs = () => world.app.get(JobRunner).start(world.databaseUrl);
/** As a process leaves its jobs that is killed. */
const lockAll = (holder: string) =>
  world.db.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - interval '1 minute', attempts = attempts + 1`,
    [holder],
  );
const holders = async () =>
  (await world.db.query<{ locked_by: string | null }>('SELECT locked_by FROM graphile_worker.jobs')).map(
    ({ locked_by }) => locked_by,
  );
const look = () => world.app.get(Reaper).look();
const isFree = (id: string) => world.db.transaction((tx) => isGone(tx, id));

async function lifeline(): Promise<Lifeline> {
  const line = new Lifeline(pino({ level: 'silent' }));
  await line.start(world.databaseUrl);
  return line;
}

describe('a job', () => {
  it('is there if its transaction commits', async () => {
    await world.db
      .transaction(async (tx) => {
        await world.app.get(JobQueue).add(tx, 'note-name', { name: 'never' });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await add('kept');
    await startJobs();
    await settleJobs(world.db);
    expect(done).toEqual(['kept']);
  });

  it('is done again at once where its process has died, also those that were to wait for it', async () => {
    await add('first', { queue: 'one-by-one' });
    await lockAll('pool-dead');
    await world.db.query(
      `UPDATE graphile_worker._private_job_queues SET locked_by = 'pool-dead', locked_at = now()`,
    );
    await add('second', { queue: 'one-by-one' });
    await startJobs();
    await settleJobs(world.db);
    expect(done).toEqual(['first', 'second']);
  });

  it('is left to the process that holds it while that lives', async () => {
    const other = await lifeline();
    await other.hold('pool-alive');
    await add('theirs');
    await lockAll('pool-alive');
    await look();
    expect(await holders()).toEqual(['pool-alive']);
    await other.stop();
    await look();
    expect(await holders()).toEqual([null]);
  });

  it('is added for later only where none is to run by then', async () => {
    const jobs = world.app.get(JobQueue);
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const waiting = async () =>
      (await world.db.query<{ n: number }>('SELECT count(*) AS n FROM graphile_worker.jobs'))[0]?.n;
    await jobs.addUnlessWaiting(world.db, 'note-name', at(10));
    await jobs.addUnlessWaiting(world.db, 'note-name', at(20));
    expect(await waiting()).toBe(1);
    await jobs.addUnlessWaiting(world.db, 'note-name', at(5));
    expect(await waiting()).toBe(2);
  });

  it('goes on being done after the database has dropped every connection', async () => {
    await startJobs();
    await add('before');
    await settleJobs(world.db);
    const { key } = world.app.get(Lifeline);
    await world.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await add('after');
    const patience = Date.now() + 20_000;
    while (done.length < 2 && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toEqual(['before', 'after']);
    await world.app.get(Lifeline).held();
    expect(await isFree(key)).toBe(false);
  });
});

describe('a process', () => {
  it('is known to live while its connection is there, and takes a lost one up again', async () => {
    const line = await lifeline();
    await line.hold('pool-x');
    expect(await Promise.all([line.key, 'pool-x', 'pool-y'].map(isFree))).toEqual([false, false, true]);
    const backends = async () =>
      (
        await world.db.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'groundswell lifeline'`,
        )
      ).map(({ pid }) => pid);
    const [before] = await backends();
    await world.db.query('SELECT pg_terminate_backend($1)', [before]);
    const isBack = async () => {
      const [pid] = await backends();
      return pid !== undefined && pid !== before && !(await isFree('pool-x')) && !(await isFree(line.key));
    };
    const patience = Date.now() + 10_000;
    while (!(await isBack()) && Date.now() < patience)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isBack()).toBe(true);
    await line.letGo('pool-x');
    expect(await isFree('pool-x')).toBe(true);
    await line.stop();
    expect(await isFree(line.key)).toBe(true);
  });
});
