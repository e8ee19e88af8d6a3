import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { HOUR, inHours, outcomeOf, Storms, waitsForLock } from './support/storms.js';

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
        viewerCan: { submit: false, update: true, withdraw: true, end: false, postResult: false },
        ideaCount: 0,
        ideas: { totalCount: 0 },
      },
    });
    const { slug } = data.it.storm;
    expect(await storms.read(null, { id: 0, nodeId: '', slug })).toMatchObject({
      title: 'How should buses run at night?',
      viewerCan: { submit: false, update: false, withdraw: false, end: false, postResult: false },
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
    expect(data.it.storm).toMatchObject({
      state: 'OPEN',
      viewerCan: { submit: true, withdraw: false, end: true },
    });
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
    expect(await audited(storm.slug)).toEqual(['storm.updated', 'storm.moved']);
    // The same once more changes nothing.
    await storms.mutate(maker, 'updateStorm', { stormId: storm.nodeId, ...change });
    expect(await audited(storm.slug)).toEqual(['storm.updated', 'storm.moved']);
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
    const [moved] = await world.db.query(
      `SELECT action, details ->> 'closesAt' AS at FROM audit_events WHERE subject_type = 'Storm' AND subject_id = $1`,
      [storm.id],
    );
    expect(moved).toEqual({ action: 'storm.moved', at: closesAt });
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
        viewerCan: { submit: false, update: false, withdraw: false, end: false, postResult: true },
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

  it('is announced once, however often the call comes with its key', async () => {
    const input = question({ title: 'Only once?', idempotencyKey: 'the-key' });
    const made = await Promise.all([1, 2].map(() => storms.mutate(maker, 'openStorm', input)));
    expect(made.map(({ data }) => data.it.storm.slug)).toEqual(['only-once', 'only-once']);
    expect(await audited('only-once')).toEqual(['storm.opened']);
    expect(await storms.outcome(maker, 'openStorm', { ...input, brief: 'Other words.' })).toBe(
      'INVALID idempotencyKey',
    );
  });

  it('is called off before it opens, and may then be announced again', async () => {
    const input = question({ title: 'By mistake?', idempotencyKey: 'another-key' });
    const { id, slug } = (await storms.mutate(maker, 'openStorm', input)).data.it.storm;
    expect(await storms.withdraw(null, id)).toBe('UNAUTHENTICATED');
    expect(await storms.withdraw(ann, id)).toBe('FORBIDDEN');
    expect(await storms.withdraw(maker, id)).toBe('ok');
    expect(await storms.read(maker, { id: 0, nodeId: id, slug })).toBeNull();
    expect(await storms.withdraw(maker, id)).toBe('NOT_FOUND stormId');
    const log = await world.db.query(
      `SELECT details ->> 'title' AS title FROM audit_events WHERE action = 'storm.withdrawn'`,
    );
    expect(log).toEqual([{ title: 'By mistake?' }]);
    const again = await storms.mutate(maker, 'openStorm', input);
    expect(again.data.it.storm.slug).toBe(slug);
  });

  it.each([
    ['open', -1, 1],
    ['over', -2, -1],
  ])('cannot be called off once it is %s', async (_, from, to) => {
    const storm = await storms.put(open, maker, from, to);
    expect(await storms.withdraw(maker, storm.nodeId)).toBe('INVALID stormId');
    expect(await storms.read(null, storm)).not.toBeNull();
  });

  it('keeps its board until it is called off', async () => {
    const admin = await person(world.db, 'Admin', 'ADMIN');
    const doomed = await board(world.db, 'doomed');
    const storm = await storms.put(doomed, admin, 1, 2);
    const remove = async () =>
      outcomeOf(
        await ask(
          world,
          'mutation ($id: ID!) { it: deleteBoard(input: { id: $id }) { userErrors { code field } } }',
          { id: doomed.nodeId },
          admin,
        ),
      );
    expect(await remove()).toBe('IN_USE id');
    expect(await storms.withdraw(admin, storm.nodeId)).toBe('ok');
    expect(await remove()).toBe('ok');
  });

  it('is announced on no board that is being deleted', async () => {
    const admin = await person(world.db, 'Admin', 'ADMIN');
    const doomed = await board(world.db, 'also-doomed');
    const client = await world.db.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM boards WHERE id = $1 FOR UPDATE', [doomed.id]);
    const announced = storms.outcome(admin, 'openStorm', question({ boardId: doomed.nodeId }));
    await waitsForLock(world, 'FROM boards');
    await client.query('UPDATE boards SET deleted_at = now() WHERE id = $1', [doomed.id]);
    await client.query('COMMIT');
    client.release();
    expect(await announced).toBe('NOT_FOUND boardId');
  });

  it('is nothing where an address has a NUL in it', async () => {
    const { data, errors } = await ask(
      world,
      'query ($it: String!) { storm(slug: $it) { id } board(slug: $it) { id } team(slug: $it) { id } member(handle: $it) { id } }',
      { it: 'a\u0000b' },
    );
    expect([data, errors]).toEqual([{ storm: null, board: null, team: null, member: null }, []]);
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
