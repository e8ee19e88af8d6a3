import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { tokenIn, Visitor } from './support/visitor.js';

const PASSWORD = 'correct horse battery';

let world: TestApp;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await startMailbox();
  world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: '1' }, jobs: true });
});
afterAll(async () => {
  await world.stop();
  await mailbox.stop();
});

let serial = 0;
const newEmail = (): string => `person-${++serial}@example.test`;
const visitor = (language?: string): Visitor => new Visitor(world, language);

/** A member with a password and their signed-in browser. */
async function member(displayName = 'Ada'): Promise<{ email: string; browser: Visitor }> {
  const email = newEmail();
  const browser = visitor();
  await browser.signUp({ email, password: PASSWORD, displayName });
  const { links } = await mailbox.waitFor(email);
  await browser.verifyEmail(tokenIn(links[0]));
  return { email, browser };
}

async function mailedToken(email: string): Promise<string> {
  await visitor().requestSignInLink(email);
  return tokenIn((await mailbox.waitFor(email)).links[0]);
}

describe('signing up', () => {
  it('makes a signed-in member of who confirms the mailed link, and nobody before', async () => {
    const browser = visitor();
    const answer = await browser.signUp({
      email: ' Grace@Example.TEST ',
      password: PASSWORD,
      displayName: 'Grace  Hopper',
    });
    expect(answer.data).toEqual({ signUp: { viewer: null, userErrors: [] } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await world.db.query(`SELECT 1 FROM members WHERE email = 'grace@example.test'`)).toEqual([]);
    const mail = await mailbox.waitFor('grace@example.test');
    expect(mail.links).toHaveLength(1);
    expect(mail.links[0]).toMatch(new RegExp(`^${world.config.publicUrl}/verify-email\\?token=[\\w-]{43}$`));
    expect(mail.html).toContain(`href="${mail.links[0]}"`);

    const verified = await browser.verifyEmail(tokenIn(mail.links[0]));
    expect(verified.data.verifyEmail).toEqual({
      viewer: {
        email: 'grace@example.test',
        emailVerified: true,
        locale: 'en',
        hasPassword: true,
        mayResetPassword: false,
        member: {
          id: expect.any(String),
          handle: 'grace-hopper',
          displayName: 'Grace Hopper',
          role: 'MEMBER',
        },
      },
      userErrors: [],
    });
    const [cookie] = verified.headers.getSetCookie();
    expect(cookie).toMatch(
      /^groundswell_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await browser.whoAmI()).toBe('grace@example.test');
  });

  it('answers the same for a known address, whose owner gets a link to sign in instead', async () => {
    const { email } = await member('Ada & <b>Bob</b>');
    const input = { password: 'another long password', displayName: 'Mallory' };
    const unknown = await visitor().signUp({ ...input, email: newEmail() });
    const known = await visitor().signUp({ ...input, email });
    expect(known.data).toEqual(unknown.data);
    expect(known.status).toBe(unknown.status);
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);

    const mail = await mailbox.waitFor(email);
    expect(mail.subject).toContain('already have an account');
    expect(mail.html).toContain('Ada &amp; &lt;b&gt;Bob&lt;/b&gt;');
    expect((await visitor().signIn(email, 'another long password')).data.signIn.viewer).toBeNull();
    const browser = visitor();
    const redeemed = await browser.redeemSignInLink(tokenIn(mail.links[0]));
    expect(redeemed.data.redeemSignInLink.viewer.member.displayName).toBe('Ada & <b>Bob</b>');
  });

  it('carries no stranger’s words into a mail', async () => {
    const email = newEmail();
    await visitor().signUp({ email, password: PASSWORD, displayName: 'Win at evil.example' });
    const mail = await mailbox.waitFor(email);
    expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain('evil.example');
  });

  it('takes the first of several sign-ups for one address that is confirmed', async () => {
    const email = newEmail();
    await visitor().signUp({ email, password: PASSWORD, displayName: 'First' });
    const first = tokenIn((await mailbox.waitFor(email)).links[0]);
    await visitor().signUp({ email, password: PASSWORD, displayName: 'Second' });
    const second = tokenIn((await mailbox.waitFor(email)).links[0]);
    expect((await visitor().verifyEmail(second)).data.verifyEmail.viewer.member.displayName).toBe('Second');
    for (const token of [first, second]) {
      const { data } = await visitor().verifyEmail(token);
      expect(data.verifyEmail).toEqual({
        viewer: null,
        userErrors: [{ code: 'LINK_EXPIRED', field: ['token'], message: expect.any(String) }],
      });
    }
  });

  it('makes one member of two links opened at the same instant', async () => {
    const email = newEmail();
    const tokens = [];
    for (const displayName of ['Left', 'Right']) {
      await visitor().signUp({ email, password: PASSWORD, displayName });
      tokens.push(tokenIn((await mailbox.waitFor(email)).links[0]));
    }
    const answers = await Promise.all([...tokens, ...tokens].map((token) => visitor().verifyEmail(token)));
    expect(answers.filter(({ data }) => data.verifyEmail.viewer !== null)).toHaveLength(1);
    expect(await world.db.query('SELECT count(*) AS n FROM members WHERE email = $1', [email])).toEqual([
      { n: 1 },
    ]);
  });

  it('gives people of one name handles of their own', async () => {
    const [a, b] = [await member('Same Name'), await member('Same Name')];
    const handles = await Promise.all(
      [a, b].map(
        async ({ browser }) =>
          (await browser.ask('{ viewer { member { handle } } }')).data.viewer.member.handle,
      ),
    );
    expect(handles).toEqual(['same-name', 'same-name-2']);
  });

  it('takes no link that is older than a day', async () => {
    const email = newEmail();
    await visitor().signUp({ email, password: PASSWORD, displayName: 'Late' });
    const token = tokenIn((await mailbox.waitFor(email)).links[0]);
    const [link] = await world.db.query<{ hours: number }>(
      `UPDATE mail_links SET expires_at = now() - interval '1 second' WHERE email = $1
       RETURNING extract(epoch FROM now() + interval '24 hours' - created_at)::int / 3600 AS hours`,
      [email],
    );
    expect(link?.hours).toBe(24);
    expect((await visitor().verifyEmail(token)).data.verifyEmail.userErrors[0].code).toBe('LINK_EXPIRED');
  });

  it('clears expired links away when new ones are made', async () => {
    await world.db.query(`UPDATE mail_links SET expires_at = now() - interval '1 hour'`);
    const email = newEmail();
    await visitor().signUp({ email, password: PASSWORD, displayName: 'Someone' });
    await mailbox.waitFor(email);
    expect(await world.db.query('SELECT 1 FROM mail_links WHERE expires_at < now()')).toEqual([]);
  });

  it.each([
    ['no address', { email: '' }, 'REQUIRED', 'email'],
    ['what is no address', { email: 'nobody' }, 'INVALID', 'email'],
    ['an address with U+0000', { email: 'a\u0000@example.test' }, 'INVALID', 'email'],
    ['too long an address', { email: `${'a'.repeat(250)}@example.test` }, 'TOO_LONG', 'email'],
    ['no password', { password: '' }, 'REQUIRED', 'password'],
    ['too short a password', { password: 'eleven char' }, 'TOO_SHORT', 'password'],
    ['too long a password', { password: '🔑'.repeat(129) }, 'TOO_LONG', 'password'],
    ['the address as password', { password: 'Valid@Example.TEST' }, 'INVALID', 'password'],
    [
      'the name as password',
      { displayName: 'A long enough name', password: 'a LONG enough name' },
      'INVALID',
      'password',
    ],
    ['an invisible name', { displayName: ' \u200b ' }, 'REQUIRED', 'displayName'],
    ['too short a name', { displayName: 'x' }, 'TOO_SHORT', 'displayName'],
    ['too long a name', { displayName: 'x'.repeat(51) }, 'TOO_LONG', 'displayName'],
  ])('refuses %s', async (_, wrong, code, field) => {
    const before = await world.db.query('SELECT count(*) AS n FROM mails');
    const { data } = await visitor().signUp({
      email: 'valid@example.test',
      password: PASSWORD,
      displayName: 'Valid',
      ...wrong,
    });
    expect(data.signUp).toEqual({
      viewer: null,
      userErrors: [{ code, field: [field], message: expect.any(String) }],
    });
    expect(await world.db.query('SELECT count(*) AS n FROM mails')).toEqual(before);
  });
});

