import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { HOUR, inHours, outcomeOf, Storms } from './support/storms.js';

describe('holding a storm session', () => {
  let world: TestApp;
  let storms: Storms;
  let ann: Person;
  let maker: Person;
  let open: TestBoard;
  let inside: TestBoard;

  beforeAll(async () => {
    world = await startTestApp();
    storms = new Storms(world);
    ann = await person(world.db, 'Ann');
    maker = await person(world.db, 'Maker');
    const makers = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: makers });
    inside = await board(world.db, 'inside', { visibility: 'TEAMS', team: makers });
  });
  afterAll(() => world.stop());

  const question = (more: object = {}) => ({
    boardId: open.nodeId,
    title: 'How should buses run at night?',
    brief: 'Think *big*.',
    opensAt: inHours(1),
    closesAt: inHours(25),
    ...more,
  });
  const audited = async (slug: string): Promise<string[]> => {
    const rows = await world.db.query<{ action: string }>(
      `SELECT e.action FROM audit_events e JOIN storms s ON s.id = e.subject_id
       WHERE e.subject_type = 'Storm' AND s.slug = $1 AND e.actor_id IS NOT NULL AND e.details ->> 'title' = s.title ORDER BY e.id`,
      [slug],
    );
    return rows.map(({ action }) => action);
  };

  it('announces one, which everybody then reads', async () => {
    const input = question();
    const { data, errors } = await storms.mutate(maker, 'openStorm', input);
    expect(errors).toEqual([]);
    expect(data.it).toMatchObject({
      userErrors: [],
      storm: {
        slug: 'how-should-buses-run-at-night',
        title: 'How should buses run at night?',
        briefHtml: expect.stringContaining('<em>big</em>'),
        opensAt: input.opensAt,
        closesAt: input.closesAt,
        state: 'UPCOMING',
        result: null,
        resultHtml: null,
        board: { slug: 'open' },
        host: { handle: maker.handle },
        viewerCan: { submit: false, update: true, end: false, postResult: false },
        ideas: { totalCount: 0 },
      },
    });
    const { slug } = data.it.storm;
    expect(await storms.read(null, { id: 0, nodeId: '', slug })).toMatchObject({
      title: 'How should buses run at night?',
      viewerCan: { submit: false, update: false, end: false, postResult: false },
    });
    expect(await audited(slug)).toEqual(['storm.opened']);
  });

  it('numbers addresses of the same title, also where they come at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 4 }, () =>
        storms.mutate(maker, 'openStorm', question({ title: '下一步做什么？' })),
      ),
    );
    expect(made.map(({ data }) => data.it.storm.slug).toSorted()).toEqual([
      '下一步做什么',
      '下一步做什么-2',
      '下一步做什么-3',
      '下一步做什么-4',
    ]);
    const { data } = await storms.mutate(maker, 'openStorm', question({ title: '???' }));
    expect(data.it.storm.slug).toBe('storm');
  });

  it('opens at once where the opening has gone by', async () => {
    const { data } = await storms.mutate(maker, 'openStorm', question({ opensAt: inHours(-1) }));
    expect(data.it.storm).toMatchObject({ state: 'OPEN', viewerCan: { submit: true, end: true } });
  });

  const refusals: [string, () => object, string][] = [
    ['no title', () => ({ title: ' ' }), 'REQUIRED title'],
    ['a title beyond 150', () => ({ title: 'x'.repeat(151) }), 'TOO_LONG title'],
    ['a brief beyond 10,000', () => ({ brief: 'x'.repeat(10_001) }), 'TOO_LONG brief'],
    ['an end before the beginning', () => ({ closesAt: inHours(0.5) }), 'INVALID closesAt'],
    ['an end at the beginning', () => ({ opensAt: inHours(2), closesAt: inHours(2) }), 'INVALID closesAt'],
    ['an end that has gone by', () => ({ opensAt: inHours(-2), closesAt: inHours(-1) }), 'INVALID closesAt'],
    ['more than a year', () => ({ closesAt: inHours(24 * 368) }), 'INVALID closesAt'],
    [
      'a beginning more than a year ahead',
      () => ({ opensAt: inHours(24 * 368), closesAt: inHours(24 * 369) }),
      'INVALID opensAt',
    ],
    ['a board that is none', () => ({ boardId: encodeId('Board', 999_999) }), 'NOT_FOUND boardId'],
    ['another thing’s id', () => ({ boardId: maker.nodeId }), 'NOT_FOUND boardId'],
  ];
  it.each(refusals)('refuses %s', async (_, more, refusal) => {
    const count = () => world.db.query('SELECT count(*) AS n FROM storms');
    const before = await count();
    expect(await storms.outcome(maker, 'openStorm', question(more()))).toBe(refusal);
    expect(await count()).toEqual(before);
  });

  it('is for the board’s team alone, and on a board that one may read', async () => {
    expect(await storms.outcome(null, 'openStorm', question())).toBe('UNAUTHENTICATED');
    expect(await storms.outcome(ann, 'openStorm', question())).toBe('FORBIDDEN');
    expect(await storms.outcome(ann, 'openStorm', question({ boardId: inside.nodeId }))).toBe(
      'NOT_FOUND boardId',
    );
  });

  it('does not exist for who may not read its board', async () => {
    const { data } = await storms.mutate(
      maker,
      'openStorm',
      question({ boardId: inside.nodeId, title: 'Secret' }),
    );
    const { id, slug } = data.it.storm;
    const read = await ask(
      world,
      'query ($id: ID!, $slug: String!) { node(id: $id) { id } storm(slug: $slug) { id } storms(first: 100) { totalCount nodes { slug } } }',
      { id, slug },
      ann,
    );
    expect(read.data).toMatchObject({ node: null, storm: null });
    expect(read.data.storms.nodes).not.toContainEqual({ slug });
    expect(read.data.storms.totalCount).toBe(read.data.storms.nodes.length);
    expect(await storms.outcome(ann, 'updateStorm', { stormId: id, title: 'Mine' })).toBe(
      'NOT_FOUND stormId',
    );
    expect(await storms.outcome(ann, 'closeStorm', { stormId: id, result: 'Mine' })).toBe(
      'NOT_FOUND stormId',
    );
    expect(outcomeOf(await storms.submit(ann, open, { nodeId: id }))).toBe('NOT_FOUND stormId');
    expect((await ask(world, 'query ($id: ID!) { node(id: $id) { id } }', { id }, maker)).data.node).toEqual({
      id,
    });
  });

  it('changes before it opens, under the address that it had', async () => {
    const storm = await storms.put(open, maker, 5, 10);
    const change = { title: 'What then?', brief: '', opensAt: inHours(6), closesAt: inHours(7) };
    const { data } = await storms.mutate(maker, 'updateStorm', { stormId: storm.nodeId, ...change });
    expect(data.it).toMatchObject({ userErrors: [], storm: { slug: storm.slug, ...change } });
    expect(await storms.read(null, storm)).toMatchObject(change);
    expect(await audited(storm.slug)).toEqual(['storm.updated']);
    expect(await storms.outcome(ann, 'updateStorm', { stormId: storm.nodeId, title: 'Mine' })).toBe(
      'FORBIDDEN',
    );
    expect(await storms.outcome(maker, 'updateStorm', { stormId: storm.nodeId, title: null })).toBe(
      'INVALID title',
    );
    expect(await storms.outcome(maker, 'updateStorm', { stormId: storm.nodeId, opensAt: null })).toBe(
      'INVALID opensAt',
    );
    expect(await storms.outcome(maker, 'updateStorm', { stormId: storm.nodeId, closesAt: inHours(5) })).toBe(
      'INVALID closesAt',
    );
  });

  it('keeps its beginning once it is open, and may close at another later moment', async () => {
    const storm = await storms.put(open, maker, -5, 10);
    const { opensAt } = await storms.read(null, storm);
    const update = (change: object) =>
      storms.outcome(maker, 'updateStorm', { stormId: storm.nodeId, ...change });
    expect(await update({ opensAt: inHours(-4) })).toBe('INVALID opensAt');
    expect(await update({ closesAt: inHours(-1) })).toBe('INVALID closesAt');
    const closesAt = inHours(3);
    expect(await update({ opensAt, closesAt })).toBe('ok');
    expect(await storms.read(null, storm)).toMatchObject({ opensAt, closesAt, state: 'OPEN' });
  });

  it('changes by its result alone once it is over', async () => {
    const storm = await storms.put(open, maker, -5, -1);
    const { data } = await storms.mutate(maker, 'updateStorm', {
      stormId: storm.nodeId,
      closesAt: inHours(1),
    });
    expect(data.it).toMatchObject({
      storm: null,
      userErrors: [{ code: 'STORM_NOT_OPEN', field: ['stormId'], message: expect.stringContaining('UTC') }],
    });
    expect(await storms.read(null, storm)).toMatchObject({ state: 'CLOSED' });
  });

  it('ends an open one now, with what came of it', async () => {
    const storm = await storms.put(open, maker, -5, 10);
    const { closesAt: planned } = await storms.read(null, storm);
    const { data } = await storms.mutate(maker, 'closeStorm', {
      stormId: storm.nodeId,
      result: 'We **will**.',
    });
    expect(data.it).toMatchObject({
      userErrors: [],
      storm: {
        state: 'CLOSED',
        result: 'We **will**.',
        resultHtml: expect.stringContaining('<strong>will</strong>'),
        viewerCan: { submit: false, update: false, end: false, postResult: true },
      },
    });
    expect(Math.abs(Date.parse(data.it.storm.closesAt) - Date.now())).toBeLessThan(HOUR);
    const [row] = await world.db.query('SELECT planned_closes_at FROM storms WHERE id = $1', [storm.id]);
    expect(row).toEqual({ planned_closes_at: new Date(planned) });
    expect(await audited(storm.slug)).toEqual(['storm.ended']);
  });

  it('posts and corrects what came of one that is over; the same again changes nothing', async () => {
    const storm = await storms.put(open, maker, -5, -1);
    const { closesAt } = await storms.read(null, storm);
    const close = (result: string) => storms.mutate(maker, 'closeStorm', { stormId: storm.nodeId, result });
    expect((await close('First.')).data.it.storm).toMatchObject({ result: 'First.', closesAt });
    await close('First.');
    expect((await close('Second.')).data.it.storm).toMatchObject({ result: 'Second.', closesAt });
    expect(await audited(storm.slug)).toEqual(['storm.resultPosted', 'storm.resultPosted']);
    expect(outcomeOf(await close(' '))).toBe('REQUIRED result');
    expect(await storms.read(null, storm)).toMatchObject({ result: 'Second.' });
  });

  it('has nothing to end before it opens', async () => {
    const storm = await storms.put(open, maker, 1, 2);
    const { data } = await storms.mutate(maker, 'closeStorm', { stormId: storm.nodeId, result: 'Done.' });
    expect(data.it.userErrors).toEqual([
      { code: 'STORM_NOT_OPEN', field: ['stormId'], message: expect.stringContaining('opens only on') },
    ]);
    expect(await storms.read(null, storm)).toMatchObject({ state: 'UPCOMING', result: null });
  });

  it('hands a host their sessions with the rest of their data', async () => {
    const { PersonalData } = await import('../src/modules/members/personal-data.js');
    const rows = world.app.get(PersonalData, { strict: false }).all().get('storms-hosted');
    if (!rows) throw new Error('not registered');
    const host = await person(world.db, 'Host');
    const storm = await storms.put(open, host, -5, -1, 'Only theirs');
    const pages: object[] = [];
    for await (const page of rows(world.db, host.id)) pages.push(...page);
    expect(pages).toEqual([
      expect.objectContaining({ slug: storm.slug, title: 'Only theirs', board: 'open' }),
    ]);
  });
});
