import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Logger } from '../src/common/log.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { OutgoingMails } from '../src/mail/outgoing-mails.js';
import { SmtpMailer } from '../src/mail/smtp-mailer.js';
import { startTestApp, type TestApp } from './support/app.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { Refusal, startMailbox, type Mailbox, type MailboxOptions } from './support/mailbox.js';
import { mailsIn, postTestMails, teachTestMail } from './support/test-mail.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let world: TestApp;
let mailbox: Mailbox;
afterEach(async () => {
  await world.stop();
  await mailbox.stop();
});

async function start(
  server: MailboxOptions = {},
  { query = '', jobs = true, logger }: { query?: string; jobs?: boolean; logger?: Logger } = {},
): Promise<void> {
  mailbox = await startMailbox(server);
  world = await startTestApp({
    env: { SMTP_URL: `${mailbox.smtpUrl}${query}` },
    jobs,
    ...(logger ? { logger } : {}),
  });
  teachTestMail(world);
}

const post = (...receivers: string[]) => postTestMails(world, receivers);
const settle = () => settleJobs(world.db);
const arrived = () => mailbox.all().map(({ to }) => to);
const states = async () => (await mailsIn(world.db)).map(({ state }) => state);
const numbered = (n: number) => Array.from({ length: n }, (_, i) => `number-${i}@example.test`);
/** Minutes until the only mail is due. */
const wait = async () => {
  const [row] = await world.db.query<{ minutes: number }>(
    'SELECT round(extract(epoch FROM due_at - now()) / 60)::int AS minutes FROM mails',
  );
  return row?.minutes;
};