describe('languages', () => {
  it.each([
    ['ru', 'Подтвердите адрес', 'Заполните это поле.'],
    ['zh-CN', '请确认您在', '请填写此项。'],
  ])('writes mail and refusals in %s', async (language, subject, refusal) => {
    const email = newEmail();
    const browser = visitor(`${language}, en;q=0.5`);
    await browser.signUp({ email, password: PASSWORD, displayName: 'Анна' });
    const mail = await mailbox.waitFor(email);
    expect(mail.subject).toContain(subject);
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect((await browser.verifyEmail(tokenIn(mail.links[0]))).data.verifyEmail.viewer.locale).toBe(language);
    expect((await browser.signIn('', 'x')).data.signIn.userErrors[0].message).toBe(refusal);
  });

  it('prefers the language chosen on the site', async () => {
    const browser = visitor('ru');
    browser.cookies.set('locale', 'zh-CN');
    expect((await browser.signIn('', 'x')).data.signIn.userErrors[0].message).toBe('请填写此项。');
  });

  it('writes to a member in their own language, whoever asks', async () => {
    const { email } = await member();
    await world.db.query(`UPDATE members SET locale = 'ru' WHERE email = $1`, [email]);
    await visitor('zh-CN').requestSignInLink(email);
    expect((await mailbox.waitFor(email)).subject).toContain('Вход на');
  });
});

