import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { MembersService } from '../src/modules/members/members.service.js';
import { TeamsService } from '../src/modules/teams/teams.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person, team, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.stop());

const MEMBER = '{ __typename id handle displayName avatarUrl role joinedAt }';

describe('members', () => {
  it('are found by handle in any case, by whoever asks', async () => {
    const ada = await person(world.db, 'Ada', 'MODERATOR');
    const { data } = await ask(world, `query ($handle: String!) { member(handle: $handle) ${MEMBER} }`, {
      handle: ada.handle.toUpperCase(),
    });
    expect(data.member).toEqual({
      __typename: 'Member',
      id: ada.nodeId,
      handle: ada.handle,
      displayName: 'Ada',
      avatarUrl: null,
      role: 'MODERATOR',
      joinedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it('that nobody is are null', async () => {
    expect((await ask(world, '{ member(handle: "nobody") { id } }')).data).toEqual({ member: null });
  });

  it('are nodes', async () => {
    const ada = await person(world.db, 'Ada');
    const { data } = await ask(
      world,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Member { handle } } }',
      {
        ids: [encodeId('Member', 999_999), ada.nodeId],
      },
    );
    expect(data.nodes).toEqual([null, { id: ada.nodeId, handle: ada.handle }]);
  });

  it('that came by an import have no address and joined when they did', async () => {
    const service = world.app.get(MembersService, { strict: false });
    const before = await service.count();
    const joinedAt = new Date('2019-05-04T03:02:01.234Z');
    await world.db.transaction((tx) => service.create(tx, { displayName: 'Участник 7', joinedAt }));
    const { data } = await ask(world, '{ member(handle: "uchastnik-7") { displayName joinedAt } }');
    expect(data.member).toEqual({ displayName: 'Участник 7', joinedAt: joinedAt.toISOString() });
    expect(await service.count()).toBe(before + 1);
  });

  it('are not counted when their transaction fails', async () => {
    const service = world.app.get(MembersService, { strict: false });
    const before = await service.count();
    const failing = world.db.transaction(async (tx) => {
      await service.create(tx, { displayName: 'Ghost' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await service.count()).toBe(before);
  });

  it('of one name who come at the same instant get handles of their own', async () => {
    const service = world.app.get(MembersService, { strict: false });
    const ids = await Promise.all(
      Array.from({ length: 8 }, () =>
        world.db.transaction((tx) => service.create(tx, { displayName: 'Twin' })),
      ),
    );
    const rows = await world.db.query<{ handle: string }>('SELECT handle FROM members WHERE id = ANY ($1)', [
      ids,
    ]);
    expect(new Set(rows.map(({ handle }) => handle)).size).toBe(8);
    expect(rows.map(({ handle }) => handle)).toEqual(expect.arrayContaining(['twin', 'twin-2', 'twin-5']));
  });

  it('do not share an address', async () => {
    const service = world.app.get(MembersService, { strict: false });
    const create = () =>
      world.db.transaction((tx) =>
        service.create(tx, { displayName: 'Shared', email: 'shared@example.test' }),
      );
    await create();
    await expect(create()).rejects.toMatchObject({ refusals: [{ code: 'TAKEN', field: ['email'] }] });
  });

  it('show nothing that is theirs alone', async () => {
    const { data } = await ask(world, '{ member(handle: "shared") { handle email ban { reason } } }');
    expect(data.member).toEqual({ handle: 'shared', email: null, ban: null });
    for (const field of ['passwordHash', 'digest', 'locale', 'unsubscribeKey']) {
      const { errors } = await ask(world, `{ member(handle: "shared") { ${field} } }`);
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('the viewer', () => {
  it('is null when signed out', async () => {
    expect((await ask(world, '{ viewer { email } }')).data).toEqual({ viewer: null });
  });

  it('sees their own account', async () => {
    const ada = await person(world.db, 'Ada');
    const { data } = await ask(
      world,
      '{ viewer { email emailVerified locale hasPassword mayResetPassword member { id } } }',
      {},
      { cookie: ada.cookie },
    );
    expect(data.viewer).toEqual({
      email: `${ada.handle}@example.test`,
      emailVerified: true,
      locale: null,
      hasPassword: false,
      mayResetPassword: false,
      member: { id: ada.nodeId },
    });
  });
});

const membersOfMobile = (args: string) =>
  ask(
    world,
    `{ team(slug: "mobile") { members(${args}) { totalCount nodes { handle } edges { cursor node { handle } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
  );

describe('teams', () => {
  let people: Person[];
  let mobile: number;
  beforeAll(async () => {
    people = [];
    for (const name of ['Ben', 'Cyd', 'Dee', 'Eli', 'Fay']) people.push(await person(world.db, name));
    mobile = await team(world.db, 'mobile', ...people);
    await team(world.db, 'web', ...people.slice(0, 1));
  });

  it('are listed by name and found by slug', async () => {
    const { data } = await ask(
      world,
      '{ teams { __typename id slug name } team(slug: "web") { slug } none: team(slug: "x") { slug } }',
    );
    expect(data).toEqual({
      teams: [
        { __typename: 'Team', id: encodeId('Team', mobile), slug: 'mobile', name: 'mobile' },
        expect.objectContaining({ slug: 'web' }),
      ],
      team: { slug: 'web' },
      none: null,
    });
  });

  it('are nodes', async () => {
    const { data } = await ask(world, 'query ($id: ID!) { node(id: $id) { ... on Team { slug } } }', {
      id: encodeId('Team', mobile),
    });
    expect(data.node).toEqual({ slug: 'mobile' });
  });

  it('page through their members, each once', async () => {
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 3; page++) {
      const { data, errors } = await membersOfMobile(`first: 2${after ? `, after: "${after}"` : ''}`);
      expect(errors).toEqual([]);
      const { totalCount, nodes, edges, pageInfo } = data.team.members;
      expect(totalCount).toBe(5);
      expect(edges.map((edge: { node: unknown }) => edge.node)).toEqual(nodes);
      expect(pageInfo).toEqual({
        hasNextPage: page < 2,
        hasPreviousPage: page > 0,
        startCursor: edges[0].cursor,
        endCursor: edges.at(-1).cursor,
      });
      seen.push(...nodes.map(({ handle }: { handle: string }) => handle));
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(people.map(({ handle }) => handle));
  });

  it.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['after: "broken"', 'after'],
  ])('refuse %s as a fault of the request', async (args, field) => {
    const { errors } = await membersOfMobile(args);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('refuse a cursor of another team', async () => {
    const { data } = await ask(world, '{ team(slug: "web") { members { pageInfo { endCursor } } } }');
    const { errors } = await membersOfMobile(`after: "${data.team.members.pageInfo.endCursor}"`);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('of many members are read at once, and a count only when asked for', async () => {
    const spy = jest.spyOn(world.db, 'query');
    const { data } = await ask(
      world,
      '{ team(slug: "mobile") { members { nodes { handle teams { slug } } } } }',
    );
    const statements = spy.mock.calls.map(([text]) => text);
    spy.mockRestore();
    expect(data.team.members.nodes).toHaveLength(5);
    expect(data.team.members.nodes[0].teams).toEqual([{ slug: 'mobile' }, { slug: 'web' }]);
    // The session, the team, its members, their teams.
    expect(statements).toHaveLength(4);
    expect(statements.join()).not.toContain('count(');
  });

  it('are made once, and take a member once', async () => {
    const service = world.app.get(TeamsService, { strict: false });
    const ada = await person(world.db, 'Ada');
    const ids: number[] = [];
    for (let i = 0; i < 2; i++) {
      await world.db.transaction(async (tx) => {
        ids.push(await service.ensure(tx, { slug: 'support', name: 'Support' }));
        await service.addMember(tx, ids[0] ?? 0, ada.id);
      });
    }
    expect(ids[1]).toBe(ids[0]);
    const { data } = await ask(world, '{ team(slug: "support") { name members { nodes { handle } } } }');
    expect(data.team).toEqual({ name: 'Support', members: { nodes: [{ handle: ada.handle }] } });
  });
});