describe('waiting mail', () => {
  it('goes out once its transaction has committed, and nothing of it stays', async () => {
    await start();
    await world.db
      .transaction(async (tx) => {
        await teachTestMail(world).post(tx, [
          { template: 'test-mail', payload: { to: 'never@example.test', subject: 'x' }, memberId: null },
        ]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await post('ada@example.test');
    expect((await mailbox.waitFor('ada@example.test')).subject).toBe('For ada@example.test');
    await settle();
    expect(await mailsIn(world.db)).toMatchObject([{ state: 'SENT', payload: {}, error: null, attempts: 1 }]);
    expect(arrived()).toEqual(['ada@example.test']);
  });

  it('goes out many at a time, each once', async () => {
    await start();
    await post(...numbered(200));
    await settle();
    expect(arrived().toSorted()).toEqual(numbered(200).toSorted());
  });

  it('lets those go first that somebody waits for, and those last that go to very many', async () => {
    await start({}, { jobs: false });
    await postTestMails(world, numbered(20), { isBulk: true });
    await post('ada@example.test');
    await postTestMails(world, ['urgent@example.test'], { isUrgent: true });
    const mails = world.app.get(OutgoingMails, { strict: false });
    const taken: unknown[] = [];
    for (let n = 0; n < 4; n++) taken.push((await mails.claim('a-process'))?.payload);
    expect(taken).toMatchObject(
      ['urgent', 'ada', 'number-0', 'number-1'].map((name) => ({ to: `${name}@example.test` })),
    );
  });

  it('is dropped where there is nothing to say any more', async () => {
    await start();
    await post('nothing-to-say@example.test');
    await settle();
    expect(await mailsIn(world.db)).toMatchObject([{ state: 'DROPPED', payload: {} }]);
    expect(arrived()).toEqual([]);
  });

  it('waits where it cannot be composed, and holds nobody else up', async () => {
    await start();
    await post('unspeakable@example.test', 'ada@example.test');
    await settle();
    expect(await states()).toEqual(['WAITING', 'SENT']);
    expect((await mailsIn(world.db))[0]?.error).toBe('It could not be composed; the log says why.');
  });

  it('is finished at a stop, and the rest is left to wait', async () => {
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= world.app.get(JobRunner).beforeApplicationShutdown();
    };
    await start({ onText: stop });
    await post(...numbered(50));
    await mailbox.waitFor('number-0@example.test');
    await stopped;
    const after = await states();
    expect(after.filter((state) => state === 'SENT')).toHaveLength(arrived().length);
    expect(after.filter((state) => state === 'WAITING')).toHaveLength(50 - arrived().length);
    expect(arrived().length).toBeLessThan(10);
  });

  it('is forgotten some days after it ended; what failed is kept longer', async () => {
    await start({ onReceiver: refuse('number-1@example.test', 550) });
    await post(...numbered(2));
    await settle();
    const purge = async () => {
      await world.db.query(`SELECT graphile_worker.add_job('purge-mails')`);
      await settle();
      return states();
    };
    await skipTime(world.db, 6 * DAY);
    expect(await purge()).toEqual(['SENT', 'FAILED']);
    await skipTime(world.db, 2 * DAY);
    expect(await purge()).toEqual(['FAILED']);
    await skipTime(world.db, 60 * DAY);
    expect(await purge()).toEqual([]);
  });
});

function refuse(address: string, code: number, words = 'no') {
  return (to: string): void => {
    if (to === address) throw new Refusal(code, words);
  };
}

describe('a server that refuses', () => {
  it('for now gets the mail again, later each time, until it takes it', async () => {
    let patience = 4;
    await start({
      onReceiver: (to) => {
        if (patience-- > 0) throw new Refusal(451, `4.7.1 <${to}> greylisted, write to help@example.test`);
      },
    });
    await post('ada@example.test');
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      await settle();
      waits.push(await wait());
      await skipTime(world.db, (waits.at(-1) ?? 0) * MINUTE);
      if (i === 0)
        expect((await mailsIn(world.db))[0]?.error).toBe(
          'RCPT TO: 451 4.7.1 <a…@example.test> greylisted, write to h…@example.test',
        );
    }
    await settle();
    expect(waits).toEqual([1, 2, 4, 8]);
    expect(await mailsIn(world.db)).toMatchObject([{ state: 'SENT', attempts: 5, error: null }]);
    expect(arrived()).toEqual(['ada@example.test']);
  });

  it('for three days has lost it: it has failed, with the reason', async () => {
    await start({ onText: refuse('ada@example.test', 452, 'full') });
    await post('ada@example.test', 'grace@example.test');
    for (let days = 0; days < 3; days += 0.25) {
      await settle();
      expect(await states()).toEqual(['WAITING', 'SENT']);
      await skipTime(world.db, DAY / 4);
    }
    await settle();
    expect((await mailsIn(world.db))[0]).toMatchObject({ state: 'FAILED', error: 'DATA: 452 full' });
    expect(arrived()).toEqual(['grace@example.test']);
  });

  it('for good is believed at once', async () => {
    await start({ onReceiver: refuse('ada@example.test', 550, '5.1.1 ada is unknown here') });
    await post(...numbered(3), 'ada@example.test', 'grace@example.test');
    await settle();
    expect(arrived()).toHaveLength(4);
    expect((await mailsIn(world.db))[3]).toMatchObject({
      state: 'FAILED',
      attempts: 1,
      error: 'RCPT TO: 550 5.1.1 … is unknown here',
    });
  });

  it('whatever we send is left alone for a while, and no mail is spent on it', async () => {
    let isAngry = true;
    await start({
      onSender: () => {
        if (isAngry) throw new Refusal(550, 'not from you');
      },
    });
    await post(...numbered(10));
    await settle();
    expect(await states()).toEqual(Array.from({ length: 10 }, () => 'WAITING'));
    expect((await mailsIn(world.db)).filter(({ attempts }) => attempts > 0)).toHaveLength(1);
    isAngry = false;
    await skipTime(world.db, MINUTE);
    await settle();
    expect(arrived().toSorted()).toEqual(numbered(10));
  });

  it('is named in the log by no address and none of its words', async () => {
    const lines: string[] = [];
    const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
    await start({ onReceiver: (to) => refuse(to, 550, `<${to}> unknown`)(to) }, { logger });
    await post('ada@example.test');
    await settle();
    const line = lines.find((one) => one.includes('mail was not sent'));
    expect(line).toContain('"to":"a…@example.test"');
    expect(line).toContain('"verdict":"NEVER"');
    expect(lines.join()).not.toContain('ada@example.test');
  });
});

describe('a server that is not there', () => {
  it('delays mail and loses none, and is asked by one mail alone', async () => {
    await start();
    await mailbox.stop();
    await post(...numbered(30));
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      await settle();
      expect(await states()).toEqual(Array.from({ length: 30 }, () => 'WAITING'));
      expect((await mailsIn(world.db)).filter(({ attempts }) => attempts > 0)).toHaveLength(1);
      const [outage] = await world.db.query<{ minutes: number }>(
        'SELECT round(extract(epoch FROM until - now()) / 60)::int AS minutes FROM mail_outage',
      );
      expect(outage).toEqual({ minutes });
      const [next] = await world.db.query<{ n: number }>(
        `SELECT count(*) AS n FROM graphile_worker.jobs
         WHERE task_identifier = 'send-mails' AND run_at BETWEEN now() AND now() + make_interval(mins => $1)`,
        [minutes],
      );
      expect(next?.n).toBeGreaterThan(0);
      await skipTime(world.db, minutes * MINUTE);
    }
    mailbox = await startMailbox({ port: mailbox.port });
    await settle();
    await skipTime(world.db, 15 * MINUTE);
    await settle();
    expect(arrived().toSorted()).toEqual(numbered(30).toSorted());
    expect(await world.db.query('SELECT 1 FROM mail_outage')).toEqual([]);
  });

  it('is tried at once by a process that is started anew, perhaps with other settings', async () => {
    await start();
    const env = { DATABASE_URL: world.databaseUrl, SMTP_URL: 'smtp://127.0.0.1:1' };
    const wrong = await startTestApp({ databaseUrl: world.databaseUrl, env });
    await world.app.get(JobRunner).beforeApplicationShutdown();
    teachTestMail(wrong);
    await wrong.app.get(JobRunner).start(world.databaseUrl);
    await post(...numbered(3));
    await settle();
    expect(await world.db.query('SELECT 1 FROM mail_outage')).toHaveLength(1);
    await wrong.stop();
    const right = await startTestApp({
      databaseUrl: world.databaseUrl,
      env: { ...env, SMTP_URL: mailbox.smtpUrl },
    });
    teachTestMail(right);
    await right.app.get(JobRunner).start(world.databaseUrl);
    await settle();
    expect(arrived().toSorted()).toEqual(numbered(3));
    await right.stop();
  }, 90_000);

  it('for three days costs those that were tried, not those that wait', async () => {
    await start();
    await mailbox.stop();
    await post('ada@example.test');
    await settle();
    await skipTime(world.db, 4 * DAY);
    await settle();
    expect(await mailsIn(world.db)).toMatchObject([
      { state: 'FAILED', error: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  it('is not, either, where it lets us in and says nothing', async () => {
    const { createServer } = await import('node:net');
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    mailbox = await startMailbox();
    world = await startTestApp({
      env: { SMTP_URL: `smtp://127.0.0.1:${port}?greetingTimeout=100` },
      jobs: true,
    });
    teachTestMail(world);
    await post(...numbered(5));
    await settle();
    expect(await states()).toEqual(Array.from({ length: 5 }, () => 'WAITING'));
    expect((await mailsIn(world.db))[0]?.error).toBe('CONN: ETIMEDOUT');
    silent.close();
  });
});

describe('a server that falls silent', () => {
  it('after it has the text may have taken it: the mail is not sent again by itself', async () => {
    await start(
      { onText: (to) => (to === 'number-1@example.test' ? new Promise(() => undefined) : undefined) },
      { query: '?socketTimeout=300' },
    );
    await post(...numbered(5));
    await settle();
    await skipTime(world.db, MINUTE);
    await settle();
    await skipTime(world.db, 10 * DAY);
    await settle();
    const mails = await mailsIn(world.db);
    expect(mails.map(({ state }) => state)).toEqual(['SENT', 'UNCERTAIN', 'SENT', 'SENT', 'SENT']);
    expect(mails[1]).toMatchObject({ attempts: 1, error: 'CONN: ETIMEDOUT' });
    expect(arrived().toSorted()).toEqual(numbered(5).filter((to) => to !== 'number-1@example.test'));
  });

  it('and whose mail was taken for a dead process’s, may still say that it has it', async () => {
    const asIfDead = () =>
      world.db
        .query(`UPDATE mails SET state = 'UNCERTAIN', ended_at = now() WHERE state = 'SENDING' RETURNING 1`)
        .then(() => undefined);
    await start({ onText: asIfDead });
    await post('ada@example.test');
    await settle();
    expect(await mailsIn(world.db)).toMatchObject([{ state: 'SENT', payload: {}, attempts: 1 }]);
  });

  it('before that has not: the mail is tried again', async () => {
    let isSilent = true;
    await start(
      { onReceiver: () => (isSilent ? new Promise(() => undefined) : undefined) },
      { query: '?socketTimeout=300' },
    );
    await post('ada@example.test');
    await settle();
    expect(await states()).toEqual(['WAITING']);
    isSilent = false;
    await skipTime(world.db, MINUTE);
    await settle();
    expect(arrived()).toEqual(['ada@example.test']);
  });

  it.each([
    ['after it has the text', 'onText', 'UNCERTAIN'],
    ['before that', 'onReceiver', 'UNREACHABLE'],
  ])('%s is hung up on when the process has to stop', async (_, moment, verdict) => {
    const hurry = new AbortController();
    const silent = () => {
      hurry.abort();
      return new Promise<void>(() => undefined);
    };
    mailbox = await startMailbox({ [moment]: silent });
    world = await startTestApp();
    const mailer = new SmtpMailer(mailbox.smtpUrl, 'ideas@example.test');
    const letter = { to: 'ada@example.test', subject: 's', text: 't', html: 'h' };
    await expect(mailer.send(letter, hurry.signal)).rejects.toMatchObject({ verdict });
    mailer.close();
  });
});

describe('without a mail server', () => {
  it('each mail fails at once and says why', async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ env: { SMTP_URL: '' }, jobs: true });
    teachTestMail(world);
    await post('ada@example.test', 'grace@example.test');
    await settle();
    const failed = { state: 'FAILED', attempts: 1, error: 'SMTP_URL is not set.' };
    expect(await mailsIn(world.db)).toMatchObject([failed, failed]);
  });
});
