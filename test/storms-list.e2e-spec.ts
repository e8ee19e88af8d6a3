import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, type Person, type TestBoard } from './support/factories.js';
import { ask, type Answer } from './support/graphql.js';
import { Storms, type TestStorm } from './support/storms.js';

interface StormPage {
  totalCount: number;
  nodes: { slug: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('storm sessions in lists', () => {
  let world: TestApp;
  let storms: Storms;
  let host: Person;
  let open: TestBoard;
  const made: Record<string, TestStorm> = {};

  beforeAll(async () => {
    world = await startTestApp();
    storms = new Storms(world);
    host = await person(world.db, 'Host');
    open = await board(world.db, 'open');
    const times: Record<string, [number, number]> = {
      nextWeek: [170, 200],
      tomorrow: [24, 30],
      endsSoon: [-30, 1],
      endsLate: [-2, 90],
      justOver: [-80, -1],
      longOver: [-500, -400],
    };
    for (const [name, [from, to]] of Object.entries(times))
      made[name] = await storms.put(open, host, from, to);
  });
  afterAll(() => world.stop());

  const nameOf = (slug: string): string =>
    Object.entries(made).find(([, storm]) => storm.slug === slug)?.[0] ?? '?';

  /** Page by page. */
  async function listed(state: string | null, first: number): Promise<string[]> {
    const names: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { data, errors }: Answer<{ storms: StormPage }> = await ask(
        world,
        `query ($state: StormState, $first: Int, $after: String) { storms(state: $state, first: $first, after: $after) {
           totalCount nodes { slug state } pageInfo { hasNextPage endCursor } } }`,
        { state, first, after },
      );
      expect(errors).toEqual([]);
      names.push(...data.storms.nodes.map(({ slug }) => nameOf(slug)));
      after = data.storms.pageInfo.endCursor;
      more = data.storms.pageInfo.hasNextPage;
      if (!more) expect(data.storms.totalCount).toBe(names.length);
    }
    return names;
  }

  it.each([1, 2, 100])('come in the order of their state, %i a page', async (size) => {
    expect(await listed('UPCOMING', size)).toEqual(['tomorrow', 'nextWeek']);
    expect(await listed('OPEN', size)).toEqual(['endsSoon', 'endsLate']);
    expect(await listed('CLOSED', size)).toEqual(['justOver', 'longOver']);
    expect(await listed(null, size)).toEqual([
      'nextWeek',
      'tomorrow',
      'endsLate',
      'endsSoon',
      'justOver',
      'longOver',
    ]);
  });

  it('take no cursor of another list', async () => {
    const { data } = await ask(world, '{ storms(first: 1) { pageInfo { endCursor } } }');
    const { errors } = await ask(
      world,
      'query ($after: String) { storms(state: OPEN, after: $after) { totalCount } }',
      { after: data.storms.pageInfo.endCursor },
    );
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('are read with few statements, however many they are', async () => {
    let statements = 0;
    const { query } = world.db;
    world.db.query = function counted(...args) {
      statements++;
      return query.apply(world.db, args);
    } as typeof query;
    const { errors } = await ask(
      world,
      '{ storms { nodes { title host { handle } board { slug } viewerCan { end } ideaCount } } }',
    );
    world.db.query = query;
    expect(errors).toEqual([]);
    expect(statements).toBeLessThanOrEqual(6);
  });

  it('show their ideas ranked among themselves, by what rises while open and by points when over', async () => {
    const [running, over] = [made['endsLate'], made['justOver']];
    if (!running || !over) throw new Error('no storms');
    const rows: [string, number, number][] = [
      ['Rising', 2, 900],
      ['Beloved', 50, 100],
      ['Plain', 1, 500],
    ];
    for (const storm of [running, over])
      for (const [title, votes, score] of rows) {
        const made = await idea(world.db, open, host, title);
        await storms.join(made, storm);
        await world.db.query(
          'UPDATE ideas SET promote_count = $2, score = $3, score_peak = $3 WHERE id = $1',
          [made.id, votes, score],
        );
      }
    const other = await idea(world.db, open, host, 'Elsewhere');
    await world.db.query('UPDATE ideas SET score = 10000, promote_count = 1000 WHERE id = $1', [other.id]);
    const titles = async (storm: TestStorm, order = ''): Promise<string[]> => {
      const { data, errors } = await ask(
        world,
        `query ($slug: String!) { storm(slug: $slug) { ideas(first: 10${order}) { totalCount nodes { title storm { slug } } } } }`,
        { slug: storm.slug },
      );
      expect(errors).toEqual([]);
      const { nodes, totalCount } = data.storm.ideas;
      expect(totalCount).toBe(nodes.length);
      for (const node of nodes) expect(node.storm.slug).toBe(storm.slug);
      return nodes.map(({ title }: { title: string }) => title);
    };
    expect(await titles(running)).toEqual(['Rising', 'Plain', 'Beloved']);
    expect(await titles(over)).toEqual(['Beloved', 'Rising', 'Plain']);
    expect(await titles(running, ', orderBy: TOP')).toEqual(['Beloved', 'Rising', 'Plain']);
    expect(await titles(over, ', orderBy: NEWEST')).toEqual(['Plain', 'Beloved', 'Rising']);
    const { data } = await ask(
      world,
      'query ($id: ID!) { ideas(filter: { stormId: $id }, orderBy: TOP) { totalCount nodes { title } } }',
      { id: running.nodeId },
    );
    expect(data.ideas).toEqual({
      totalCount: 3,
      nodes: ['Beloved', 'Rising', 'Plain'].map((title) => ({ title })),
    });
  });
});
