import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, startAccounts, type Accounts } from './support/accounts.js';
import { startTestApp, type TestApp } from './support/app.js';
import type { Mailbox } from './support/mailbox.js';
import { tokenIn, Visitor } from './support/visitor.js';

let accounts: Accounts;
let world: TestApp;
let mailbox: Mailbox;

beforeAll(async () => {
  accounts = await startAccounts();
  ({ world, mailbox } = accounts);
});
afterAll(() => accounts.stop());

describe('signing in and out', () => {
  it('signs in by password, whatever the case of the address', async () => {
    const { email } = await accounts.member();
    const browser = accounts.visitor();
    const { data } = await browser.signIn(` ${email.toUpperCase()}`, PASSWORD);
    expect(data.signIn).toMatchObject({ viewer: { email, mayResetPassword: false }, userErrors: [] });
    expect(await browser.whoAmI()).toBe(email);
  });

  it('refuses a wrong password, an unknown address and a member without password alike, with the same work', async () => {
    const [{ email }, { email: withoutPassword }] = [await accounts.member(), await accounts.member()];
    await world.db.query('UPDATE members SET password_hash = NULL WHERE email = $1', [withoutPassword]);
    // CPU time of this process, in which the server runs: the clock would count what else the machine does. Both kinds: which is which is sampled.
    const spent = (): number => {
      const { user, system } = process.cpuUsage();
      return user + system;
    };
    const bodies = new Set<string>();
    const work = { known: [] as number[], unknown: [] as number[] };
    const attempt = async (address: string, into: number[]): Promise<void> => {
      const start = spent();
      const { data, headers } = await accounts.visitor().signIn(address, 'not the password');
      into.push(spent() - start);
      expect(headers.getSetCookie()).toEqual([]);
      bodies.add(JSON.stringify(data));
    };
    for (let i = 0; i < 4; i++) {
      await attempt(email, work.known);
      await attempt(accounts.newEmail(), work.unknown);
      await attempt(withoutPassword, work.unknown);
    }
    expect([...bodies]).toEqual([expect.stringContaining('"code":"WRONG_CREDENTIALS","field":null')]);
    // Without its hash an answer would take a tenth.
    expect(Math.min(...work.unknown)).toBeGreaterThan(0.4 * Math.min(...work.known));
  });

  it('gives each sign-in a secret of its own and ends the session that the browser had', async () => {
    const { email, browser } = await accounts.member();
    const thief = accounts.visitor();
    thief.cookies.set('groundswell_session', browser.cookies.get('groundswell_session') ?? '');
    expect(await thief.whoAmI()).toBe(email);
    await browser.signIn(email, PASSWORD);
    expect(browser.cookies.get('groundswell_session')).not.toBe(thief.cookies.get('groundswell_session'));
    expect(await thief.whoAmI()).toBeNull();
    expect(await browser.whoAmI()).toBe(email);
  });

  it('marks the cookie for https only where the site is on https', async () => {
    const { email } = await accounts.member();
    const secure = await startTestApp({
      databaseUrl: world.databaseUrl,
      env: { PUBLIC_URL: 'https://ideas.example.test', DATABASE_URL: world.databaseUrl },
    });
    const { headers } = await new Visitor(secure).signIn(email, PASSWORD);
    expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    await secure.stop();
  });

  it('makes the rest of the request the member’s', async () => {
    const { email } = await accounts.member();
    const { data } = await accounts.visitor().ask(
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
    const { browser } = await accounts.member();
    const stolen = browser.cookies.get('groundswell_session') ?? '';
    const answer = await browser.signOut();
    expect(answer.data.signOut).toEqual({ signedOut: true, userErrors: [] });
    expect(browser.cookies.has('groundswell_session')).toBe(false);
    browser.cookies.set('groundswell_session', stolen);
    expect(await browser.whoAmI()).toBeNull();
    expect((await accounts.visitor().signOut()).data.signOut.signedOut).toBe(true);
  });

  it('ends a session after 30 days and clears it away at a later sign-in', async () => {
    const { email, browser } = await accounts.member();
    const [row] = await world.db.query<{ days: number }>(
      `UPDATE sessions SET expires_at = now() - interval '1 second' WHERE member_id = (SELECT id FROM members WHERE email = $1)
       RETURNING extract(epoch FROM now() + interval '30 days' - created_at)::int / 86400 AS days`,
      [email],
    );
    expect(row?.days).toBe(30);
    expect(await browser.whoAmI()).toBeNull();
    await accounts.visitor().signIn(email, PASSWORD);
    expect(await world.db.query('SELECT 1 FROM sessions WHERE expires_at < now()')).toEqual([]);
  });

  it('keeps only hashes of secrets', async () => {
    const { browser } = await accounts.member();
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
    const { email } = await accounts.member();
    const known = await accounts.visitor().requestSignInLink(email);
    const unknown = await accounts.visitor().requestSignInLink(accounts.newEmail());
    expect(known.data).toEqual({ requestSignInLink: { sent: true, userErrors: [] } });
    expect(unknown.data).toEqual(known.data);
    const mail = await mailbox.waitFor(email);
    expect(mail.links[0]).toMatch(new RegExp(`^${world.config.publicUrl}/sign-in/link\\?token=[\\w-]{43}$`));
    const browser = accounts.visitor();
    const { data } = await browser.redeemSignInLink(tokenIn(mail.links[0]));
    expect(data.redeemSignInLink.viewer).toMatchObject({ email, hasPassword: true, mayResetPassword: true });
    expect(await browser.whoAmI()).toBe(email);
    const again = await accounts.visitor().redeemSignInLink(tokenIn(mail.links[0]));
    expect(again.data.redeemSignInLink).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'LINK_EXPIRED', field: ['token'] }],
    });
  });

  it('let in one of two who open them at the same instant', async () => {
    const { email } = await accounts.member();
    const token = await accounts.mailedToken(email);
    const answers = await Promise.all([1, 2, 3].map(() => accounts.visitor().redeemSignInLink(token)));
    expect(answers.filter(({ data }) => data.redeemSignInLink.viewer !== null)).toHaveLength(1);
  });

  it('expire after 15 minutes', async () => {
    const { email } = await accounts.member();
    const token = await accounts.mailedToken(email);
    const [row] = await world.db.query<{ minutes: number }>(
      `UPDATE mail_links SET expires_at = expires_at - interval '15 minutes'
       WHERE purpose = 'SIGN_IN' AND member_id = (SELECT id FROM members WHERE email = $1)
       RETURNING round(extract(epoch FROM expires_at + interval '15 minutes' - created_at) / 60)::int AS minutes`,
      [email],
    );
    expect(row?.minutes).toBe(15);
    expect((await accounts.visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0].code).toBe(
      'LINK_EXPIRED',
    );
  });

  it('are open three at a time, the newest', async () => {
    const { email } = await accounts.member();
    const tokens = [];
    for (let i = 0; i < 4; i++) tokens.push(await accounts.mailedToken(email));
    const codes = [];
    for (const token of tokens) {
      codes.push(
        (await accounts.visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0]?.code ?? 'in',
      );
    }
    expect(codes).toEqual(['LINK_EXPIRED', 'in', 'in', 'in']);
  });

  it('of one kind are no links of another', async () => {
    const email = accounts.newEmail();
    await accounts.visitor().signUp({ email, password: PASSWORD, displayName: 'Eve' });
    const token = tokenIn((await mailbox.waitFor(email)).links[0]);
    expect((await accounts.visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0].code).toBe(
      'LINK_EXPIRED',
    );
    expect((await accounts.visitor().verifyEmail(token)).data.verifyEmail.viewer.email).toBe(email);
  });
});

