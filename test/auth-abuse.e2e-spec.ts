import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, startAccounts, type Accounts } from './support/accounts.js';
import type { TestApp } from './support/app.js';
import { person } from './support/factories.js';
import { ask, type Answer } from './support/graphql.js';
import { tokenIn, Visitor } from './support/visitor.js';
import { hashPassword } from '../src/modules/auth/password.js';

let accounts: Accounts;
let world: TestApp;

beforeAll(async () => {
  accounts = await startAccounts();
  ({ world } = accounts);
});
afterAll(() => accounts.stop());

const visitor = (ip?: string): Visitor => new Visitor(world, 'en', ip);

let serial = 0;
/** Made without a mail: those count here. */
async function account(): Promise<string> {
  const { id } = await person(world.db, `Target${++serial}`);
  const [row] = await world.db.query<{ email: string }>(
    'UPDATE members SET password_hash = $2 WHERE id = $1 RETURNING email',
    [id, await hashPassword(PASSWORD)],
  );
  return row?.email ?? '';
}

const codes = ({ errors }: Answer<unknown>): unknown[] => errors.map(({ extensions }) => extensions.code);

function expectRateLimited(answer: Answer<unknown>, within: number): void {
  expect(codes(answer)).toEqual(['RATE_LIMITED']);
  const seconds = answer.errors[0]?.extensions['retryAfter'];
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(within);
  expect(answer.headers.get('retry-after')).toBe(String(seconds));
}

describe('guessing passwords', () => {
  it('stops after 10 wrong ones for an account, known or not, wherever they come from', async () => {
    const known = await account();
    for (const email of [known, 'nobody@example.test']) {
      for (let i = 0; i < 10; i++) {
        const { data, errors } = await visitor().signIn(email, 'wrong');
        expect([errors, data.signIn.userErrors[0].code]).toEqual([[], 'WRONG_CREDENTIALS']);
      }
      const answer = await visitor().signIn(email, PASSWORD);
      expect(answer.data).toEqual({ signIn: null });
      expectRateLimited(answer, 15 * 60);
    }
    const browser = visitor();
    await browser.requestSignInLink(known);
    await browser.redeemSignInLink(tokenIn((await accounts.mailbox.waitFor(known)).links[0]));
    expect(await browser.whoAmI()).toBe(known);
    expect((await visitor().signIn(await account(), PASSWORD)).data.signIn.userErrors).toEqual([]);
  });

  it('counts attempts that arrive at once', async () => {
    const email = await account();
    const answers = await Promise.all(Array.from({ length: 15 }, () => visitor().signIn(email, 'wrong')));
    expect(answers.filter((answer) => codes(answer)[0] === 'RATE_LIMITED')).toHaveLength(5);
  });

  it('does not count right ones', async () => {
    const email = await account();
    const browser = visitor();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 7; i++) await browser.signIn(email, 'wrong');
      expect((await browser.signIn(email, PASSWORD)).data.signIn.userErrors).toEqual([]);
    }
    const [row] = await world.db.query<{ points: number }>(
      `SELECT points FROM rate_limits WHERE key LIKE 'signInByNetwork:%' AND points = 14`,
    );
    expect(row).toEqual({ points: 14 });
  });

  it('stops after 50 wrong ones from a network, whatever the account', async () => {
    const answers: Answer<unknown>[] = [];
    for (let i = 0; i < 50; i += 10) {
      const round = Array.from({ length: 10 }, (_, j) =>
        visitor(`2001:db8:1:2::${i + j + 1}`).signIn(`guess-${i + j}@example.test`, 'wrong'),
      );
      answers.push(...(await Promise.all(round)));
    }
    expect(answers.flatMap(codes)).toEqual([]);
    expectRateLimited(await visitor('2001:db8:1:2:ffff::1').signIn(await account(), PASSWORD), 15 * 60);
    expect(
      (await visitor('2001:db8:1:3::1').signIn(await account(), PASSWORD)).data.signIn.userErrors,
    ).toEqual([]);
  });

  it('stops after 10 wrong current passwords in a stolen session', async () => {
    const email = await account();
    const browser = visitor();
    await browser.signIn(email, PASSWORD);
    for (let i = 0; i < 10; i++)
      await browser.setPassword({ currentPassword: 'wrong', password: 'a new long password' });
    expectRateLimited(
      await browser.setPassword({ currentPassword: PASSWORD, password: 'a new long password' }),
      15 * 60,
    );
  });

  it('keeps neither addresses nor networks in readable form', async () => {
    await visitor('192.0.2.77').signIn('readable@example.test', 'wrong');
    const rows = JSON.stringify(await world.db.query('SELECT key FROM rate_limits'));
    expect(rows).toContain('signInByAccount');
    expect(rows).not.toMatch(/192\.0\.2\.77|readable/);
  });
});

