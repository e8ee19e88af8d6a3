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
import { changerOf, mergeInto, mutate, teamNodeId } from './support/triage.js';

const LIST = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: IdeaOrder, $filter: IdeaFilter) {
  ideas(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
    nodes { number } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

describe('a team’s inbox', () => {
  let world: TestApp;
  let ann: Person;
  let dev: Person;
  let eva: Person;
  let root: Person;
  let makers: number;
  let open: TestBoard;
  let other: TestBoard;
  let ideas: TestIdea[];

  const list = async (variables: Record<string, unknown>, who: { cookie?: string } = dev) => {
    const { data, errors } = await ask(world, LIST, variables, who);
    expect(errors).toEqual([]);
    return data.ideas;
  };
  const numbers = async (filter: object, who?: { cookie?: string }): Promise<number[]> => {
    const page = await list({ first: 100, filter, orderBy: 'NEWEST' }, who);
    expect(page.totalCount).toBe(page.nodes.length);
    return page.nodes
      .map((node: { number: number }) => node.number)
      .toSorted((a: number, b: number) => a - b);
  };
  const at = (...indexes: number[]) => indexes.map((index) => ideas[index]?.id);

  beforeAll(async () => {
    world = await startTestApp();
    [ann, dev, eva, root] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Dev'),
      person(world.db, 'Eva'),
      person(world.db, 'Root', 'ADMIN'),
    ]);
    makers = await team(world.db, 'makers', dev, eva);
    open = await board(world.db, 'open', { team: makers });
    other = await board(world.db, 'other', { team: await team(world.db, 'others') });
    ideas = [];
    for (let n = 0; n < 20; n++) ideas.push(await idea(world.db, n % 5 ? open : other, ann, `Idea ${n}`));
    // Due times with ties, in another order than the ids; every fourth has none, as what was imported.
    for (const [n, { id }] of ideas.entries())
      if (n % 4)
        await world.db.query(
          `UPDATE ideas SET due_at = timestamptz '2026-01-01' + make_interval(days => $2) WHERE id = $1`,
          [id, (n * 7) % 5],
        );
  });
  afterAll(() => world.stop());

  it('shows what is due soonest first, page by page, both ways; what nobody promised comes last', async () => {
    const rows = await world.db.query<{ id: number; due_at: Date | null }>('SELECT id, due_at FROM ideas');
    const due = (row: { due_at: Date | null }) => row.due_at?.getTime() ?? Infinity;
    const expected = rows
      .toSorted((a, b) => (due(a) === due(b) ? a.id - b.id : due(a) - due(b)))
      .map(({ id }) => id);
    const pageNumbers = (page: { nodes: { number: number }[] }) => page.nodes.map(({ number }) => number);
    const whole = await list({ first: 100, orderBy: 'DUE' });
    expect(pageNumbers(whole)).toEqual(expected);
    const forward: number[] = [];
    let page = await list({ first: 3, orderBy: 'DUE' });
    for (;;) {
      forward.push(...pageNumbers(page));
      if (!page.pageInfo.hasNextPage) break;
      page = await list({ first: 3, orderBy: 'DUE', after: page.pageInfo.endCursor });
    }
    expect(forward).toEqual(expected);
    const backward: number[] = [];
    page = await list({ last: 3, orderBy: 'DUE' });
    for (;;) {
      backward.unshift(...pageNumbers(page));
      if (!page.pageInfo.hasPreviousPage) break;
      page = await list({ last: 3, orderBy: 'DUE', before: page.pageInfo.startCursor });
    }
    expect(backward).toEqual(expected);
    expect(
      pageNumbers(
        await list({ first: 100, orderBy: 'DUE', filter: { search: 'idea', boardIds: [other.nodeId] } }),
      ),
    ).toEqual(expected.filter((id) => at(0, 5, 10, 15).includes(id)));
    const { errors } = await ask(world, LIST, {
      orderBy: 'NEWEST',
      first: 1,
      after: page.pageInfo.endCursor,
    });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('filters by who answers for an idea', async () => {
    const assign = (index: number, input: Record<string, unknown>) =>
      mutate(world, dev, 'assignIdea', { ideaId: ideas[index]?.nodeId, ...input }, 'idea { number }');
    await assign(1, { teamId: teamNodeId(makers) });
    await assign(2, { teamId: teamNodeId(makers), memberId: dev.nodeId });
    await assign(3, { memberId: eva.nodeId });
    expect(await numbers({ teamId: teamNodeId(makers) })).toEqual(at(1, 2));
    expect(await numbers({ assigneeId: dev.nodeId })).toEqual(at(2));
    expect(await numbers({ assigneeId: eva.nodeId, teamId: teamNodeId(makers) })).toEqual([]);
    expect(await numbers({ unassigned: false })).toEqual(at(2, 3));
    expect(await numbers({ unassigned: true })).toHaveLength(18);
    expect(await numbers({ unassigned: true, teamId: teamNodeId(makers) })).toEqual(at(1));
    expect(await numbers({ teamId: dev.nodeId })).toEqual([]);
    expect((await ask(world, LIST, { filter: { assigneeId: 'zzz' } })).errors[0]?.extensions['field']).toBe(
      'filter.assigneeId',
    );
  });

  it('shows what waits for an answer, and no longer once it has one', async () => {
    const before = await numbers({ unanswered: true, boardIds: [open.nodeId] });
    await changerOf(world)(dev, ideas.slice(6, 7), 'under-review', { response: 'We look.' });
    const after = await numbers({ unanswered: true, boardIds: [open.nodeId] });
    expect(before.filter((id) => !after.includes(id))).toEqual(at(6));
  });

  it('lists what the viewer follows, having said so', async () => {
    for (const [index, follows] of [
      [1, true],
      [7, true],
      [8, false],
    ] as const)
      await world.db.query('INSERT INTO idea_follows (member_id, idea_id, follows) VALUES ($1, $2, $3)', [
        ann.id,
        at(index)[0],
        follows,
      ]);
    expect(await numbers({ followed: true }, ann)).toEqual(at(1, 7));
    expect(await numbers({ followed: false }, ann)).toHaveLength(18);
    expect(await numbers({ followed: true }, dev)).toEqual([]);
    expect(await numbers({ followed: true }, {})).toEqual([]);
  });

  it('lists merged ideas instead of the others, where asked', async () => {
    const [source, target, archived] = [
      await idea(world.db, open, ann, 'A merged one'),
      await idea(world.db, open, ann, 'Its target'),
      await idea(world.db, open, ann, 'Merged and archived', { status: 'archived' }),
    ];
    await mergeInto(world.db, source, target);
    await mergeInto(world.db, archived, target);
    expect(await numbers({ merged: true })).toEqual([source.id]);
    expect(await numbers({ merged: true, stages: ['ARCHIVED'] })).toEqual([archived.id]);
    expect(await numbers({ merged: true, boardIds: [other.nodeId] })).toEqual([]);
    expect(await numbers({ merged: true, search: 'merged' })).toEqual([source.id]);
    expect(await numbers({ merged: false })).toHaveLength(21);
    expect(await numbers({})).toHaveLength(21);
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [source.id]);
    expect(await numbers({ merged: true }, root)).toEqual([]);
  });

  it('tells viewers which boards they triage, and whether they administer', async () => {
    const inside = await board(world.db, 'inside', { visibility: 'TEAMS', team: makers });
    const viewer = async (who: Person) =>
      (await ask(world, '{ viewer { triageBoards { slug } canAdminister } }', {}, who)).data.viewer;
    const slugs = (...of: TestBoard[]) => of.map(({ slug }) => ({ slug }));
    expect(await viewer(ann)).toEqual({ triageBoards: [], canAdminister: false });
    expect(await viewer(dev)).toEqual({ triageBoards: slugs(open, inside), canAdminister: false });
    expect(await viewer(root)).toEqual({ triageBoards: slugs(open, other, inside), canAdminister: true });
  });

  it('reads teams and assignees of a page in one statement each', async () => {
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
        '{ ideas(first: 50, orderBy: DUE) { nodes { title dueAt team { name } assignee { displayName } } } }',
        {},
        dev,
      );
      expect(errors).toEqual([]);
    } finally {
      pool.query = query;
    }
    // Session, page, rows, teams, members.
    expect(statements.length).toBeLessThanOrEqual(5);
  });
});