describe('setting a password', () => {
  const NEW = 'a new long password';

  it('needs a session', async () => {
    const { data, errors } = await accounts.visitor().setPassword({ password: NEW });
    expect(data.setPassword).toBeNull();
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('needs the current password', async () => {
    const { email, browser } = await accounts.member();
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
    expect((await accounts.visitor().signIn(email, PASSWORD)).data.signIn.viewer).toBeNull();
    expect((await accounts.visitor().signIn(email, NEW)).data.signIn.viewer.email).toBe(email);
  });

  it('ends the other sessions and every open link', async () => {
    const { email, browser } = await accounts.member();
    const elsewhere = accounts.visitor();
    await elsewhere.signIn(email, PASSWORD);
    const token = await accounts.mailedToken(email);
    await browser.setPassword({ currentPassword: PASSWORD, password: NEW });
    expect(await browser.whoAmI()).toBe(email);
    expect(await elsewhere.whoAmI()).toBeNull();
    expect((await accounts.visitor().redeemSignInLink(token)).data.redeemSignInLink.userErrors[0].code).toBe(
      'LINK_EXPIRED',
    );
  });

  it('does without the current one for 10 minutes after a mailed link', async () => {
    const { email } = await accounts.member();
    const browser = accounts.visitor();
    await browser.redeemSignInLink(await accounts.mailedToken(email));
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
    const { email } = await accounts.member();
    const browser = accounts.visitor();
    await browser.redeemSignInLink(await accounts.mailedToken(email));
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
    const { browser } = await accounts.member();
    const { data } = await browser.setPassword({ currentPassword: PASSWORD, password });
    expect(data.setPassword.userErrors).toMatchObject([{ code, field: ['password'] }]);
  });

  it('refuses the member’s own address', async () => {
    const { email, browser } = await accounts.member();
    const { data } = await browser.setPassword({ currentPassword: PASSWORD, password: email });
    expect(data.setPassword.userErrors).toMatchObject([{ code: 'INVALID', field: ['password'] }]);
  });
});
