import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
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
import { recomputeFromVotes } from '../src/modules/ranking/recompute.js';

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: IdeaOrder, $filter: IdeaFilter) {
  ideas(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
    nodes { number } totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const ORDERS = ['POPULAR', 'TOP', 'NEWEST', 'ACTIVE', 'CONTROVERSIAL'];

interface Page {
  nodes: { number: number }[];
  totalCount: number;
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

describe('listing ideas', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let admin: Person;
  let left: TestBoard;
  let right: TestBoard;
  let members: TestBoard;
  let inside: TestBoard;
  let ideas: TestIdea[];

  const list = async (variables: Record<string, unknown>, who?: Person): Promise<Page> => {
    const { data, errors } = await ask(world, LIST, variables, who ?? {});
    expect(errors).toEqual([]);
    return data.ideas;
  };
  const numbers = async (variables: Record<string, unknown>, who?: Person) =>
    (await list({ first: 100, ...variables }, who)).nodes.map((n) => n.number);
  const code = async (variables: Record<string, unknown>) => {
    const { errors } = await ask(world, LIST, variables);
    return [errors[0]?.extensions.code, errors[0]?.extensions['field']];
  };

  beforeAll(async () => {
    world = await startTestApp();
    [ann, bob, admin] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Bob'),
      person(world.db, 'Root', 'ADMIN'),
    ]);
    [left, right] = [await board(world.db, 'left'), await board(world.db, 'right')];
    members = await board(world.db, 'members', { visibility: 'MEMBERS' });
    inside = await board(world.db, 'inside', {
      visibility: 'TEAMS',
      team: await team(world.db, 'crew', ann),
    });
    ideas = [];
    for (let n = 0; n < 24; n++) {
      ideas.push(
        await idea(world.db, n % 3 === 0 ? right : left, n % 2 ? ann : bob, `Idea number ${n}`, {
          createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(n / 2))),
          status: n % 5 === 0 ? 'under-review' : 'new',
          tags: n % 4 === 0 ? ['four', 'même'] : [],
        }),
      );
    }
    // Votes at chosen moments, many of them tied, then everything that follows from them.
    const crowd = await Promise.all(Array.from({ length: 8 }, (_, i) => person(world.db, `Crowd${i}`)));
    for (const [n, { id }] of ideas.entries())
      for (const [i, who] of crowd.entries())
        if ((n + i) % 3)
          await world.db.query(
            `INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, $3, now() - make_interval(days => $4))`,
            [id, who.id, (n * i) % 5 ? 1 : -1, (n % 4) * 10 + i],
          );
    await recomputeFromVotes(
      world.db,
      ideas.map(({ id }) => id),
    );
  });
  afterAll(() => world.stop());

  it('gives every order page by page, both ways, nothing skipped or repeated', async () => {
    for (const orderBy of ORDERS) {
      const whole = await numbers({ orderBy });
      expect(whole).toHaveLength(24);
      const forward: number[] = [];
      let page = await list({ first: 7, orderBy });
      for (;;) {
        forward.push(...page.nodes.map((n) => n.number));
        if (!page.pageInfo.hasNextPage) break;
        page = await list({ first: 7, orderBy, after: page.pageInfo.endCursor });
        expect(page.pageInfo.hasPreviousPage).toBe(true);
      }
      expect(forward).toEqual(whole);
      const backward: number[] = [];
      page = await list({ last: 7, orderBy });
      for (;;) {
        backward.unshift(...page.nodes.map((n) => n.number));
        if (!page.pageInfo.hasPreviousPage) break;
        page = await list({ last: 7, orderBy, before: page.pageInfo.startCursor });
        expect(page.pageInfo.hasNextPage).toBe(true);
      }
      expect(backward).toEqual(whole);
    }
  });

  it('orders as it says', async () => {
    const rows = await world.db.query<{
      id: number;
      points: number;
      created: Date;
      popularity: number;
      controversy: number;
    }>(
      `SELECT i.id, i.net_votes AS points, i.created_at AS created, i.controversy,
         (SELECT coalesce(sum(direction * power(0.5, extract(epoch FROM now() - cast_at)::float8 / (86400 * 30))), 0) FROM votes WHERE idea_id = i.id) AS popularity
       FROM ideas i`,
    );
    const sorted = (key: (row: (typeof rows)[number]) => number) =>
      [...rows].sort((a, b) => key(b) - key(a) || b.id - a.id).map(({ id }) => id);
    expect(await numbers({ orderBy: 'TOP' })).toEqual(sorted((row) => row.points));
    expect(await numbers({ orderBy: 'NEWEST' })).toEqual(sorted((row) => row.created.getTime()));
    expect(await numbers({ orderBy: 'CONTROVERSIAL' })).toEqual(sorted((row) => row.controversy));
    expect(await numbers({})).toEqual(sorted((row) => row.popularity));
  });

  it('counts exactly under every filter', async () => {
    const both = { boardIds: [left.nodeId, right.nodeId] };
    for (const [filter, expected] of [
      [{}, 24],
      [both, 24],
      [{ boardIds: [right.nodeId] }, 8],
      [{ boardIds: [] }, 0],
      [{ statusKeys: ['under-review'] }, 5],
      [{ stages: ['SUBMITTED'] }, 19],
      [{ stages: ['SUBMITTED'], boardIds: [right.nodeId] }, 6],
      [{ statusKeys: ['no-such-status'] }, 0],
      [{ tags: ['four'] }, 6],
      [{ tags: ['MÊME', 'nothing'] }, 6],
      [{ authorId: ann.nodeId }, 12],
      [{ createdFrom: '2026-01-03T00:00:00Z', createdTo: '2026-01-05T00:00:00Z' }, 4],
      [{ unanswered: true }, 24],
      [{ unanswered: false }, 0],
      [{ voted: true }, 0],
    ] as const) {
      const page = await list({ first: 100, filter });
      expect([filter, page.totalCount, page.nodes.length]).toEqual([filter, expected, expected]);
    }
    const points = (await ask(world, '{ ideas(first: 100) { nodes { points } } }')).data.ideas.nodes.map(
      (n: { points: number }) => n.points,
    );
    const page = await list({ first: 100, filter: { minPoints: 15 } });
    expect(page.totalCount).toBe(points.filter((p: number) => p >= 15).length);
  });

  it('knows what the viewer voted on', async () => {
    const voter = await person(world.db, 'Voter');
    for (const { nodeId } of ideas.slice(0, 3))
      await ask(
        world,
        'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
        { i: { ideaId: nodeId } },
        voter,
      );
    expect((await list({ filter: { voted: true } }, voter)).totalCount).toBe(3);
    expect((await list({ filter: { voted: false } }, voter)).totalCount).toBe(21);
  });

  it('shows each viewer the boards that they may read, in lists, counts and counters alike', async () => {
    const forMembers = await idea(world.db, members, ann, 'For members only');
    const forTeam = await idea(world.db, inside, ann, 'For the team only');
    const seen = async (who?: Person) => {
      const { data } = await ask(
        world,
        '{ community { ideaCount } boards { slug } ideas(first: 100) { totalCount nodes { number } } }',
        {},
        who ?? {},
      );
      const all = data.ideas.nodes.map((n: { number: number }) => n.number);
      return [
        all.includes(forMembers.id),
        all.includes(forTeam.id),
        data.ideas.totalCount,
        data.community.ideaCount,
        data.boards.length,
      ];
    };
    expect(await seen()).toEqual([false, false, 24, 24, 2]);
    expect(await seen(bob)).toEqual([true, false, 25, 25, 3]);
    expect(await seen(ann)).toEqual([true, true, 26, 26, 4]);
    expect(await seen(admin)).toEqual([true, true, 26, 26, 4]);
    const one = async (who?: Person) =>
      (await ask(world, 'query ($n: Int!) { idea(number: $n) { title } }', { n: forTeam.id }, who ?? {})).data
        .idea;
    expect(await one()).toBeNull();
    expect(await one(bob)).toBeNull();
    expect(await one(ann)).toEqual({ title: 'For the team only' });
    const profile = async (who?: Person) =>
      (
        await ask(
          world,
          'query ($h: String!) { member(handle: $h) { ideaCount ideas { totalCount } } }',
          { h: ann.handle },
          who ?? {},
        )
      ).data.member;
    expect(await profile()).toEqual({ ideaCount: 12, ideas: { totalCount: 12 } });
    expect(await profile(ann)).toEqual({ ideaCount: 14, ideas: { totalCount: 14 } });
    expect(
      (await ask(world, 'query ($id: ID!) { node(id: $id) { id } }', { id: forTeam.nodeId })).data.node,
    ).toBeNull();
    expect(await numbers({ filter: { boardIds: [inside.nodeId] } }, bob)).toEqual([]);
  });

  it('shows what lies archived only to who asks for it', async () => {
    const old = await idea(world.db, left, ann, 'Long forgotten', { status: 'archived' });
    expect(await numbers({})).not.toContain(old.id);
    expect((await list({ filter: { stages: ['ARCHIVED'] } })).nodes).toEqual([{ number: old.id }]);
    expect((await list({ filter: { stages: ['ARCHIVED'] } })).totalCount).toBe(1);
    expect(await numbers({ filter: { statusKeys: ['archived'] } })).toEqual([old.id]);
  });

  it('refuses pages that cannot be, naming the argument', async () => {
    const { pageInfo } = await list({ first: 2, orderBy: 'TOP' });
    expect(await code({ first: 0 })).toEqual(['BAD_USER_INPUT', 'first']);
    expect(await code({ first: 101 })).toEqual(['BAD_USER_INPUT', 'first']);
    expect(await code({ last: -1 })).toEqual(['BAD_USER_INPUT', 'last']);
    expect(await code({ first: 2, last: 2 })).toEqual(['BAD_USER_INPUT', 'last']);
    expect(await code({ after: 'nonsense' })).toEqual(['BAD_USER_INPUT', 'after']);
    expect(await code({ after: pageInfo.endCursor, orderBy: 'NEWEST' })).toEqual(['BAD_USER_INPUT', 'after']);
    expect(await code({ after: pageInfo.endCursor, orderBy: 'TOP', filter: { tags: ['four'] } })).toEqual([
      'BAD_USER_INPUT',
      'after',
    ]);
    expect(await code({ filter: { boardIds: ['zzz'] } })).toEqual(['BAD_USER_INPUT', 'filter.boardIds']);
    expect(await code({ filter: { search: 'x'.repeat(201) } })).toEqual(['BAD_USER_INPUT', 'filter.search']);
    expect((await code({ filter: { createdFrom: 'yesterday' } }))[0]).toBe('BAD_USER_INPUT');
  });

  it('reads a page of twenty with author, board, status and own vote in a fixed number of statements', async () => {
    const statements: string[] = [];
    const { pool } = world.db;
    const query = pool.query.bind(pool);
    pool.query = ((...args: Parameters<typeof query>) => {
      statements.push(JSON.stringify(args[0]));
      return query(...args);
    }) as typeof pool.query;
    try {
      const { errors } = await ask(
        world,
        '{ ideas(first: 20) { nodes { title author { displayName } board { name ideaCount teams { name } } status { name next } viewerVote viewerCan { vote } } } }',
        {},
        bob,
      );
      expect(errors).toEqual([]);
    } finally {
      pool.query = query;
    }
    // Session, page, rows; and one each for what was asked of boards and statuses.
    expect(statements.length).toBeLessThanOrEqual(7);
  });
});