describe('signing in and out', () => {
  it('signs in by password, whatever the case of the address', async () => {
    const { email } = await member();
    const browser = visitor();
    const { data } = await browser.signIn(` ${email.toUpperCase()}`, PASSWORD);
    expect(data.signIn).toMatchObject({ viewer: { email, mayResetPassword: false }, userErrors: [] });
    expect(await browser.whoAmI()).toBe(email);
  });

  it('refuses a wrong password, an unknown address and a member without password alike, with the same work', async () => {
    const { email } = await member();
    const withoutPassword = (await member()).email;
    await world.db.query('UPDATE members SET password_hash = NULL WHERE email = $1', [withoutPassword]);
    const bodies = new Set<string>();
    // The server runs in this process. Its CPU time, unlike the clock, does not depend on what else the machine does.
    const spent = (): number => {
      const { user, system } = process.cpuUsage();
      return user + system;
    };
    const work = { known: [] as number[], unknown: [] as number[] };
    const attempt = async (address: string, into: number[]): Promise<void> => {
      const start = spent();
      const { data, headers } = await visitor().signIn(address, 'not the password');
      into.push(spent() - start);
      expect(headers.getSetCookie()).toEqual([]);
      bodies.add(JSON.stringify(data));
    };
    for (let i = 0; i < 4; i++) {
      await attempt(email, work.known);
      await attempt(newEmail(), work.unknown);
      await attempt(withoutPassword, work.unknown);
    }
    expect([...bodies]).toEqual([expect.stringContaining('"code":"WRONG_CREDENTIALS","field":null')]);
    // Without its hash an answer would take a tenth.
    expect(Math.min(...work.unknown)).toBeGreaterThan(0.4 * Math.min(...work.known));
  });

  it('gives each sign-in a secret of its own and ends the session that the browser had', async () => {
    const { email, browser } = await member();
    const thief = visitor();
    thief.cookies.set('groundswell_session', browser.cookies.get('groundswell_session') ?? '');
    expect(await thief.whoAmI()).toBe(email);
    await browser.signIn(email, PASSWORD);
    expect(browser.cookies.get('groundswell_session')).not.toBe(thief.cookies.get('groundswell_session'));
    expect(await thief.whoAmI()).toBeNull();
    expect(await browser.whoAmI()).toBe(email);
  });

  it('marks the cookie for https only where the site is on https', async () => {
    const { email } = await member();
    const secure = await startTestApp({
      databaseUrl: world.databaseUrl,
      env: { PUBLIC_URL: 'https://ideas.example.test', DATABASE_URL: world.databaseUrl },
    });
    const { headers } = await new Visitor(secure).signIn(email, PASSWORD);
    expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    await secure.stop();
  });

  it('makes the rest of the request the member’s', async () => {
    const { email } = await member();
    const { data } = await visitor().ask(
      `mutation ($in: SignInInput!, $set: SetPasswordInput!) {
         signIn(input: $in) { viewer { email } } setPassword(input: $set) { viewer { email } userErrors { code } } signOut { signedOut }
       }`,
      {
        in: { email, password: PASSWORD },
        set: { currentPassword: PASSWORD, password: 'a second long password' },
      },
    );
    expect(data).toEqual({
      signIn: { viewer: { email } },
      setPassword: { viewer: { email }, userErrors: [] },
      signOut: { signedOut: true },
    });
  });

  it('signs out: the secret is worth nothing afterwards', async () => {
    const { browser } = await member();
    const stolen = browser.cookies.get('groundswell_session') ?? '';
    const answer = await browser.signOut();
    expect(answer.data.signOut).toEqual({ signedOut: true, userErrors: [] });
    expect(browser.cookies.has('groundswell_session')).toBe(false);
    browser.cookies.set('groundswell_session', stolen);
    expect(await browser.whoAmI()).toBeNull();
    expect((await visitor().signOut()).data.signOut.signedOut).toBe(true);
  });

  it('ends a session after 30 days and clears it away at a later sign-in', async () => {
    const { email, browser } = await member();
    const [row] = await world.db.query<{ days: number }>(
      `UPDATE sessions SET expires_at = now() - interval '1 second' WHERE member_id = (SELECT id FROM members WHERE email = $1)
       RETURNING extract(epoch FROM now() + interval '30 days' - created_at)::int / 86400 AS days`,
      [email],
    );
    expect(row?.days).toBe(30);
    expect(await browser.whoAmI()).toBeNull();
    await visitor().signIn(email, PASSWORD);
    expect(await world.db.query('SELECT 1 FROM sessions WHERE expires_at < now()')).toEqual([]);
  });

  it('keeps only hashes of secrets', async () => {
    const { browser } = await member();
    const rows = await world.db.query(
      'SELECT s::text, m::text FROM sessions s JOIN members m ON m.id = s.member_id',
    );
    const secret = browser.cookies.get('groundswell_session') ?? 'none';
    expect(JSON.stringify(rows)).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('hex'));
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  });
});

