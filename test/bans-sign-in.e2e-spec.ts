import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { banMember, givePassword, readBan, signInWith, unbanMember } from './support/bans.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { ask } from './support/graphql.js';
import { mutate } from './support/triage.js';

const HOUR = 3600_000;

describe('bans', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let maker: Person;
  let mod: Person;
  let admin: Person;
  let open: TestBoard;
  let happened: [string, object][];

  const ban = (who: Person | null, whom: Person, more?: object) => banMember(world, who, whom, more);
  const unban = (who: Person | null, whom: Person) => unbanMember(world, who, whom);
  const banOf = (whom: Person, who: Person) => readBan(world, whom, who);
  const signIn = (whom: Person, language?: string) => signInWith(world, whom, language);
  const vote = (who: Person, on: TestIdea) =>
    mutate(world, who, 'castVote', { ideaId: on.nodeId, direction: 'PROMOTE' }, 'idea { points }');

  beforeAll(async () => {
    world = await startTestApp();
    const events = world.app.get(DomainEvents, { strict: false });
    for (const name of ['member.banned', 'member.unbanned'] as const)
      events.onAfter(name, (event) => void happened.push([name, event]));
    maker = await person(world.db, 'Maker');
    mod = await person(world.db, 'Mod', 'MODERATOR');
    admin = await person(world.db, 'Admin', 'ADMIN');
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', maker) });
  });
  beforeEach(async () => {
    happened = [];
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    await givePassword(world, bob);
  });
  afterAll(() => world.stop());

  it('end all sessions, and say until when where somebody signs in, never why', async () => {
    const until = new Date(Date.now() + 48 * HOUR);
    expect((await ban(mod, bob, { until })).payload).toMatchObject({ member: { handle: bob.handle } });
    expect((await ask(world, '{ viewer { email } }', {}, bob)).data.viewer).toBeNull();
    expect((await vote(bob, await idea(world.db, open, ann, 'Vote for this'))).refused).toEqual([
      ['UNAUTHENTICATED', null],
    ]);
    const english = await signIn(bob);
    expect(english).toMatchObject({ viewer: null, userErrors: [{ code: 'BANNED', field: null }] });
    const [{ message }] = english.userErrors;
    expect(message).toMatch(/^A moderator has banned this account until .* UTC\./);
    expect(message).toContain(String(until.getUTCFullYear()));
    expect(message).not.toContain('Spam');
    expect((await signIn(bob, 'zh-CN')).userErrors[0].message).toContain('版主已封禁此账号');
    expect(await banOf(bob, mod)).toMatchObject({
      reason: 'Spam all over',
      until: until.toISOString(),
      by: { handle: mod.handle },
      hidesContent: false,
      discountsVotes: false,
    });
    for (const who of [ann, maker]) expect(await banOf(bob, who)).toBeNull();
    expect(happened).toEqual([
      ['member.banned', { memberId: bob.id, hideContent: false, discountVotes: false }],
    ]);
    await ban(mod, bob);
    expect((await signIn(bob)).userErrors[0].message).toBe('A moderator has banned this account for good.');
    expect((await unban(mod, bob)).payload).toEqual({ member: { ban: null }, userErrors: [] });
    expect(await signIn(bob)).toMatchObject({
      viewer: { email: `${bob.handle}@example.test` },
      userErrors: [],
    });
  });

  it('answer a wrong password as always', async () => {
    await ban(mod, bob);
    await givePassword(world, bob, 'another one here');
    expect((await signIn(bob)).userErrors).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
  });

  it('are refused for staff, for oneself, for nobody, for what is over, and by anybody but moderators', async () => {
    for (const staff of [maker, mod, admin])
      expect((await ban(mod, staff)).refused).toEqual([['INVALID', ['memberId']]]);
    expect((await ban(mod, { ...bob, nodeId: open.nodeId })).refused).toEqual([['NOT_FOUND', ['memberId']]]);
    const customer = await person(world.db, 'Known to the team alone');
    await world.db.query(
      'UPDATE members SET is_unclaimed = true, email = NULL, password_hash = NULL WHERE id = $1',
      [customer.id],
    );
    expect((await ban(mod, customer)).refused).toEqual([['NOT_FOUND', ['memberId']]]);
    await world.db.query('UPDATE members SET is_unclaimed = false WHERE id = $1', [customer.id]);
    expect((await ban(mod, bob, { until: new Date(Date.now() - HOUR) })).refused).toEqual([
      ['INVALID', ['until']],
    ]);
    expect((await ban(mod, bob, { reason: ' ' })).refused).toEqual([['REQUIRED', ['reason']]]);
    expect((await ban(mod, bob, { reason: 'x'.repeat(501) })).refused).toEqual([['TOO_LONG', ['reason']]]);
    for (const who of [ann, maker]) {
      expect((await ban(who, bob)).refused).toEqual([['FORBIDDEN', null]]);
      expect((await unban(who, bob)).refused).toEqual([['FORBIDDEN', null]]);
    }
    expect((await ban(null, bob)).refused).toEqual([['UNAUTHENTICATED', null]]);
    expect((await ask(world, '{ viewer { email } }', {}, bob)).data.viewer).not.toBeNull();
    expect((await unban(mod, bob)).refused).toEqual([]);
    expect(happened).toEqual([]);
  });
});
