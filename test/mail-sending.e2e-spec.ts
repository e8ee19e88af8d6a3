import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { settleJobs } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { teachTestMail } from './support/test-mail.js';
import type { MailQueue } from '../src/mail/mail-queue.js';

let world: TestApp;
let mailbox: Mailbox;
let queue: MailQueue;

beforeAll(async () => {
  mailbox = await startMailbox();
  world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
  queue = teachTestMail(world);
});
afterAll(async () => {
  await world.stop();
  await mailbox.stop();
});

const mail = (to: string) => ({
  template: 'test-mail' as const,
  payload: { to, subject: `For ${to}` },
  memberId: null,
});

describe('waiting mail', () => {
  it('goes out once its transaction has committed, and nothing of it stays', async () => {
    await world.db
      .transaction(async (tx) => {
        await queue.post(tx, [mail('never@example.test')]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    const [id] = await world.db.transaction((tx) => queue.post(tx, [mail('ada@example.test')]));
    expect((await mailbox.waitFor('ada@example.test')).subject).toBe('For ada@example.test');
    await settleJobs(world.db);
    expect(await world.db.query('SELECT id, state, payload, error FROM mails')).toEqual([
      { id, state: 'SENT', payload: {}, error: null },
    ]);
    expect(mailbox.all().map(({ to }) => to)).toEqual(['ada@example.test']);
  });

  it('goes out many at a time, each once', async () => {
    const receivers = Array.from({ length: 200 }, (_, i) => `many-${i}@example.test`);
    await world.db.transaction((tx) => queue.post(tx, receivers.map(mail)));
    await settleJobs(world.db);
    const had = mailbox.all().filter(({ to }) => to.startsWith('many-'));
    expect(had.map(({ to }) => to).sort()).toEqual([...receivers].sort());
  });
});
