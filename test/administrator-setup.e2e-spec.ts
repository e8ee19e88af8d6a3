import { afterEach, describe, expect, it } from '@jest/globals';
import { AdministratorSetup } from '../src/modules/auth/administrator-setup.js';
import { startTestApp, type TestApp, type TestAppOptions } from './support/app.js';
import { person } from './support/factories.js';
import { tokenIn, Visitor } from './support/visitor.js';

const ADMIN = { email: 'root@example.test', password: 'correct horse battery', displayName: 'Root' };
const SETTINGS = { ADMIN_EMAIL: 'Root@Example.test', ADMIN_PASSWORD: ADMIN.password };

let world: TestApp | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function start(options: TestAppOptions = {}) {
  const started = await startTestApp(options);
  world = started;
  const setup = started.app.get(AdministratorSetup, { strict: false });
  const admins = async () =>
    (await started.db.query<{ email: string }>(`SELECT email FROM members WHERE role = 'ADMIN'`)).map(
      ({ email }) => email,
    );
  return { started, setup, admins, visitor: () => new Visitor(started) };
}

describe('the set-up link', () => {
  it('makes the first administrator, once', async () => {
    const { started, setup, admins, visitor } = await start();
    const printed = await setup.ensureAdministrator();
    expect(printed?.setupUrl).toMatch(new RegExp(`^${started.config.publicUrl}/setup\\?token=[\\w-]{43}$`));
    const token = tokenIn(printed?.setupUrl);
    const browser = visitor();
    const refused = await browser.completeSetup({ ...ADMIN, token, password: ADMIN.email });
    expect(refused.data.completeSetup.userErrors).toMatchObject([{ code: 'INVALID', field: ['password'] }]);
    const { data } = await browser.completeSetup({ ...ADMIN, token });
    expect(data.completeSetup).toMatchObject({
      viewer: {
        email: ADMIN.email,
        emailVerified: true,
        hasPassword: true,
        member: { displayName: 'Root', role: 'ADMIN' },
      },
      userErrors: [],
    });
    expect(await browser.whoAmI()).toBe(ADMIN.email);
    const again = await visitor().completeSetup({ ...ADMIN, email: 'second@example.test', token });
    expect(again.data.completeSetup).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'LINK_EXPIRED', field: ['token'] }],
    });
    expect(await admins()).toEqual([ADMIN.email]);
    expect(await setup.ensureAdministrator()).toBeNull();
  });

  it('is worth nothing once a newer one was printed, or after 7 days', async () => {
    const { started, setup, visitor } = await start();
    const earlier = tokenIn((await setup.ensureAdministrator())?.setupUrl);
    const later = tokenIn((await setup.ensureAdministrator())?.setupUrl);
    const [row] = await started.db.query<{ days: number }>(
      `UPDATE mail_links SET expires_at = expires_at - interval '7 days' WHERE purpose = 'SETUP'
       RETURNING round(extract(epoch FROM expires_at + interval '7 days' - created_at) / 86400)::int AS days`,
    );
    expect(row?.days).toBe(7);
    for (const token of [earlier, later, 'made-up']) {
      const { data } = await visitor().completeSetup({ ...ADMIN, token });
      expect(data.completeSetup.userErrors).toMatchObject([{ code: 'LINK_EXPIRED' }]);
    }
  });

  it('makes one administrator of two who use it at the same instant', async () => {
    const { setup, admins, visitor } = await start();
    const token = tokenIn((await setup.ensureAdministrator())?.setupUrl);
    const answers = await Promise.all(
      ['one@example.test', 'two@example.test'].map((email) =>
        visitor().completeSetup({ ...ADMIN, email, token }),
      ),
    );
    expect(answers.filter(({ data }) => data.completeSetup.viewer !== null)).toHaveLength(1);
    expect(await admins()).toHaveLength(1);
  });

  it('takes over no member’s address', async () => {
    const { started, setup, admins, visitor } = await start();
    const { id } = await person(started.db, 'Ada');
    const [row] = await started.db.query<{ email: string }>('SELECT email FROM members WHERE id = $1', [id]);
    const token = tokenIn((await setup.ensureAdministrator())?.setupUrl);
    const { data } = await visitor().completeSetup({ ...ADMIN, email: row?.email ?? '', token });
    expect(data.completeSetup.userErrors).toMatchObject([{ code: 'TAKEN', field: ['email'] }]);
    expect(await admins()).toEqual([]);
    expect((await visitor().completeSetup({ ...ADMIN, token })).data.completeSetup.userErrors).toEqual([]);
  });
});

describe('ADMIN_EMAIL and ADMIN_PASSWORD', () => {
  it('make the first administrator, also when two processes start at once', async () => {
    const { setup, admins, visitor } = await start({ env: SETTINGS });
    expect(await Promise.all([setup.ensureAdministrator(), setup.ensureAdministrator()])).toEqual([
      null,
      null,
    ]);
    expect(await admins()).toEqual([ADMIN.email]);
    const { data } = await visitor().signIn(ADMIN.email, ADMIN.password);
    expect(data.signIn.viewer.member).toMatchObject({ displayName: 'Administrator', role: 'ADMIN' });
  });

  it('promote the member who has that address, with the password that they have', async () => {
    const { started, setup, admins, visitor } = await start({ env: SETTINGS });
    const { id } = await person(started.db, 'Ada');
    await started.db.query('UPDATE members SET email = $2 WHERE id = $1', [id, ADMIN.email]);
    expect(await setup.ensureAdministrator()).toBeNull();
    expect(await admins()).toEqual([ADMIN.email]);
    expect((await visitor().signIn(ADMIN.email, ADMIN.password)).data.signIn.viewer).toBeNull();
  });

  it('change nothing where there is an administrator', async () => {
    const { started, setup, admins } = await start({ env: SETTINGS });
    await person(started.db, 'Grace', 'ADMIN');
    expect(await setup.ensureAdministrator()).toBeNull();
    expect(await admins()).not.toContain(ADMIN.email);
  });
});
