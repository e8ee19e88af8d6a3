import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, startAccounts, type Accounts } from './support/accounts.js';
import type { TestApp } from './support/app.js';
import type { Mailbox } from './support/mailbox.js';
import { tokenIn } from './support/visitor.js';

let accounts: Accounts;
let world: TestApp;
let mailbox: Mailbox;

beforeAll(async () => {
  accounts = await startAccounts();
  ({ world, mailbox } = accounts);
});
afterAll(() => accounts.stop());

describe('signing up', () => {
  it('makes a signed-in member of who confirms the mailed link, and nobody before', async () => {
    const browser = accounts.visitor();
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
    const { email } = await accounts.member('Ada & <b>Bob</b>');
    const input = { password: 'another long password', displayName: 'Mallory' };
    const unknown = await accounts.visitor().signUp({ ...input, email: accounts.newEmail() });
    const known = await accounts.visitor().signUp({ ...input, email });
    expect(known.data).toEqual(unknown.data);
    expect(known.status).toBe(unknown.status);
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);

    const mail = await mailbox.waitFor(email);
    expect(mail.subject).toContain('already have an account');
    expect(mail.html).toContain('Ada &amp; &lt;b&gt;Bob&lt;/b&gt;');
    expect((await accounts.visitor().signIn(email, 'another long password')).data.signIn.viewer).toBeNull();
    const browser = accounts.visitor();
    const redeemed = await browser.redeemSignInLink(tokenIn(mail.links[0]));
    expect(redeemed.data.redeemSignInLink.viewer.member.displayName).toBe('Ada & <b>Bob</b>');
  });

  it('carries no stranger’s words into a mail', async () => {
    const email = accounts.newEmail();
    await accounts.visitor().signUp({ email, password: PASSWORD, displayName: 'Win at evil.example' });
    const mail = await mailbox.waitFor(email);
    expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain('evil.example');
  });

  it('takes the first of several sign-ups for one address that is confirmed', async () => {
    const email = accounts.newEmail();
    await accounts.visitor().signUp({ email, password: PASSWORD, displayName: 'First' });
    const first = tokenIn((await mailbox.waitFor(email)).links[0]);
    await accounts.visitor().signUp({ email, password: PASSWORD, displayName: 'Second' });
    const second = tokenIn((await mailbox.waitFor(email)).links[0]);
    expect((await accounts.visitor().verifyEmail(second)).data.verifyEmail.viewer.member.displayName).toBe(
      'Second',
    );
    for (const token of [first, second]) {
      const { data } = await accounts.visitor().verifyEmail(token);
      expect(data.verifyEmail).toEqual({
        viewer: null,
        userErrors: [{ code: 'LINK_EXPIRED', field: ['token'], message: expect.any(String) }],
      });
    }
  });

  it('makes one member of two links opened at the same instant', async () => {
    const email = accounts.newEmail();
    const tokens = [];
    for (const displayName of ['Left', 'Right']) {
      await accounts.visitor().signUp({ email, password: PASSWORD, displayName });
      tokens.push(tokenIn((await mailbox.waitFor(email)).links[0]));
    }
    const answers = await Promise.all(
      [...tokens, ...tokens].map((token) => accounts.visitor().verifyEmail(token)),
    );
    expect(answers.filter(({ data }) => data.verifyEmail.viewer !== null)).toHaveLength(1);
    expect(await world.db.query('SELECT count(*) AS n FROM members WHERE email = $1', [email])).toEqual([
      { n: 1 },
    ]);
  });

  it('gives people of one name handles of their own', async () => {
    const [a, b] = [await accounts.member('Same Name'), await accounts.member('Same Name')];
    const handles = await Promise.all(
      [a, b].map(
        async ({ browser }) =>
          (await browser.ask('{ viewer { member { handle } } }')).data.viewer.member.handle,
      ),
    );
    expect(handles).toEqual(['same-name', 'same-name-2']);
  });

  it('takes no link that is older than a day', async () => {
    const email = accounts.newEmail();
    await accounts.visitor().signUp({ email, password: PASSWORD, displayName: 'Late' });
    const token = tokenIn((await mailbox.waitFor(email)).links[0]);
    const [link] = await world.db.query<{ hours: number }>(
      `UPDATE mail_links SET expires_at = now() - interval '1 second' WHERE email = $1
       RETURNING extract(epoch FROM now() + interval '24 hours' - created_at)::int / 3600 AS hours`,
      [email],
    );
    expect(link?.hours).toBe(24);
    expect((await accounts.visitor().verifyEmail(token)).data.verifyEmail.userErrors[0].code).toBe(
      'LINK_EXPIRED',
    );
  });

  it('clears expired links away when new ones are made', async () => {
    await world.db.query(`UPDATE mail_links SET expires_at = now() - interval '1 hour'`);
    const email = accounts.newEmail();
    await accounts.visitor().signUp({ email, password: PASSWORD, displayName: 'Someone' });
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
    const { data } = await accounts.visitor().signUp({
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
    const email = accounts.newEmail();
    const browser = accounts.visitor(`${language}, en;q=0.5`);
    await browser.signUp({ email, password: PASSWORD, displayName: 'Анна' });
    const mail = await mailbox.waitFor(email);
    expect(mail.subject).toContain(subject);
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect((await browser.verifyEmail(tokenIn(mail.links[0]))).data.verifyEmail.viewer.locale).toBe(language);
    expect((await browser.signIn('', 'x')).data.signIn.userErrors[0].message).toBe(refusal);
  });

  it('prefers the language chosen on the site', async () => {
    const browser = accounts.visitor('ru');
    browser.cookies.set('locale', 'zh-CN');
    expect((await browser.signIn('', 'x')).data.signIn.userErrors[0].message).toBe('请填写此项。');
  });

  it('writes to a member in their own language, whoever asks', async () => {
    const { email } = await accounts.member();
    await world.db.query(`UPDATE members SET locale = 'ru' WHERE email = $1`, [email]);
    await accounts.visitor('zh-CN').requestSignInLink(email);
    expect((await mailbox.waitFor(email)).subject).toContain('Вход на');
  });
});
