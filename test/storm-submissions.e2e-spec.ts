import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock, DAY } from '../src/common/time/clock.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { outcomeOf, Storms, type TestStorm, waitsForLock } from './support/storms.js';

describe('submitting into a storm session', () => {
  let world: TestApp;
  let storms: Storms;
  let ann: Person;
  let maker: Person;
  let open: TestBoard;
  let other: TestBoard;

  beforeAll(async () => {
    world = await startTestApp();
    storms = new Storms(world);
    ann = await person(world.db, 'Ann');
    maker = await person(world.db, 'Maker');
    const makers = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: makers });
    other = await board(world.db, 'other', { team: makers });
  });
  afterAll(() => world.stop());

  const ideasIn = async ({ id }: TestStorm): Promise<number> =>
    (await world.db.query<{ n: number }>('SELECT count(*) AS n FROM ideas WHERE storm_id = $1', [id]))[0]
      ?.n ?? 0;

  it('puts the idea among those of the session', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const { data } = await storms.submit(ann, open, storm);
    expect(data.it).toMatchObject({ userErrors: [], idea: { storm: { slug: storm.slug } } });
    const read = await storms.read(null, storm);
    expect(read.ideas).toEqual({ totalCount: 1, nodes: [{ number: data.it.idea.number }] });
    expect((await storms.read(ann, storm)).viewerCan).toEqual({
      submit: true,
      update: false,
      withdraw: false,
      end: false,
      postResult: false,
    });
  });

  it('is refused before it opens, with when that is', async () => {
    const storm = await storms.put(open, maker, 1, 2);
    const { opensAt } = await storms.read(null, storm);
    const { data } = await storms.submit(ann, open, storm);
    expect(data.it).toEqual({
      idea: null,
      userErrors: [
        {
          code: 'STORM_NOT_OPEN',
          field: ['stormId'],
          message: `This storm session takes ideas from ${opensAt.slice(0, 16).replace('T', ' ')} UTC on.`,
        },
      ],
    });
    expect(await ideasIn(storm)).toBe(0);
  });

  it('is refused from the moment that it closes, with when that was', async () => {
    const storm = await storms.put(open, maker, -2, 1);
    await storms.submit(ann, open, storm);
    await storms.move(storm, -2, 0);
    const { closesAt } = await storms.read(null, storm);
    const { data } = await storms.submit(ann, open, storm);
    expect(data.it.userErrors).toEqual([
      {
        code: 'STORM_NOT_OPEN',
        field: ['stormId'],
        message: `This storm session ended on ${closesAt.slice(0, 16).replace('T', ' ')} UTC and takes no more ideas.`,
      },
    ]);
    expect(await ideasIn(storm)).toBe(1);
  });

  it('goes by the database’s clock, wherever the server’s stands', async () => {
    const clock = world.app.get(Clock, { strict: false });
    const running = await storms.put(open, maker, -1, 1);
    const upcoming = await storms.put(open, maker, 1, 2);
    const over = await storms.put(open, maker, -2, -1);
    for (const days of [-2, 2]) {
      clock.now = () => new Date(Date.now() + days * DAY);
      expect(outcomeOf(await storms.submit(ann, open, running))).toBe('ok');
      expect(outcomeOf(await storms.submit(ann, open, upcoming))).toBe('STORM_NOT_OPEN stormId');
      expect(outcomeOf(await storms.submit(ann, open, over))).toBe('STORM_NOT_OPEN stormId');
      const { data } = await ask(world, '{ storms(state: OPEN, first: 100) { nodes { slug } } }');
      expect(data.storms.nodes).toContainEqual({ slug: running.slug });
      expect(data.storms.nodes).not.toContainEqual({ slug: upcoming.slug });
    }
    clock.now = () => new Date();
  });

  it('is refused on another board than the session’s, and into what is none', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    expect(outcomeOf(await storms.submit(ann, other, storm))).toBe('INVALID stormId');
    expect(outcomeOf(await storms.submit(ann, open, { nodeId: ann.nodeId }))).toBe('NOT_FOUND stormId');
    expect(outcomeOf(await storms.submit(ann, open, { nodeId: 'nonsense' }))).toBe('BAD_USER_INPUT');
    expect(outcomeOf(await storms.submit(null, open, storm))).toBe('UNAUTHENTICATED');
    expect(await ideasIn(storm)).toBe(0);
  });

  it('answers a repetition with the first one’s idea, also after it closed; the key is no other submission’s', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const first = await storms.submit(ann, open, storm, { idempotencyKey: 'once' });
    await storms.move(storm, -2, -1);
    const second = await storms.submit(ann, open, storm, { idempotencyKey: 'once' });
    expect(second.data.it).toEqual(first.data.it);
    expect(outcomeOf(await storms.submit(ann, open, storm, { idempotencyKey: 'once', stormId: null }))).toBe(
      'INVALID idempotencyKey',
    );
    expect(await ideasIn(storm)).toBe(1);
  });

  it('waits for who is ending the session, and then finds it over', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const client = await world.db.pool.connect();
    await client.query('BEGIN');
    await client.query(
      `UPDATE storms SET closes_at = now(), result = 'Done.', result_posted_at = now() WHERE id = $1`,
      [storm.id],
    );
    const submission = storms.submit(ann, open, storm);
    await waitsForLock(world, 'FROM storms');
    await client.query('COMMIT');
    client.release();
    expect(outcomeOf(await submission)).toBe('STORM_NOT_OPEN stormId');
    expect(await ideasIn(storm)).toBe(0);
  });

  it('waits for nobody who may not change the session', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const client = await world.db.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM storms WHERE id = $1 FOR UPDATE', [storm.id]);
    expect(await storms.outcome(ann, 'updateStorm', { stormId: storm.nodeId, title: 'Mine' })).toBe(
      'FORBIDDEN',
    );
    await client.query('ROLLBACK');
    client.release();
  });

  it('takes each idea either before the end or not at all, however many come at once', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => person(world.db, `Many${n}`)));
    const submissions = people.map((who) => storms.submit(who, open, storm));
    const close = storms.mutate(maker, 'closeStorm', { stormId: storm.nodeId, result: 'Thanks.' });
    const later = people.map((who) => storms.submit(who, open, storm));
    const outcomes = (await Promise.all([...submissions, ...later])).map(outcomeOf);
    expect(outcomeOf(await close)).toBe('ok');
    expect(new Set([...outcomes, 'ok', 'STORM_NOT_OPEN stormId']).size).toBe(2);
    expect(await ideasIn(storm)).toBe(outcomes.filter((outcome) => outcome === 'ok').length);
    const late = await world.db.query(
      'SELECT i.created_at, s.closes_at FROM ideas i JOIN storms s ON s.id = i.storm_id WHERE s.id = $1 AND i.created_at > s.closes_at',
      [storm.id],
    );
    expect(late).toEqual([]);
    expect(outcomeOf(await storms.submit(ann, open, storm))).toBe('STORM_NOT_OPEN stormId');
  });

  it('counts of its ideas those that can be listed', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const listed = await Promise.all(
      ['Present', 'Held', 'Hidden', 'Deleted', 'Archived'].map(async (title) => {
        const made = await idea(world.db, open, ann, title);
        await storms.join(made, storm);
        return made;
      }),
    );
    const set = (n: number, change: string) =>
      world.db.query(`UPDATE ideas SET ${change} WHERE id = $1`, [listed[n]?.id]);
    await set(1, `moderation = 'HELD'`);
    await set(2, `moderation = 'HIDDEN'`);
    await set(3, `deleted_at = now()`);
    await set(4, `stage = 'ARCHIVED'`);
    for (const who of [null, ann, maker])
      expect(await storms.read(who, storm)).toMatchObject({
        ideaCount: 1,
        ideas: { totalCount: 1, nodes: [{ number: listed[0]?.id }] },
      });
  });

  it('leaves the session with the board', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const moved = await idea(world.db, open, ann, 'Moving');
    await storms.join(moved, storm);
    const { data } = await ask(
      world,
      `mutation { moveIdea(input: { ideaId: "${moved.nodeId}", boardId: "${other.nodeId}" }) { idea { storm { id } board { slug } } userErrors { code } } }`,
      {},
      maker,
    );
    expect(data.moveIdea).toEqual({ idea: { storm: null, board: { slug: 'other' } }, userErrors: [] });
    expect(await ideasIn(storm)).toBe(0);
  });

  it('shows of a session nothing to whoever may not read the board that it is on', async () => {
    const storm = await storms.put(open, maker, -1, 1);
    const made = await idea(world.db, open, ann, 'Inside');
    await storms.join(made, storm);
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [open.id]);
    expect(await storms.read(ann, storm)).toBeNull();
    const { data } = await ask(
      world,
      'query ($id: ID!) { ideas(filter: { stormId: $id }) { totalCount nodes { title } } }',
      {
        id: storm.nodeId,
      },
    );
    expect(data.ideas).toEqual({ totalCount: 0, nodes: [] });
    await world.db.query(`UPDATE boards SET visibility = 'PUBLIC' WHERE id = $1`, [open.id]);
  });
});