describe('mailed links', () => {
  it('sign in once, and answer the same for an unknown address', async () => {
    const { email } = await member();
    const known = await visitor().requestSignInLink(email);
    const unknown = await visitor().requestSignInLink(newEmail());
    expect(known.data).toEqual({ requestSignInLink: { sent: true, userErrors: [] } });
    expect(unknown.data).toEqual(known.data);
    const mail = await mailbox.waitFor(email);
    expect(mail.links[0]).toMatch(new RegExp(`^${world.config.publicUrl}/sign-in/link\\?token=[\\w-]{43}$`));
    const browser = visitor();
    const { data } = await browser.redeemSignInLink(tokenIn(mail.links[0]));
    expect(data.redeemSignInLink.viewer).toMatchObject({ email, hasPassword: true, mayResetPassword: true });
    expect(await browser.whoAmI()).toBe(email);
    const again = await visitor().redeemSignInLink(tokenIn(mail.links[0]));
    expect(again.data.redeemSignInLink).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'LINK_EXPIRED', field: ['token'] }],
    });
  });

  it('let in one of two who open them at the same instant', async () => {
    const { email } = await member();
    const token = await mailedToken(email);
    const answers = await Promise.all([1, 2, 3].map(() => visitor().redeemSignInLink(token)));
    expect(answers.filter(({ data }) => data.redeemSignInLink.viewer !== null)).toHaveLength(1);
  });

  it('expire after 15 minutes', async () => {
    const { email } = await member();
    const token = await mailedToken(email);
    const [row] = await world.db.query<{ minutes: number }>(
      `UPDATE mail_links SET expires_at = expires_at - interval '15 minutes'
       WHERE purpose = 'SIGN_IN' AND member_id = (SELECT id FROM members WHERE email = $1)
       RETURNING round(extract(epoch FROM expires_at + interval '15 minutes' - created_at) / 60)::int AS minutes`,
      [email],
    );
    expect(row?.minutes).toBe(15);
    expect((await visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0].code).toBe(
      'LINK_EXPIRED',
    );
  });

  it('are open three at a time, the newest', async () => {
    const { email } = await member();
    const tokens = [];
    for (let i = 0; i < 4; i++) tokens.push(await mailedToken(email));
    const codes = [];
    for (const token of tokens) {
      codes.push((await visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0]?.code ?? 'in');
    }
    expect(codes).toEqual(['LINK_EXPIRED', 'in', 'in', 'in']);
  });

  it('of one kind are no links of another', async () => {
    const email = newEmail();
    await visitor().signUp({ email, password: PASSWORD, displayName: 'Eve' });
    const token = tokenIn((await mailbox.waitFor(email)).links[0]);
    expect((await visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0].code).toBe(
      'LINK_EXPIRED',
    );
    expect((await visitor().verifyEmail(token)).data.verifyEmail.viewer.email).toBe(email);
  });
});

