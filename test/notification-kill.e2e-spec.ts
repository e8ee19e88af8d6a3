import { afterEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person } from './support/factories.js';
import { Notices } from './support/notices.js';
import { startWorker, type ChildProcess } from './support/worker.js';

const SUPPORTERS = 1500;
const PATIENCE = 60_000;

let world: TestApp;
const workers: ChildProcess[] = [];
afterEach(async () => {
  for (const worker of workers) await worker.end('SIGKILL');
  await world.stop();
});

async function work(): Promise<ChildProcess> {
  const worker = await startWorker({ DATABASE_URL: world.databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1' });
  workers.push(worker);
  return worker;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > patience) throw new Error(`not so yet; ${workers.map((one) => one.log()).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('a worker that is killed while it tells many', () => {
  it('leaves nobody untold and nobody told twice: the next goes on where it was', async () => {
    world = await startTestApp();
    const author = await person(world.db, 'Author');
    const crowded = await idea(world.db, await board(world.db, 'open'), author, 'Crowded');
    await world.db.query(
      `INSERT INTO members (handle, display_name, email, email_verified_at)
       SELECT 's-' || n, 'Supporter ' || n, 's-' || n || '@example.test', now() FROM generate_series(1, $1::int) n`,
      [SUPPORTERS],
    );
    await world.db.query(
      `INSERT INTO votes (idea_id, member_id, direction, cast_at) SELECT $1, id, 1, now() FROM members WHERE handle LIKE 's-%'`,
      [crowded.id],
    );
    // No mail leaves meanwhile, so that each can be counted.
    await world.db.query(`INSERT INTO mail_outage (until) VALUES (now() + interval '1 day')`);
    await new Notices(world).happen('idea.archived', { ideaId: crowded.id });
    const told = async (): Promise<number> =>
      (await world.db.query<{ n: number }>('SELECT count(*) AS n FROM notifications'))[0]?.n ?? 0;

    // Whoever tells the one in the middle has to wait here, with their batch half done.
    const client = await world.db.pool.connect();
    await client.query('BEGIN');
    await client.query(`SELECT 1 FROM members WHERE handle = 's-800' FOR UPDATE`);
    const first = await work();
    await until(async () => {
      const [stuck] = await world.db.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INTO notifications%'`,
      );
      return stuck !== undefined;
    });
    expect(await told()).toBe(500);
    await first.end('SIGKILL');
    await client.query('ROLLBACK');
    client.release();

    await work();
    await until(async () => (await told()) === SUPPORTERS + 1);
    await until(
      async () =>
        (await world.db.query('SELECT 1 FROM notification_causes WHERE told_up_to IS NOT NULL')).length === 0,
    );
    const [row] = await world.db.query(
      `SELECT (SELECT count(DISTINCT recipient_id) FROM notifications) AS members, (SELECT count(*) FROM mails) AS mails,
         (SELECT count(DISTINCT member_id) FROM mails) AS mailed`,
    );
    expect(row).toEqual({ members: SUPPORTERS + 1, mails: SUPPORTERS + 1, mailed: SUPPORTERS + 1 });
    expect(await told()).toBe(SUPPORTERS + 1);
  }, 120_000);
});
