import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { tokenIn, Visitor } from './support/visitor.js';

const REQUEST =
  'mutation ($email: String!) { it: requestEmailChange(input: { email: $email }) { sent userErrors { code field message } } }';
const VERIFY =
  'mutation ($token: String!) { it: verifyEmail(input: { token: $token }) { viewer { email pendingEmail } userErrors { code field } } }';

let world: TestApp;
let mailbox: Mailbox;
let serial = 0;

beforeAll(async () => {
  mailbox = await startMailbox();
  world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: '1' }, jobs: true });
  Object.assign(world.app.get(ThrottleLimits, { strict: false }), {
    mailedLinkByNetwork: { points: 1000, seconds: 60 },
  });
});
afterAll(async () => {
  await world.stop();
  await mailbox.stop();
});

const fresh = () => `new-${++serial}@example.test`;
const addressOf = ({ handle }: Person) => `${handle}@example.test`;
const request = (who: { cookie?: string }, email: string, headers: Record<string, string> = {}) =>
  ask(world, REQUEST, { email }, { ...who, headers });
const verify = async (link: string | undefined, who: { cookie?: string } = {}) =>
  (await ask(world, VERIFY, { token: tokenIn(link) }, who)).data.it;
const viewer = async (who: { cookie: string }) =>
  (await ask(world, '{ viewer { email pendingEmail emailVerified } }', {}, who)).data.viewer;