describe('setting a password', () => {
  const NEW = 'a new long password';

  it('needs a session', async () => {
    const { data, errors } = await visitor().setPassword({ password: NEW });
    expect(data.setPassword).toBeNull();
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('needs the current password', async () => {
    const { email, browser } = await member();
    const wrong = await browser.setPassword({ currentPassword: 'not the password', password: NEW });
    expect(wrong.data.setPassword).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'WRONG_CREDENTIALS', field: ['currentPassword'] }],
    });
    for (const currentPassword of [undefined, null]) {
      const none = await browser.setPassword({
        password: NEW,
        ...(currentPassword === null ? { currentPassword } : {}),
      });
      expect(none.data.setPassword.userErrors).toMatchObject([
        { code: 'REQUIRED', field: ['currentPassword'] },
      ]);
    }
    const right = await browser.setPassword({ currentPassword: PASSWORD, password: NEW });
    expect(right.data.setPassword).toMatchObject({ viewer: { email }, userErrors: [] });
    expect((await visitor().signIn(email, PASSWORD)).data.signIn.viewer).toBeNull();
    expect((await visitor().signIn(email, NEW)).data.signIn.viewer.email).toBe(email);
  });

  it('ends the other sessions and every open link', async () => {
    const { email, browser } = await member();
    const elsewhere = visitor();
    await elsewhere.signIn(email, PASSWORD);
    const token = await mailedToken(email);
    await browser.setPassword({ currentPassword: PASSWORD, password: NEW });
    expect(await browser.whoAmI()).toBe(email);
    expect(await elsewhere.whoAmI()).toBeNull();
    expect((await visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0].code).toBe(
      'LINK_EXPIRED',
    );
  });

  it('does without the current one for 10 minutes after a mailed link', async () => {
    const { email } = await member();
    const browser = visitor();
    await browser.redeemSignInLink(await mailedToken(email));
    const back = (interval: string) =>
      world.db.query(
        `UPDATE sessions SET link_redeemed_at = now() - $2::interval
         WHERE link_redeemed_at IS NOT NULL AND member_id = (SELECT id FROM members WHERE email = $1)`,
        [email, interval],
      );
    await back('9 minutes 50 seconds');
    expect((await browser.setPassword({ password: NEW })).data.setPassword).toMatchObject({
      viewer: { mayResetPassword: true },
    });
    await back('10 minutes');
    expect((await browser.ask('{ viewer { mayResetPassword } }')).data.viewer.mayResetPassword).toBe(false);
    expect((await browser.setPassword({ password: PASSWORD })).data.setPassword.userErrors[0].code).toBe(
      'REQUIRED',
    );
  });

  it('does without where none is set and the session came by a link', async () => {
    const { email } = await member();
    const browser = visitor();
    await browser.redeemSignInLink(await mailedToken(email));
    await world.db.query('UPDATE members SET password_hash = NULL WHERE email = $1', [email]);
    await world.db.query(
      `UPDATE sessions SET link_redeemed_at = now() - interval '1 day' WHERE link_redeemed_at IS NOT NULL`,
    );
    expect((await browser.ask('{ viewer { hasPassword mayResetPassword } }')).data.viewer).toEqual({
      hasPassword: false,
      mayResetPassword: true,
    });
    expect((await browser.setPassword({ password: NEW })).data.setPassword.viewer).toMatchObject({
      hasPassword: true,
      mayResetPassword: false,
    });
  });

  it.each([
    ['too short a one', 'too short', 'TOO_SHORT'],
    ['too long a one', 'x'.repeat(129), 'TOO_LONG'],
  ])('refuses %s', async (_, password, code) => {
    const { browser } = await member();
    const { data } = await browser.setPassword({ currentPassword: PASSWORD, password });
    expect(data.setPassword.userErrors).toMatchObject([{ code, field: ['password'] }]);
  });

  it('refuses the member’s own address', async () => {
    const { email, browser } = await member();
    const { data } = await browser.setPassword({ currentPassword: PASSWORD, password: email });
    expect(data.setPassword.userErrors).toMatchObject([{ code: 'INVALID', field: ['password'] }]);
  });
});
