import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { OF_EVERYBODY } from '../src/modules/comments/mention-candidates.sql.js';
import { rangeOf } from '../src/modules/comments/name-prefix.js';
import { startTestApp, type TestApp } from './support/app.js';
import { comment, mergeRows } from './support/discussion.js';
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

const CANDIDATES = `query ($ideaId: ID!, $prefix: String!, $internal: Boolean!) {
  mentionCandidates(ideaId: $ideaId, prefix: $prefix, internal: $internal) { displayName } }`;

describe('whom a mention may name', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let dev: Person;
  let root: Person;
  let mod: Person;
  let open: TestBoard;
  let one: TestIdea;

  const asked = (who: Person | null, prefix: string, on = one, internal = false) =>
    ask(world, CANDIDATES, { ideaId: on.nodeId, prefix, internal }, who ?? {});
  const names = async (who: Person, prefix: string, on = one, internal = false): Promise<string[]> => {
    const { data, errors } = await asked(who, prefix, on, internal);
    expect(errors).toEqual([]);
    return data.mentionCandidates.map(({ displayName }: { displayName: string }) => displayName);
  };

  /** The most that one of the indexes has. */
  const rowsBehind = async (...indexes: string[]): Promise<number> => {
    const [row] = await world.db.query<{ n: number }>(
      'SELECT max(reltuples)::int AS n FROM pg_class WHERE relname = ANY ($1)',
      [indexes],
    );
    return row?.n ?? 0;
  };

  beforeAll(async () => {
    world = await startTestApp();
    const { db } = world;
    [ann, bob, mod] = [
      await person(db, 'Ann'),
      await person(db, 'Bob'),
      await person(db, 'Mod', 'MODERATOR'),
    ];
    [dev, root] = [await person(db, 'Devi'), await person(db, 'Root', 'ADMIN')];
    open = await board(db, 'open', { team: await team(db, 'makers', dev) });
    one = await idea(db, open, ann, 'Whom to speak to');
  });
  afterAll(() => world.stop());

  it('asks to be signed in, and tells nothing of what the viewer may not know of', async () => {
    expect((await asked(null, 'a')).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const inside = await board(world.db, 'inside', { visibility: 'TEAMS' });
    const secret = await idea(world.db, inside, ann, 'Not for Bob');
    expect(await names(bob, 'ann', secret)).toEqual([]);
    expect(await names(bob, 'ann', { ...one, nodeId: ann.nodeId })).toEqual([]);
    expect((await asked(bob, 'ann', { ...one, nodeId: 'nonsense' })).errors[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await asked(bob, 'nul\0')).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(await names(bob, 'a'.repeat(2000))).toEqual([]);
  });

  it('offers the author, then who spoke last, before anything is typed; never the viewer', async () => {
    const talk = await idea(world.db, open, ann, 'Much talked about');
    await comment(world, bob, talk, 'First');
    await comment(world, dev, talk, 'Second');
    await comment(world, dev, talk, 'A note', { internal: true });
    const hidden = await comment(world, mod, talk, 'Hidden soon');
    await world.db.query(`UPDATE comments SET moderation = 'HIDDEN' WHERE id = $1`, [hidden.id]);
    expect(await names(root, '', talk)).toEqual(['Ann', 'Devi', 'Bob']);
    expect(await names(ann, '', talk)).toEqual(['Devi', 'Bob']);
    const source = await idea(world.db, open, mod, 'The same in other words');
    await mergeRows(world, source, talk);
    expect(await names(root, '', talk)).toEqual(['Ann', 'Mod', 'Devi', 'Bob']);
  });

  it('finds by handle, and by each word of a name in the discussion, whatever the case and the script', async () => {
    const { db } = world;
    const talk = await idea(db, open, ann, 'Names of all kinds');
    const [irina, hong] = [await person(db, 'Irina'), await person(db, 'Hong')];
    await db.query(`UPDATE members SET display_name = 'Ирина Соколова' WHERE id = $1`, [irina.id]);
    await db.query(`UPDATE members SET display_name = '张小红' WHERE id = $1`, [hong.id]);
    expect(await names(bob, 'ири', talk)).toEqual(['Ирина Соколова']);
    expect(await names(bob, 'ИРИ', talk)).toEqual(['Ирина Соколова']);
    expect(await names(bob, '张', talk)).toEqual(['张小红']);
    expect(await names(bob, 'IRINA', talk)).toEqual(['Ирина Соколова']);
    expect(await names(bob, 'сок', talk)).toEqual([]);
    await comment(world, irina, talk, 'Hello');
    expect(await names(bob, 'сок', talk)).toEqual(['Ирина Соколова']);
    expect(await names(bob, '%', talk)).toEqual([]);
    expect(await names(bob, '_', talk)).toEqual([]);
  });

  it('offers eight, those of the discussion first, nobody twice', async () => {
    const { db } = world;
    const crowd: Person[] = [];
    for (let i = 0; i < 12; i++) crowd.push(await person(db, `Zed${i}`));
    const talk = await idea(db, open, ann, 'A crowd');
    const [, , last] = crowd;
    if (!last) throw new Error('no crowd');
    await comment(world, last, talk, 'Me first');
    const found = await names(bob, 'ze', talk);
    expect(found).toHaveLength(8);
    expect(found[0]).toBe('Zed2');
    expect(new Set(found).size).toBe(8);
  });

  it('leaves out who was erased, is banned, has no profile, or never showed an address to be theirs', async () => {
    const { db } = world;
    const talk = await idea(db, open, ann, 'Who is left');
    const people: Person[] = [];
    for (const name of ['Quin', 'Quade', 'Quella', 'Quorra', 'Quim']) {
      const one = await person(db, name);
      await comment(world, one, talk, 'Said');
      people.push(one);
    }
    const [quin, quade, quella, quorra] = people;
    await db.query('UPDATE members SET erased_at = now(), email = NULL, password_hash = NULL WHERE id = $1', [
      quin?.id,
    ]);
    await db.query(`UPDATE members SET banned_at = now(), ban_reason = 'spam' WHERE id = $1`, [quade?.id]);
    await db.query(
      `UPDATE members SET banned_at = now() - interval '2 days', banned_until = now() - interval '1 day', ban_reason = 'spam' WHERE id = $1`,
      [quella?.id],
    );
    await db.query('UPDATE members SET email_verified_at = NULL WHERE id = $1', [quorra?.id]);
    // A customer for whom a team voted: the name is the team's note, for nobody else.
    await db.query(
      `INSERT INTO members (handle, display_name, is_unclaimed) VALUES ('~c0ffee', 'Quentin', true)`,
    );
    // Who came by an import has no address to be told at.
    await db.query(`INSERT INTO members (handle, display_name) VALUES ('quiet', 'Quiet')`);
    expect(await names(bob, 'qu', talk)).toEqual(['Quim', 'Quella']);
    const elsewhere = await idea(db, open, ann, 'Where nobody spoke');
    expect(await names(bob, 'qu', elsewhere)).toEqual(['Quella', 'Quim']);
  });

  it('offers for notes and on a team’s board whoever may read there, to whom may read there', async () => {
    for (const outsider of [ann, bob, mod])
      expect((await asked(outsider, '', one, true)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await names(root, '', one, true)).toEqual(['Devi']);
    expect(await names(dev, 'an', one, true)).toEqual([]);
    expect(await names(dev, 'ro', one, true)).toEqual(['Root']);
    const closed = await board(world.db, 'closed', {
      visibility: 'TEAMS',
      team: await team(world.db, 'kept', dev),
    });
    const inside = await idea(world.db, closed, ann, 'Within the team');
    expect(await names(dev, '', inside)).toEqual(['Root']);
    expect(await names(dev, 'ann', inside)).toEqual([]);
    const former = await person(world.db, 'Former', 'ADMIN');
    await comment(world, former, inside, 'Before leaving');
    expect(await names(dev, '', inside)).toEqual(['Former', 'Root']);
    await world.db.query(`UPDATE members SET role = 'MEMBER' WHERE id = $1`, [former.id]);
    expect(await names(dev, 'for', inside)).toEqual([]);
  });

  it('is answered from indexes among a hundred thousand members', async () => {
    await world.db.query(
      `INSERT INTO members (handle, display_name, email, email_verified_at)
       SELECT 'load-' || to_hex(n::bigint * 7919) || '-' || n, 'Someone ' || to_hex(n::bigint * 104729), 'load' || n || '@example.test', now()
       FROM generate_series(1, 100000) n`,
    );
    // Rows that are never offered stand in neither index.
    await world.db.query(
      `INSERT INTO members (handle, display_name, is_unclaimed) SELECT '~' || to_hex(n), 'Someone 3', true FROM generate_series(1, 20000) n`,
    );
    await world.db.query('ANALYZE members');
    const range = rangeOf('so');
    const name = rangeOf('Someone 3');
    const [row] = await world.db.queryOnce<{ 'QUERY PLAN': unknown }>(
      `EXPLAIN (FORMAT JSON) ${OF_EVERYBODY}`,
      [[1], range.from, range.to, [name.from, range.from], [name.to, range.to], 8],
    );
    const plan = JSON.stringify(row?.['QUERY PLAN']);
    expect(plan).toContain('members_handle_prefix');
    expect(plan).toContain('members_name_prefix');
    expect(plan).not.toContain('Seq Scan');
    expect(await rowsBehind('members_handle_prefix', 'members_name_prefix')).toBeLessThan(102_000);
    expect(await names(bob, 'someone 3')).toHaveLength(8);
  }, 60_000);

  it('is throttled by member', async () => {
    const limits = world.app.get(ThrottleLimits, { strict: false });
    const { mention } = limits;
    limits.mention = { points: 2, seconds: 60 };
    try {
      await names(bob, 'a');
      await names(bob, 'a');
      expect((await asked(bob, 'a')).errors[0]?.extensions.code).toBe('RATE_LIMITED');
      await names(ann, 'a');
    } finally {
      limits.mention = mention;
    }
  });
});
