import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { postTestMails, teachTestMail } from './support/test-mail.js';

declare module '../src/jobs/job-queue.js' {
  interface JobMap {
    'test-job': { name: string };
  }
}

const JOBS = `query ($state: JobState!, $first: Int, $after: String) { jobs(state: $state, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id task state attempts maxAttempts runAt createdAt lastError } } }`;
const MAILS = `query ($state: OutgoingMailState!, $first: Int, $after: String) { outgoingMails(state: $state, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id template state attempts dueAt createdAt error member { handle } } } }`;
const COUNTS =
  '{ operations { waitingJobs runningJobs failedJobs waitingMails sendingMails failedMails uncertainMails } }';
const RETRY_JOBS =
  'mutation ($ids: [ID!]!) { retryJobs(input: { ids: $ids }) { retried userErrors { code field } } }';
const RETRY_MAILS =
  'mutation ($ids: [ID!]!) { retryMails(input: { ids: $ids }) { retried userErrors { code field } } }';

let world: TestApp;
let mailbox: Mailbox;
let admin: Person;
let ada: Person;

// Nothing runs here until the last tests start it, so that everything stays as it is put.
beforeAll(async () => {
  mailbox = await startMailbox();
  world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl } });
  teachTestMail(world);
  admin = await person(world.db, 'Root', 'ADMIN');
  ada = await person(world.db, 'Ada');
});
afterAll(async () => {
  await world.stop();
  await mailbox.stop();
});
beforeEach(async () => {
  await world.db.query('DELETE FROM mails');
  await world.db.query('DELETE FROM graphile_worker._private_jobs');
});

const asAdmin = (query: string, variables: Record<string, unknown> = {}) =>
  ask(world, query, variables, admin);

async function addJob(name: string): Promise<string> {
  await world.app.get(JobQueue).add(world.db, 'test-job', { name });
  const [row] = await world.db.query<{ id: number }>('SELECT max(id) AS id FROM graphile_worker.jobs');
  return encodeId('Job', row?.id ?? 0);
}
const idOf = (nodeId: string) => Number(Buffer.from(nodeId, 'base64url').toString().split(':')[1]);
const putJob = (nodeId: string, change: string) =>
  world.db.queryOnce(`UPDATE graphile_worker._private_jobs SET ${change} WHERE id = $1`, [idOf(nodeId)]);
const putMail = (id: number | undefined, change: string) =>
  world.db.queryOnce(`UPDATE mails SET ${change} WHERE id = $1`, [id]);
const ended = (state: string) => `state = '${state}', ended_at = now()`;

