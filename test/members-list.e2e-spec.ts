import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { person, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';

describe('the list of members', () => {
  let world: TestApp;
  let root: Person;
  let mod: Person;

  const find = async (
    filter: Record<string, unknown>,
    who: Person = root,
    page: Record<string, unknown> = {},
  ) =>
    ask(
      world,
      `query ($first: Int, $after: String, $filter: MemberFilter) {
         members(first: $first, after: $after, filter: $filter) { nodes { displayName email } totalCount pageInfo { hasNextPage endCursor } } }`,
      { filter, ...page },
      who,
    );
  const names = async (filter: Record<string, unknown>, who?: Person): Promise<string[]> =>
    (await find(filter, who)).data.members.nodes.map(
      ({ displayName }: { displayName: string }) => displayName,
    );

  beforeAll(async () => {
    world = await startTestApp();
    root = await person(world.db, 'Root', 'ADMIN');
    mod = await person(world.db, 'Mod', 'MODERATOR');
    await world.db
      .query(`INSERT INTO members (handle, display_name, email, email_verified_at, banned_at, banned_until, ban_reason, erased_at, is_unclaimed) VALUES
      ('zoe-a', 'Zoë Ångström', 'zoe@north.test', now(), NULL, NULL, NULL, NULL, false),
      ('yulia', 'Юлия Щёголева', 'secret-box@south.test', now(), NULL, NULL, NULL, NULL, false),
      ('wang', '王小明', NULL, NULL, NULL, NULL, NULL, NULL, false),
      ('percent', '100% Sure_Thing', NULL, NULL, NULL, NULL, NULL, NULL, false),
      ('bad', 'Barred Now', 'bad@x.test', now(), now(), NULL, 'spam', NULL, false),
      ('was-bad', 'Barred Once', 'was@x.test', now(), now() - interval '2 days', now() - interval '1 day', 'spam', NULL, false),
      ('gone', 'Erased One', NULL, NULL, NULL, NULL, NULL, now(), false),
      ('~abc', 'Customer Only', NULL, NULL, NULL, NULL, NULL, NULL, true)`);
    await world.db.query('INSERT INTO member_counters (shard, members) VALUES (1, 7)');
  });
  afterAll(() => world.stop());

  it('finds parts of names in any script, whatever case and marks, and of handles', async () => {
    expect(await names({ search: 'ANGSTR' })).toEqual(['Zoë Ångström']);
    expect(await names({ search: 'zoë' })).toEqual(['Zoë Ångström']);
    expect(await names({ search: 'щеголе' })).toEqual(['Юлия Щёголева']);
    expect(await names({ search: 'ЮЛИ' })).toEqual(['Юлия Щёголева']);
    expect(await names({ search: '王' })).toEqual(['王小明']);
    expect(await names({ search: '@yul' })).toEqual(['Юлия Щёголева']);
    expect(await names({ search: 'zo' })).toEqual(['Zoë Ångström']);
    expect(await names({ search: 'oë' })).toEqual([]);
    expect(await names({ search: '0% sure_' })).toEqual(['100% Sure_Thing']);
    expect(await names({ search: 'sure?thing' })).toEqual([]);
    expect(await names({ search: '_ure' })).toEqual([]);
  });

  it('finds addresses for administrators alone, and shows them to nobody else', async () => {
    expect(await names({ search: 'Secret-Box' })).toEqual(['Юлия Щёголева']);
    expect(await names({ search: 'secret-box' }, mod)).toEqual([]);
    expect((await find({ search: 'yulia' })).data.members.nodes).toEqual([
      { displayName: 'Юлия Щёголева', email: 'secret-box@south.test' },
    ]);
    expect((await find({ search: 'yulia' }, mod)).data.members.nodes).toEqual([
      { displayName: 'Юлия Щёголева', email: null },
    ]);
    const own = await ask(
      world,
      'query ($h: String!) { member(handle: $h) { email } }',
      { h: mod.handle },
      mod,
    );
    expect(own.data.member.email).toBeNull();
  });

  it('narrows by role and ban', async () => {
    expect(await names({ role: 'ADMIN' })).toEqual(['Root']);
    expect(await names({ role: 'MODERATOR' })).toEqual(['Mod']);
    expect(await names({ banned: true })).toEqual(['Barred Now']);
    expect(await names({ banned: false, search: 'barred' })).toEqual(['Barred Once']);
    expect(await names({ banned: false, role: 'ADMIN', search: 'barred' })).toEqual([]);
  });

  it('names everybody with a profile once, by name, in pages', async () => {
    const all = await names({});
    expect(all).toEqual([
      '100% Sure_Thing',
      'Barred Now',
      'Barred Once',
      'Mod',
      'Root',
      'Zoë Ångström',
      'Юлия Щёголева',
      '王小明',
    ]);
    const paged: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { data } = await find({}, root, { first: 3, after });
      paged.push(...data.members.nodes.map(({ displayName }: { displayName: string }) => displayName));
      expect(data.members.totalCount).toBe(all.length);
      ({ hasNextPage: more, endCursor: after } = data.members.pageInfo);
    }
    expect(paged).toEqual(all);
    const { data } = await find({}, root, { first: 1 });
    expect(
      (await find({ role: 'ADMIN' }, root, { after: data.members.pageInfo.endCursor })).errors[0]?.extensions
        .code,
    ).toBe('BAD_USER_INPUT');
    expect((await find({ search: 'a\0' })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await find({ search: 'x'.repeat(201) })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
