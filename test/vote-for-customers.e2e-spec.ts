import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { DomainEvents, type DomainEventMap } from '../src/events/domain-events.js';
import { makeTombstone } from '../src/modules/members/tombstone.js';
import { startAccounts } from './support/accounts.js';
import { administer, auditOf } from './support/administration.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
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
import { mergeIdeas } from './support/merging.js';
import { mutate } from './support/triage.js';

describe('voting for a customer', () => {
  let world: TestApp;
  let ann: Person;
  let maker: Person;
  let open: TestBoard;
  let makers: number;

  const voteFor = (on: TestIdea, email: string, more: Record<string, unknown> = {}, who: Person = maker) =>
    administer(world, who, 'castVoteFor', { ideaId: on.nodeId, email, ...more });
  const fresh = (title: string, on = open) => idea(world.db, on, ann, title);
  const counts = async (on: TestIdea) => {
    const { data } = await ask(
      world,
      'query ($n: Int!) { idea(number: $n) { promoteCount demoteCount supporters { totalCount nodes { handle } } } }',
      { n: on.id },
    );
    const { promoteCount, demoteCount, supporters } = data.idea;
    expect(supporters.nodes.length).toBe(supporters.totalCount);
    return [promoteCount, demoteCount, supporters.totalCount];
  };
  const happen = <N extends keyof DomainEventMap>(name: N, event: DomainEventMap[N]) =>
    world.db.transaction((tx) => world.app.get(DomainEvents, { strict: false }).emit(name, event, tx));
  const verified = (memberId: number, email: string) => happen('member.emailVerified', { memberId, email });
  const notesOn = async (on: TestIdea): Promise<string[]> => {
    const rows = await world.db.query<{ body: string }>(
      'SELECT body FROM comments WHERE idea_id = $1 AND is_internal ORDER BY id',
      [on.id],
    );
    return rows.map(({ body }) => body);
  };

  beforeAll(async () => {
    world = await startTestApp();
    [ann, maker] = [await person(world.db, 'Ann'), await person(world.db, 'Maker')];
    makers = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: makers });
  });
  afterAll(() => world.stop());

  it('counts as a vote of somebody without a profile', async () => {
    const one = await fresh('Said on the phone');
    const members = async () =>
      (await ask(world, '{ community { memberCount } }')).data.community.memberCount;
    const before = await members();
    const { payload, refused } = await voteFor(one, ' Carla@Customer.test ', {
      displayName: 'Carla',
      note: 'Told me at the fair.',
    });
    expect([refused, JSON.stringify(payload)]).toEqual([[], expect.not.stringContaining('carla@')]);
    expect(await counts(one)).toEqual([1, 0, 0]);
    expect(await members()).toBe(before);
    // The same once more changes nothing, the other direction switches.
    await voteFor(one, 'carla@customer.test');
    expect(await counts(one)).toEqual([1, 0, 0]);
    await voteFor(one, 'carla@customer.test', { direction: 'DEMOTE' });
    expect(await counts(one)).toEqual([0, 1, 0]);
    expect(
      (await auditOf(world, 'vote.castFor')).map(({ actor_id, subject_id }) => [actor_id, subject_id]),
    ).toEqual([
      [maker.id, one.id],
      [maker.id, one.id],
    ]);
    const notes = await world.db.query<{ body: string; is_internal: boolean }>(
      'SELECT body, is_internal FROM comments WHERE idea_id = $1',
      [one.id],
    );
    expect(notes).toEqual([
      { body: 'Voted for the idea for Carla.\n\nTold me at the fair.', is_internal: true },
    ]);
    const [row] = await world.db.query<{ handle: string; id: number }>(
      'SELECT id, handle FROM members WHERE is_unclaimed',
    );
    const looked = await ask(
      world,
      'query ($h: String!, $id: ID!) { member(handle: $h) { id } node(id: $id) { id } }',
      { h: row?.handle, id: Buffer.from(`Member:${row?.id}`).toString('base64url') },
      maker,
    );
    expect(looked.data).toEqual({ member: null, node: null });
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('is refused where no vote is taken, beyond the customer’s budget, and for strangers to the board', async () => {
    const closed = await idea(world.db, open, ann, 'Closed already', { status: 'not-planned' });
    expect((await voteFor(closed, 'a@customer.test')).refused).toEqual([['IDEA_CLOSED', null]]);
    const tight = await board(world.db, 'tight', { team: makers, voteBudget: 1 });
    const [first, second] = [await fresh('First', tight), await fresh('Second', tight)];
    expect((await voteFor(first, 'b@customer.test')).refused).toEqual([]);
    expect((await voteFor(second, 'b@customer.test')).refused).toEqual([['VOTE_BUDGET_SPENT', null]]);
    expect((await voteFor(first, 'not an address')).refused).toEqual([['INVALID', ['email']]]);
    expect((await voteFor(first, 'c@customer.test', { note: 'x'.repeat(501) })).refused).toEqual([
      ['TOO_LONG', ['note']],
    ]);
    expect((await voteFor(first, 'c@customer.test', {}, ann)).refused).toEqual([['FORBIDDEN', null]]);
    const hidden = await fresh(
      'Hidden from Ann',
      await board(world.db, 'inner', { team: makers, visibility: 'TEAMS' }),
    );
    expect((await voteFor(hidden, 'c@customer.test', {}, ann)).refused).toEqual([['NOT_FOUND', ['ideaId']]]);
    // Nothing is left of what was refused.
    expect(
      await world.db.query(
        `SELECT 1 FROM unclaimed_addresses WHERE email IN ('a@customer.test', 'c@customer.test')`,
      ),
    ).toEqual([]);
  });

  it('at once from two of a team makes one row and one vote', async () => {
    const one = await fresh('Two phones');
    const answers = await Promise.all([1, 2, 3].map(() => voteFor(one, 'twice@customer.test')));
    expect(answers.flatMap(({ refused }) => refused)).toEqual([]);
    expect(await counts(one)).toEqual([1, 0, 0]);
    expect(
      (await world.db.query(`SELECT 1 FROM unclaimed_addresses WHERE email = 'twice@customer.test'`)).length,
    ).toBe(1);
  });

  it('for a member is theirs, unless they voted themselves; their own word then replaces it', async () => {
    const one = await fresh('Member’s address');
    const carl = await person(world.db, 'Carl');
    const address = `${carl.handle}@example.test`;
    const ownVote = (direction: string) =>
      mutate(world, carl, 'castVote', { ideaId: one.nodeId, direction }, 'idea { number }');
    await voteFor(one, address);
    // Among the supporters it would tell whose address that is.
    expect(await counts(one)).toEqual([1, 0, 0]);
    // The same direction: it is theirs now, and the team can't change it any more.
    await ownVote('PROMOTE');
    await voteFor(one, address, { direction: 'DEMOTE' });
    expect(await counts(one)).toEqual([1, 0, 1]);
    const [vote] = await world.db.query<{ cast_by_id: number | null }>(
      'SELECT cast_by_id FROM votes WHERE idea_id = $1 AND member_id = $2',
      [one.id, carl.id],
    );
    expect(vote?.cast_by_id).toBeNull();
    await ownVote('DEMOTE');
    expect(await counts(one)).toEqual([0, 1, 0]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('says whether it was counted, and keeps what the customer said in any case', async () => {
    const one = await fresh('Said to two of us');
    const note = 'Wants it **badly**.';
    const answers = [];
    for (const more of [{ displayName: 'Fay' }, { note }, { note }, { displayName: 'Fay' }])
      answers.push((await voteFor(one, 'fay@customer.test', more)).payload?.['counted']);
    expect(answers).toEqual([true, false, false, false]);
    expect((await voteFor(one, 'not an address')).payload?.['counted']).toBe(false);
    expect(await notesOn(one)).toEqual([
      'Voted for the idea for Fay.',
      `What a customer said; it adds no vote.\n\n${note}`,
    ]);
    const gil = await person(world.db, 'Gil');
    await mutate(world, gil, 'castVote', { ideaId: one.nodeId, direction: 'DEMOTE' }, 'counted');
    const { payload } = await voteFor(one, `${gil.handle}@example.test`, { note: 'At the fair' });
    expect([payload?.['counted'], await counts(one)]).toEqual([false, [1, 1, 0]]);
    expect((await notesOn(one)).at(-1)).toContain('At the fair');
  });

  it('does not tell a team who is banned, nor count their vote', async () => {
    const one = await fresh('Of somebody banned');
    const hal = await person(world.db, 'Hal');
    await world.db.query(`UPDATE members SET banned_at = now(), ban_reason = 'spam' WHERE id = $1`, [hal.id]);
    const { payload, refused } = await voteFor(one, `${hal.handle}@example.test`);
    expect([refused, payload?.['counted'], await counts(one)]).toEqual([[], false, [0, 0, 0]]);
  });

  it('can be taken back by the member, and no team puts it back', async () => {
    const one = await fresh('Never wanted');
    const ida = await person(world.db, 'Ida');
    const address = `${ida.handle}@example.test`;
    await voteFor(one, address);
    await mutate(world, ida, 'withdrawVote', { ideaId: one.nodeId }, 'idea { number }');
    const { payload } = await voteFor(one, address);
    expect([payload?.['counted'], await counts(one)]).toEqual([false, [0, 0, 0]]);
    await mutate(world, ida, 'castVote', { ideaId: one.nodeId }, 'idea { number }');
    expect(await counts(one)).toEqual([1, 0, 1]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('can be taken back by the team; with the last one address and name are forgotten', async () => {
    const [one, two] = [await fresh('Mistyped'), await fresh('Mistyped, too')];
    const email = 'jon@customer.test';
    const withdraw = (on: TestIdea, address = email) =>
      administer(world, maker, 'withdrawVoteFor', { ideaId: on.nodeId, email: address });
    const known = () => world.db.query('SELECT 1 FROM unclaimed_addresses WHERE email = $1', [email]);
    for (const on of [one, two]) await voteFor(on, email, { displayName: 'Jon' });
    const { payload, refused } = await withdraw(one);
    expect([payload?.['idea'], refused, (await known()).length]).toEqual([{ promoteCount: 0 }, [], 1]);
    await withdraw(two);
    expect([await counts(two), await known(), await notesOn(two)]).toEqual([
      [0, 0, 0],
      [],
      ['Voted for the idea for […].'],
    ]);
    // Without a vote there is nothing to take back; one of their own is not the team’s.
    expect((await withdraw(two)).refused).toEqual([]);
    const kim = await person(world.db, 'Kim');
    await mutate(world, kim, 'castVote', { ideaId: two.nodeId }, 'idea { number }');
    await withdraw(two, `${kim.handle}@example.test`);
    expect(await counts(two)).toEqual([1, 0, 1]);
    expect((await auditOf(world, 'vote.withdrawnFor')).length).toBe(2);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('leaves no name and no address in a note once the person is erased', async () => {
    const one = await fresh('Of Lena Weber');
    const lena = await person(world.db, 'Lena');
    const email = `${lena.handle}@example.test`;
    await voteFor(one, 'lena@customer.test', {
      displayName: 'Lena Weber',
      note: `LENA WEBER, ${email}, of Weber & Co.`,
    });
    await verified(lena.id, 'lena@customer.test');
    expect(await counts(one)).toEqual([1, 0, 1]);
    await happen('member.erasing', { memberId: lena.id, withdrawVotes: false });
    expect(await notesOn(one)).toEqual(['Voted for the idea for […].\n\n[…], […], of Weber & Co.']);
    expect(await world.db.query(`SELECT 1 FROM members WHERE display_name = 'Lena Weber'`)).toEqual([]);
    // Their vote still counts, and shows nobody.
    await world.db.transaction((tx) => makeTombstone(tx, lena.id));
    expect(await counts(one)).toEqual([1, 0, 0]);
  });

  it('goes to who changes to the address, whose own votes win, also over merged ideas', async () => {
    const [own, merged, target, free] = [
      await fresh('Own'),
      await fresh('Merged'),
      await fresh('Target'),
      await fresh('Free'),
    ];
    const dora = await person(world.db, 'Dora');
    for (const on of [own, merged, free]) await voteFor(on, 'dora@customer.test');
    await mutate(world, dora, 'castVote', { ideaId: own.nodeId, direction: 'DEMOTE' }, 'idea { number }');
    await mutate(world, dora, 'castVote', { ideaId: target.nodeId, direction: 'DEMOTE' }, 'idea { number }');
    await mergeIdeas(world, maker, target, merged);
    expect([await counts(own), await counts(target), await counts(free)]).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [1, 0, 0],
    ]);
    await verified(dora.id, 'dora@customer.test');
    // It is theirs now: the team can't switch it.
    await world.db.query(`UPDATE members SET email = 'dora@customer.test' WHERE id = $1`, [dora.id]);
    await voteFor(free, 'dora@customer.test', { direction: 'DEMOTE' });
    expect([await counts(own), await counts(target), await counts(free)]).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [1, 0, 1],
    ]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('can be done only so often', async () => {
    const one = await fresh('Often');
    Object.assign(world.app.get(ThrottleLimits, { strict: false }), {
      castVoteFor: { points: 1, seconds: 60 },
    });
    const busy = await person(world.db, 'Busy', 'ADMIN');
    expect((await voteFor(one, 'often@customer.test', {}, busy)).refused).toEqual([]);
    expect((await voteFor(one, 'often@customer.test', {}, busy)).refused).toEqual([['RATE_LIMITED', null]]);
  });
});

it('is taken over by whoever signs up with the address', async () => {
  const { world, newEmail, stop, ...accounts } = await startAccounts();
  try {
    const maker = await person(world.db, 'Maker');
    const open = await board(world.db, 'open', { team: await team(world.db, 'makers', maker) });
    const one = await idea(world.db, open, maker, 'Before the sign-up');
    const coming = newEmail().replace(/\d+/, (n) => String(Number(n) + 1));
    const input = { ideaId: one.nodeId, email: coming, displayName: 'Somebody' };
    expect((await administer(world, maker, 'castVoteFor', input)).refused).toEqual([]);
    const { email } = await accounts.member('Nora');
    expect(email).toBe(coming);
    const { data } = await ask(
      world,
      'query ($n: Int!) { idea(number: $n) { promoteCount supporters { totalCount nodes { displayName } } } }',
      { n: one.id },
    );
    expect(data.idea).toEqual({
      promoteCount: 1,
      supporters: { totalCount: 1, nodes: [{ displayName: 'Nora' }] },
    });
    expect(await world.db.query('SELECT 1 FROM unclaimed_addresses')).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);
  } finally {
    await stop();
  }
});