describe('administrators', () => {
  it('see how much there is of each', async () => {
    const [running, failed] = [await addJob('a'), await addJob('b'), await addJob('c')];
    await putJob(running, `locked_at = now(), locked_by = 'pool-x', attempts = 1`);
    await putJob(failed, 'attempts = max_attempts');
    const ids = await postTestMails(world, ['a@x.test', 'b@x.test', 'c@x.test', 'd@x.test', 'e@x.test']);
    await putMail(ids[1], `state = 'SENDING', sender = 'x'`);
    await putMail(ids[2], ended('FAILED'));
    await putMail(ids[3], ended('UNCERTAIN'));
    await putMail(ids[4], ended('SENT'));
    expect((await asAdmin(COUNTS)).data.operations).toEqual({
      waitingJobs: 2,
      runningJobs: 1,
      failedJobs: 1,
      waitingMails: 1,
      sendingMails: 1,
      failedMails: 1,
      uncertainMails: 1,
    });
  });

  it('look through jobs page by page, the newest first', async () => {
    const ids = [await addJob('a'), await addJob('b'), await addJob('c')];
    const first = (await asAdmin(JOBS, { state: 'WAITING', first: 2 })).data.jobs;
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(first.nodes[0]).toEqual({
      id: ids[2],
      task: 'test-job',
      state: 'WAITING',
      attempts: 0,
      maxAttempts: 25,
      runAt: expect.any(String),
      createdAt: expect.any(String),
      lastError: null,
    });
    const after = first.pageInfo.endCursor;
    const second = (await asAdmin(JOBS, { state: 'WAITING', first: 2, after })).data.jobs;
    expect(second.nodes.map(({ id }: { id: string }) => id)).toEqual([ids[0]]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect((await asAdmin(JOBS, { state: 'FAILED', after })).errors[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await asAdmin(JOBS, { state: 'RUNNING' })).data.jobs).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('look through mails page by page, with whose they are and why they failed', async () => {
    const [first, second, third] = await postTestMails(world, ['a@x.test', 'b@x.test', 'c@x.test']);
    for (const id of [first, second, third])
      await putMail(id, `${ended('FAILED')}, attempts = 2, error = 'RCPT TO: 550 no'`);
    await putMail(third, `member_id = ${ada.id}`);
    const page = (await asAdmin(MAILS, { state: 'FAILED', first: 2 })).data.outgoingMails;
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(page.nodes).toEqual([
      {
        id: encodeId('OutgoingMail', third ?? 0),
        template: 'test-mail',
        state: 'FAILED',
        attempts: 2,
        dueAt: expect.any(String),
        createdAt: expect.any(String),
        error: 'RCPT TO: 550 no',
        member: { handle: ada.handle },
      },
      expect.objectContaining({ id: encodeId('OutgoingMail', second ?? 0), member: null }),
    ]);
    const after = page.pageInfo.endCursor;
    const rest = (await asAdmin(MAILS, { state: 'FAILED', first: 2, after })).data.outgoingMails;
    expect(rest.nodes.map(({ id }: { id: string }) => id)).toEqual([encodeId('OutgoingMail', first ?? 0)]);
    expect(JSON.stringify([page, rest])).not.toContain('x.test');
  });

  it('alone find them as nodes, while they are there', async () => {
    const job = await addJob('a');
    const [waiting, sent] = await postTestMails(world, ['a@x.test', 'b@x.test']);
    await putMail(sent, ended('SENT'));
    const ids = [job, encodeId('OutgoingMail', waiting ?? 0), encodeId('OutgoingMail', sent ?? 0)];
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    expect((await asAdmin(query, { ids })).data.nodes).toEqual([
      { __typename: 'Job', id: ids[0] },
      { __typename: 'OutgoingMail', id: ids[1] },
      null,
    ]);
    for (const who of [{}, ada])
      expect((await ask(world, query, { ids }, who)).data.nodes).toEqual([null, null, null]);
  });

  it.each([
    ['no id', [], 'REQUIRED'],
    ['more than a hundred ids', Array.from({ length: 101 }, () => encodeId('Job', 1)), 'TOO_MANY'],
  ])('are refused %s', async (_, ids, code) => {
    const refused = { retried: null, userErrors: [{ code, field: ['ids'] }] };
    expect((await asAdmin(RETRY_JOBS, { ids })).data.retryJobs).toEqual(refused);
    expect((await asAdmin(RETRY_MAILS, { ids })).data.retryMails).toEqual(refused);
  });

  it('retry nothing where the id is another thing’s, and are told of a broken one', async () => {
    const ids = [encodeId('Idea', 1)];
    expect((await asAdmin(RETRY_JOBS, { ids })).data.retryJobs.retried).toBe(0);
    expect((await asAdmin(RETRY_MAILS, { ids })).data.retryMails.retried).toBe(0);
    expect((await asAdmin(RETRY_JOBS, { ids: ['?'] })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('retrying', () => {
  it('brings mails back that failed or may have gone out, and no others; twice is once', async () => {
    const ids = await postTestMails(world, ['a@x.test', 'b@x.test', 'c@x.test', 'd@x.test']);
    await putMail(
      ids[0],
      `${ended('FAILED')}, refusals = 9, patient_until = now() - interval '1 hour', due_at = now() + interval '6 hours'`,
    );
    await putMail(ids[1], `${ended('UNCERTAIN')}, sender = 'gone'`);
    await putMail(ids[2], `state = 'SENDING', sender = 'x'`);
    await putMail(ids[3], ended('SENT'));
    await world.db.query(`INSERT INTO mail_outage (until) VALUES (now() + interval '10 minutes')`);
    const variables = { ids: ids.map((id) => encodeId('OutgoingMail', id)) };
    expect((await asAdmin(RETRY_MAILS, variables)).data.retryMails).toEqual({ retried: 2, userErrors: [] });
    expect((await asAdmin(RETRY_MAILS, variables)).data.retryMails).toEqual({ retried: 0, userErrors: [] });
    expect(
      await world.db.query(
        `SELECT state, sender, refusals, due_at <= now() AS due, patient_until > now() + interval '2 days' AS patient FROM mails ORDER BY id`,
      ),
    ).toEqual([
      { state: 'WAITING', sender: null, refusals: 0, due: true, patient: true },
      { state: 'WAITING', sender: null, refusals: 0, due: true, patient: true },
      { state: 'SENDING', sender: 'x', refusals: 0, due: true, patient: true },
      { state: 'SENT', sender: null, refusals: 0, due: true, patient: true },
    ]);
    expect(await world.db.query('SELECT 1 FROM mail_outage')).toEqual([]);
  });

  it('makes jobs run and mails go out', async () => {
    const done: string[] = [];
    let isBroken = true;
    world.app.get(JobHandlers).register('test-job', ({ name }) => {
      if (isBroken) return Promise.reject(new Error('out of order'));
      done.push(name);
      return Promise.resolve();
    });
    await world.app.get(JobRunner).start(world.databaseUrl);
    await world.app.get(JobQueue).add(world.db, 'test-job', { name: 'kept' }, { maxAttempts: 1 });
    await settleJobs(world.db);
    const { nodes } = (await asAdmin(JOBS, { state: 'FAILED' })).data.jobs;
    expect(nodes).toMatchObject([
      { task: 'test-job', attempts: 1, maxAttempts: 1, lastError: 'out of order' },
    ]);
    isBroken = false;
    const variables = { ids: [nodes[0].id] };
    expect((await asAdmin(RETRY_JOBS, variables)).data.retryJobs).toEqual({ retried: 1, userErrors: [] });
    await settleJobs(world.db);
    expect(done).toEqual(['kept']);
    expect((await asAdmin(RETRY_JOBS, variables)).data.retryJobs).toEqual({ retried: 0, userErrors: [] });

    const [id = 0] = await postTestMails(world, ['late@example.test']);
    await settleJobs(world.db);
    await putMail(
      id,
      `${ended('UNCERTAIN')}, payload = '{"to": "late@example.test", "subject": "Once more"}'`,
    );
    await asAdmin(RETRY_MAILS, { ids: [encodeId('OutgoingMail', id)] });
    await settleJobs(world.db);
    expect(mailbox.all().map(({ subject }) => subject)).toEqual(['For late@example.test', 'Once more']);
  });
});