describe('another address', () => {
  it('becomes one’s own by the mailed link; the old one is told, sessions stay, other links are void', async () => {
    const ada = await person(world.db, 'Ada');
    const email = fresh();
    await new Visitor(world).requestSignInLink(addressOf(ada));
    const signInLink = (await mailbox.waitFor(addressOf(ada))).links[0];
    expect((await request(ada, ` ${email.toUpperCase()} `)).data.it).toEqual({ sent: true, userErrors: [] });
    expect(await viewer(ada)).toEqual({ email: addressOf(ada), pendingEmail: email, emailVerified: true });
    const asked = await mailbox.waitFor(email);
    expect(asked.subject).toMatch(/^Confirm your new address/);
    expect(asked.text).not.toContain('Ada');
    expect(asked.links[0]).toMatch(/\/verify-email\?token=[\w-]+&for=change$/);
    expect(await verify(asked.links[0], ada)).toEqual({
      viewer: { email, pendingEmail: null },
      userErrors: [],
    });
    const told = await mailbox.waitFor(addressOf(ada));
    expect(told.subject).toMatch(/has another address now$/);
    expect(told.text).toContain('Hello Ada');
    expect(told.text).toContain('If it wasn’t');
    expect(told.text).not.toContain(email);
    const { data } = await new Visitor(world).redeemSignInLink(tokenIn(signInLink));
    expect(data.redeemSignInLink.userErrors).toMatchObject([{ code: 'LINK_EXPIRED' }]);
    expect(await verify(asked.links[0], ada)).toMatchObject({
      userErrors: [{ code: 'LINK_EXPIRED', field: ['token'] }],
    });
  });

  it('may be confirmed where nobody is signed in, and signs nobody in', async () => {
    const ada = await person(world.db, 'Ada');
    const email = fresh();
    await request(ada, email);
    expect(await verify((await mailbox.waitFor(email)).links[0])).toEqual({ viewer: null, userErrors: [] });
    expect(await viewer(ada)).toMatchObject({ email });
  });

  it('is asked for in the same words whether or not somebody has it; its owner is told, and may sign in', async () => {
    const [ada, ben] = [await person(world.db, 'Ada'), await person(world.db, 'Ben')];
    const { data } = await request(ada, addressOf(ben));
    expect(data.it).toEqual({ sent: true, userErrors: [] });
    expect((await viewer(ada)).pendingEmail).toBe(addressOf(ben));
    const mail = await mailbox.waitFor(addressOf(ben));
    expect(mail.subject).toMatch(/has an account/);
    expect(mail.text).toContain('Hello Ben');
    expect(mail.text).not.toContain('Ada');
    expect(mail.links[0]).toMatch(/\/sign-in\/link\?token=/);
    await settleJobs(world.db);
    expect(
      await world.db.query(`SELECT 1 FROM mail_links WHERE purpose = 'EMAIL_CHANGE' AND member_id = $1`, [
        ada.id,
      ]),
    ).toEqual([]);
  });

  it('is TAKEN where somebody came first, and the rest stays as it was', async () => {
    const ada = await person(world.db, 'Ada');
    const email = fresh();
    await request(ada, email);
    const link = (await mailbox.waitFor(email)).links[0];
    const rival = await person(world.db, 'Rival');
    await world.db.query('UPDATE members SET email = $2 WHERE id = $1', [rival.id, email]);
    expect(await verify(link, ada)).toEqual({
      viewer: null,
      userErrors: [{ code: 'TAKEN', field: ['token'] }],
    });
    expect(await viewer(ada)).toMatchObject({ email: addressOf(ada) });
  });

  it('goes to one of two members who confirm it at once', async () => {
    const [ada, ben] = [await person(world.db, 'Ada'), await person(world.db, 'Ben')];
    const email = fresh();
    await request(ada, email);
    const first = (await mailbox.waitFor(email)).links[0];
    await request(ben, email);
    const second = (await mailbox.waitFor(email)).links[0];
    const answers = await Promise.all([verify(first, ada), verify(second, ben)]);
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'ok').sort()).toEqual(['TAKEN', 'ok']);
  });

  it('is changed once by a link that is pressed twice', async () => {
    const ada = await person(world.db, 'Ada');
    const email = fresh();
    await request(ada, email);
    const link = (await mailbox.waitFor(email)).links[0];
    const answers = await Promise.all([verify(link, ada), verify(link, ada)]);
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'ok').sort()).toEqual([
      'LINK_EXPIRED',
      'ok',
    ]);
    await settleJobs(world.db);
    expect(mailbox.all().filter(({ to }) => to === addressOf(ada))).toHaveLength(1);
  });

  it('replaces one that was asked for before, whose link is void', async () => {
    const ada = await person(world.db, 'Ada');
    const [first, second] = [fresh(), fresh()];
    await request(ada, first);
    const voided = (await mailbox.waitFor(first)).links[0];
    await request(ada, second);
    expect(await verify(voided, ada)).toMatchObject({ userErrors: [{ code: 'LINK_EXPIRED' }] });
    expect(await verify((await mailbox.waitFor(second)).links[0], ada)).toMatchObject({
      viewer: { email: second },
    });
  });

  it('is forgotten when one asks for the present one', async () => {
    const ada = await person(world.db, 'Ada');
    const email = fresh();
    await request(ada, email);
    const link = (await mailbox.waitFor(email)).links[0];
    expect((await request(ada, addressOf(ada))).data.it).toEqual({ sent: true, userErrors: [] });
    expect(await viewer(ada)).toMatchObject({ email: addressOf(ada), pendingEmail: null });
    expect(await verify(link, ada)).toMatchObject({ userErrors: [{ code: 'LINK_EXPIRED' }] });
    await settleJobs(world.db);
    expect(mailbox.all().filter(({ to }) => to === addressOf(ada))).toEqual([]);
  });

  it('needs a sign-in of the last ten minutes, whichever way', async () => {
    const ada = await person(world.db, 'Ada');
    await world.db.query(
      `UPDATE sessions SET created_at = now() - interval '11 minutes' WHERE member_id = $1`,
      [ada.id],
    );
    expect((await request(ada, fresh(), { 'accept-language': 'ru' })).data.it).toEqual({
      sent: null,
      userErrors: [{ code: 'NOT_CONFIRMED', field: null, message: expect.stringContaining('10 минут') }],
    });
    expect((await viewer(ada)).pendingEmail).toBeNull();
  });

  it('that one did not ask for is stopped however long ago one signed in, and costs no link', async () => {
    const ada = await person(world.db, 'Ada');
    const email = fresh();
    for (let asked = 0; asked < 5; asked++) await request(ada, email);
    const link = (await mailbox.waitFor(email)).links[0];
    await world.db.query(
      `UPDATE sessions SET created_at = now() - interval '11 minutes' WHERE member_id = $1`,
      [ada.id],
    );
    expect((await ask(world, '{ viewer { mayChangeEmail } }', {}, ada)).data.viewer.mayChangeEmail).toBe(
      false,
    );
    expect((await request(ada, addressOf(ada))).data.it).toEqual({ sent: true, userErrors: [] });
    expect((await viewer(ada)).pendingEmail).toBeNull();
    expect(await verify(link, ada)).toMatchObject({ userErrors: [{ code: 'LINK_EXPIRED' }] });
  });

  it('is stopped by a new password, whether its mail has gone out or not', async () => {
    const ada = await person(world.db, 'Ada');
    await world.db.query('UPDATE sessions SET link_redeemed_at = now() WHERE member_id = $1', [ada.id]);
    const setPassword = async (password: string) => {
      const text =
        'mutation ($password: String!) { it: setPassword(input: { password: $password }) { viewer { pendingEmail } userErrors { code } } }';
      return (await ask(world, text, { password }, ada)).data.it;
    };
    const [first, second] = [fresh(), fresh()];
    await request(ada, first);
    const link = (await mailbox.waitFor(first)).links[0];
    const done = { viewer: { pendingEmail: null }, userErrors: [] };
    expect(await setPassword('correct horse battery')).toEqual(done);
    expect(await verify(link, ada)).toMatchObject({ userErrors: [{ code: 'LINK_EXPIRED' }] });
    // Nobody has looked for mails yet: they wait in the transaction of this test.
    await world.db.query(`INSERT INTO mail_outage (until) VALUES (now() + interval '1 minute')`);
    await request(ada, second);
    expect(await setPassword('another horse battery')).toEqual(done);
    await world.db.query('DELETE FROM mail_outage');
    await request(await person(world.db, 'Ben'), addressOf(ada));
    await mailbox.waitFor(addressOf(ada));
    expect(mailbox.all().filter(({ to }) => to === second)).toEqual([]);
  });

  it('is kept for a day where nobody confirms it', async () => {
    const [ada, ben] = [await person(world.db, 'Ada'), await person(world.db, 'Ben')];
    const [mistyped, next] = [fresh(), fresh()];
    await request(ada, mistyped);
    await mailbox.waitFor(mistyped);
    await world.db.query(
      `UPDATE email_changes SET requested_at = now() - interval '25 hours' WHERE member_id = $1`,
      [ada.id],
    );
    await request(ben, next);
    await mailbox.waitFor(next);
    await settleJobs(world.db);
    expect(await world.db.query('SELECT 1 FROM email_changes WHERE email = $1', [mistyped])).toEqual([]);
  });

  it('stands in the audit log, without the addresses', async () => {
    const ada = await person(world.db, 'Ada');
    const email = fresh();
    await request(ada, email);
    await verify((await mailbox.waitFor(email)).links[0]);
    expect(
      await world.db.query(
        'SELECT action, subject_id, details FROM audit_events WHERE actor_id = $1 AND ip_address IS NOT NULL',
        [ada.id],
      ),
    ).toEqual([{ action: 'member.emailChanged', subject_id: ada.id, details: {} }]);
  });

  it('is nobody’s who is signed out, and has the form of an address', async () => {
    const ada = await person(world.db, 'Ada');
    expect((await request({}, fresh())).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const [email, code] of [
      ['nobody', 'INVALID'],
      ['', 'REQUIRED'],
      [`${'a'.repeat(250)}@example.test`, 'TOO_LONG'],
    ])
      expect((await request(ada, email ?? '')).data.it.userErrors).toMatchObject([
        { code, field: ['email'] },
      ]);
  });

  it('is asked for only so often: by a member, from a network, and for one address', async () => {
    const limits = world.app.get(ThrottleLimits, { strict: false });
    const before = { ...limits };
    const often = { points: 1000, seconds: 60 };
    const twice = { points: 2, seconds: 60 };
    const codes = async (people: Person[], emails: string[], ip: string) => {
      const found: (string | undefined)[] = [];
      for (const [i, email] of emails.entries())
        found.push(
          (await request(people[i % people.length] ?? {}, email, { 'x-forwarded-for': ip })).errors[0]
            ?.extensions.code,
        );
      return found;
    };
    const people = [
      await person(world.db, 'Ada'),
      await person(world.db, 'Ben'),
      await person(world.db, 'Cyd'),
    ];
    const same = fresh();
    try {
      Object.assign(limits, { changeEmail: twice, mailedLinkByNetwork: often, mailedLinkByAddress: often });
      expect(await codes(people.slice(0, 1), [fresh(), fresh(), fresh()], '10.9.0.1')).toEqual([
        undefined,
        undefined,
        'RATE_LIMITED',
      ]);
      Object.assign(limits, { changeEmail: often, mailedLinkByNetwork: { points: 2, seconds: 61 } });
      expect(await codes(people, [fresh(), fresh(), fresh()], '10.9.0.2')).toEqual([
        undefined,
        undefined,
        'RATE_LIMITED',
      ]);
      Object.assign(limits, { mailedLinkByNetwork: often, mailedLinkByAddress: { points: 2, seconds: 62 } });
      expect(await codes(people, [same, same, same], '10.9.0.3')).toEqual([
        undefined,
        undefined,
        'RATE_LIMITED',
      ]);
    } finally {
      Object.assign(limits, before);
    }
  });
});
