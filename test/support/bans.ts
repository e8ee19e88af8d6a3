import { hashPassword } from '../../src/modules/auth/password.js';
import type { TestApp } from './app.js';
import type { Person } from './factories.js';
import { ask } from './graphql.js';
import { mutate } from './triage.js';

const PASSWORD = 'correct horse battery';

export const banMember = (world: Pick<TestApp, 'url'>, who: Person | null, whom: Person, more: object = {}) =>
  mutate(
    world,
    who ?? {},
    'banMember',
    { memberId: whom.nodeId, reason: 'Spam all over', ...more },
    'member { handle }',
  );

export const unbanMember = (world: Pick<TestApp, 'url'>, who: Person | null, whom: Person) =>
  mutate(world, who ?? {}, 'unbanMember', { memberId: whom.nodeId }, 'member { ban { reason } }');

/** Of a member's ban what somebody else sees. */
export const readBan = async (world: Pick<TestApp, 'url'>, whom: Person, who: Person) =>
  (
    await ask(
      world,
      `{ member(handle: "${whom.handle}") { ban { reason since until by { handle } hidesContent discountsVotes } } }`,
      {},
      who,
    )
  ).data.member.ban;

/** So that they can sign in by `signInWith`. */
export const givePassword = async (world: Pick<TestApp, 'db'>, { id }: Person, password = PASSWORD) =>
  world.db.query('UPDATE members SET password_hash = $2 WHERE id = $1', [id, await hashPassword(password)]);

export const signInWith = async (world: Pick<TestApp, 'url'>, whom: Person, language = 'en') =>
  (
    await ask(
      world,
      'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } userErrors { code field message } } }',
      { input: { email: `${whom.handle}@example.test`, password: PASSWORD } },
      { headers: { 'accept-language': language } },
    )
  ).data.signIn;