describe('asking for mail', () => {
  it('stops after 5 links an hour to an address, known or not, sign-ups included', async () => {
    for (const email of [await account(), 'flooded@example.test']) {
      for (let i = 0; i < 3; i++) expect((await visitor().requestSignInLink(email)).errors).toEqual([]);
      for (let i = 0; i < 2; i++) {
        expect(
          (await visitor().signUp({ email, password: PASSWORD, displayName: 'Someone' })).errors,
        ).toEqual([]);
      }
      expectRateLimited(await visitor().requestSignInLink(email), 60 * 60);
      expectRateLimited(
        await visitor().signUp({ email, password: PASSWORD, displayName: 'Someone' }),
        60 * 60,
      );
    }
  });

  it('stops after 20 links an hour for one network', async () => {
    const browser = visitor();
    for (let i = 0; i < 20; i++)
      expect((await browser.requestSignInLink(`network-${i}@example.test`)).errors).toEqual([]);
    expectRateLimited(await browser.requestSignInLink('network-20@example.test'), 60 * 60);
  });
});

describe('requests from other sites', () => {
  const mutation = 'mutation { signOut { signedOut } }';

  it.each([
    ['of another site', 'https://evil.example'],
    ['of a sandboxed frame', 'null'],
  ])('are refused with the session of the person and the origin %s', async (_, origin) => {
    const { cookie } = await person(world.db, 'Victim');
    const answer = await ask(world, mutation, {}, { cookie, headers: { origin } });
    expect(answer.status).toBe(403);
    expect(answer.errors).toEqual([{ message: expect.any(String), extensions: { code: 'FORBIDDEN' } }]);
    expect((await ask(world, '{ viewer { email } }', {}, { cookie })).data.viewer).not.toBeNull();
  });

  it('are refused without a session, too: nobody is signed in by another site', async () => {
    expect(codes(await ask(world, mutation, {}, { headers: { origin: 'https://evil.example' } }))).toEqual([
      'FORBIDDEN',
    ]);
  });

  it('are refused where the browser says so without naming an origin', async () => {
    const { cookie } = await person(world.db, 'Victim');
    const bare = (headers: Record<string, string>) =>
      ask(world, '{ viewer { email } }', {}, { headers: { cookie, ...headers } });
    expect(codes(await bare({ 'sec-fetch-site': 'cross-site' }))).toEqual(['FORBIDDEN']);
    expect((await bare({ 'sec-fetch-site': 'same-origin' })).data.viewer).not.toBeNull();
    expect((await bare({})).data.viewer).not.toBeNull();
  });

  it('are told from those of programs, which have no session', async () => {
    expect((await ask(world, '{ viewer { email } }')).data).toEqual({ viewer: null });
  });

  it('cannot change anything by GET or a plain form', async () => {
    const { cookie } = await person(world.db, 'Victim');
    const url = `${world.url}/graphql?query=${encodeURIComponent(mutation)}`;
    expect((await fetch(url, { headers: { cookie } })).status).toBe(400);
    expect((await fetch(url, { headers: { cookie, 'apollo-require-preflight': '1' } })).status).toBe(405);
    const form = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { cookie, origin: world.url },
      body: new URLSearchParams({ query: mutation }),
    });
    expect(form.status).toBeGreaterThanOrEqual(400);
    expect((await ask(world, '{ viewer { email } }', {}, { cookie })).data.viewer).not.toBeNull();
  });
});
