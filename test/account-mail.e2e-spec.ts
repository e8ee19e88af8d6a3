import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobRunner } from '../src/jobs/job-runner.js';
import { startTestApp, type TestApp } from './support/app.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { person } from './support/factories.js';
import { tokenIn, Visitor } from './support/visitor.js';

const PASSWORD = 'correct horse battery';
const DAY = 24 * 60 * 60 * 1000;

let world: TestApp;
let mailbox: Mailbox;
let known: string;

beforeAll(async () => {
  mailbox = await startMailbox();
  world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: '1' } });
  const { handle } = await person(world.db, 'Ada');
  known = `${handle}@example.test`;
});
afterAll(async () => {
  await world.stop();
  await mailbox.stop();
});

const UNKNOWN = 'nobody@example.test';
const signUp = (email: string) =>
  new Visitor(world).signUp({ email, password: PASSWORD, displayName: 'Someone' });
const mails = () =>
  world.db.query<{ template: string; state: string; payload: Record<string, string> }>(
    'SELECT template, state, payload, is_urgent FROM mails ORDER BY id',
  );

// One after the other: no jobs run until the last but one starts them.
describe('a mail with a link', () => {
  it('waits in the same form for a known and an unknown address, without any secret or link', async () => {
    for (const email of [known, UNKNOWN]) {
      await new Visitor(world).requestSignInLink(email);
      await signUp(email);
    }
    const passwordHash = expect.stringMatching(/^\$argon2id\$/);
    const waiting = { state: 'WAITING', is_urgent: true };
    const rowsFor = (email: string) => [
      { ...waiting, template: 'sign-in-link', payload: { email, locale: 'en' } },
      {
        ...waiting,
        template: 'sign-up',
        payload: { email, locale: 'en', displayName: 'Someone', passwordHash },
      },
    ];
    expect(await mails()).toEqual([...rowsFor(known), ...rowsFor(UNKNOWN)]);
    expect(await world.db.query('SELECT 1 FROM mail_links')).toEqual([]);
  });

  it('is composed when it is sent, for whoever has the address then', async () => {
    const signedUp = 'grace@example.test';
    await signUp(signedUp);
    await world.db.query(`UPDATE members SET display_name = 'Countess' WHERE email = $1`, [known]);
    await world.app.get(JobRunner).start(world.databaseUrl);
    await settleJobs(world.db);
    const subjects = mailbox.all().map(({ to, subject }) => [to, subject.split(' ').slice(0, 3).join(' ')]);
    expect(subjects.sort()).toEqual(
      [
        [known, 'Sign in to'],
        [known, 'You already have'],
        [UNKNOWN, 'Confirm your address'],
        [signedUp, 'Confirm your address'],
      ].sort(),
    );
    expect((await mailbox.waitFor(known)).text).toContain('Countess');
    const states = (await mails()).map(({ template, state, payload }) => [template, state, payload]);
    expect(states).toEqual([
      ['sign-in-link', 'SENT', {}],
      ['sign-up', 'SENT', {}],
      ['sign-in-link', 'DROPPED', {}],
      ['sign-up', 'SENT', {}],
      ['sign-up', 'SENT', {}],
    ]);
    const { data } = await new Visitor(world).verifyEmail(
      tokenIn((await mailbox.waitFor(signedUp)).links[0]),
    );
    expect(data.verifyEmail.viewer.email).toBe(signedUp);
  });

  it('arrives late where the mail server was away, and not at all after a day', async () => {
    await mailbox.stop();
    const [late, tooLate] = ['late@example.test', 'too-late@example.test'];
    await signUp(tooLate);
    await settleJobs(world.db);
    await skipTime(world.db, 0.75 * DAY);
    await signUp(late);
    await settleJobs(world.db);
    await skipTime(world.db, 0.3 * DAY);
    mailbox = await startMailbox({ port: mailbox.port });
    await settleJobs(world.db);
    expect(mailbox.all().map(({ to }) => to)).toEqual([late]);
    const { data } = await new Visitor(world).verifyEmail(tokenIn((await mailbox.waitFor(late)).links[0]));
    expect(data.verifyEmail.viewer.email).toBe(late);
    expect((await mails()).map(({ state }) => state).slice(-2)).toEqual(['DROPPED', 'SENT']);
  });
});
