import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { loadConfig } from '../src/config/config.js';
import { MailQueue } from '../src/mail/mail-queue.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person } from './support/factories.js';
import { ask } from './support/graphql.js';
import { Refusal, startMailbox, type Mailbox, type MailboxOptions } from './support/mailbox.js';
import { mailsIn } from './support/test-mail.js';
import { startServer, startWorker, type ChildProcess } from './support/worker.js';

const PATIENCE = 60_000;

let world: TestApp;
let mailbox: Mailbox;
let children: ChildProcess[] = [];

/** The world posts and looks; its jobs are run by child processes. */
async function start(options: MailboxOptions = {}): Promise<void> {
  mailbox = await startMailbox(options);
  world = await startTestApp();
}
beforeEach(() => {
  children = [];
});
afterEach(async () => {
  for (const child of children) await child.end('SIGKILL');
  await world.stop();
  await mailbox.stop();
});

async function worker(): Promise<ChildProcess> {
  const child = await startWorker({ DATABASE_URL: world.databaseUrl, SMTP_URL: mailbox.smtpUrl });
  children.push(child);
  return child;
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `number-${from + i}@example.test`);

/** Sign-ups: mails that any process of the program can compose. */
async function post(receivers: readonly string[]): Promise<void> {
  const mails = receivers.map((email) => ({
    template: 'sign-up' as const,
    payload: { email, displayName: 'Someone', passwordHash: 'x', locale: 'en' as const },
    memberId: null,
  }));
  await world.db.transaction((tx) => world.app.get(MailQueue, { strict: false }).post(tx, mails));
}

const arrived = () => mailbox.all().map(({ to }) => to);
async function counts(): Promise<Record<string, number>> {
  const rows = await world.db.query<{ state: string; n: number }>(
    'SELECT state, count(*) AS n FROM mails GROUP BY state',
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const patience = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > patience)
      throw new Error(
        `not so yet: ${what}; ${JSON.stringify(await counts())}; ${children.map((c) => c.log()).join('\n')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('a worker', () => {
  it('that is killed while it sends leaves no mail lost and none sent twice; the next goes on at once', async () => {
    // The server takes 40 mails and then falls silent over the texts that it has, until the worker is dead.
    let isSilent = true;
    const inHand: string[] = [];
    await start({
      onText: (to) => {
        if (!isSilent || mailbox.all().length < 40) return undefined;
        inHand.push(to);
        return new Promise(() => undefined);
      },
    });
    await post(numbered(0, 150));
    const first = await worker();
    await until('three in hand', () => inHand.length === 3);
    expect(await counts()).toMatchObject({ SENDING: 3 });
    await first.end('SIGKILL');
    isSilent = false;

    await worker();
    await until('all others sent', async () => (await counts())['SENT'] === 147);
    expect(await counts()).toEqual({ SENT: 147, UNCERTAIN: 3 });
    const others = numbered(0, 150).filter((to) => !inHand.includes(to));
    expect(arrived().toSorted()).toEqual(others.toSorted());
    const uncertain = (await mailsIn(world.db)).filter(({ state }) => state === 'UNCERTAIN');
    expect(uncertain.map(({ payload }) => (payload as { email: string }).email).toSorted()).toEqual(
      inHand.toSorted(),
    );
    expect(uncertain[0]?.error).toBe('The process that was sending it died.');

    const admin = await person(world.db, 'Root', 'ADMIN');
    const ids = uncertain.map(({ id }) => encodeId('OutgoingMail', id));
    const retry = 'mutation ($ids: [ID!]!) { retryMails(input: { ids: $ids }) { retried } }';
    expect((await ask(world, retry, { ids }, admin)).data.retryMails.retried).toBe(3);
    await until('those, too', async () => (await counts())['SENT'] === 150);
    expect(arrived().toSorted()).toEqual(numbered(0, 150).toSorted());
  }, 120_000);

  it('shares the work with another, each mail once', async () => {
    await start({ onText: () => new Promise((resolve) => setTimeout(resolve, 10)) });
    await Promise.all([worker(), worker()]);
    for (let i = 0; i < 20; i++) await post(numbered(i * 15, i * 15 + 15));
    await until('all sent', async () => (await counts())['SENT'] === 300);
    expect(arrived().toSorted()).toEqual(numbered(0, 300).toSorted());
    const senders = await world.db.query('SELECT DISTINCT sender FROM mails');
    expect(senders).toHaveLength(2);
  }, 120_000);

  it('finishes what it has under way when it is asked to stop', async () => {
    await start({
      onText: () => new Promise((resolve) => setTimeout(resolve, 50)),
      onReceiver: (to) => {
        if (to === 'number-0@example.test') throw new Refusal(451, 'later');
      },
    });
    await post(numbered(0, 100));
    const child = await worker();
    await until('ten sent', () => arrived().length >= 10);
    expect(await child.end('SIGTERM')).toBe(0);
    const after = await counts();
    expect(after).toEqual({ SENT: arrived().length, WAITING: 100 - arrived().length });
    expect(new Set(arrived()).size).toBe(arrived().length);
  }, 120_000);

  it('is told by one line what it lacks', async () => {
    await start();
    await expect(startWorker({})).rejects.toThrow(
      'it ended with 1: DATABASE_URL must be set for a worker: a demo runs its own jobs.\n',
    );
    const child = await startWorker({ DATABASE_URL: world.databaseUrl });
    children.push(child);
    await until('it says so', () => child.lines.some((line) => line.startsWith('SMTP_URL is not set')));
  }, 60_000);
});

describe('a server', () => {
  it('runs jobs, too, unless told that workers do', async () => {
    await start();
    const env = { DATABASE_URL: world.databaseUrl, SMTP_URL: mailbox.smtpUrl };
    const apart = await startServer({ ...env, JOBS: 'apart' });
    children.push(apart);
    await post(numbered(0, 1));
    const lifelines = () =>
      world.db.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'groundswell lifeline'`,
      );
    expect(await lifelines()).toEqual([]);
    const both = await startServer(env);
    children.push(both);
    await until('sent', () => arrived().length === 1);
    expect(await lifelines()).toHaveLength(1);
    for (const child of [apart, both]) expect(await child.end('SIGTERM')).toBe(0);
    expect(() => loadConfig({ JOBS: 'apart' })).toThrow(
      'JOBS=apart needs DATABASE_URL: a demo runs its own jobs.',
    );
  }, 120_000);
});
