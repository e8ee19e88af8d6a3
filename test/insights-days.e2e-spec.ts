import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../src/common/time/clock.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { askInsights, at, commentRow, daysAgo, plainRecount, rollUp, voteRow } from './support/insights.js';
import { RollUps } from '../src/modules/insights/roll-ups.js';
import { insightChecks } from '../src/modules/doctor/insights.check.js';

/** Deterministic, so that a failure comes back. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}

const EDGES = ['00:00:00.000', '00:00:00.001', '11:30:00.000', '23:59:59.998', '23:59:59.999'];

describe('insights by day', () => {
  let world: TestApp;
  let boards: TestBoard[];
  let admin: Person;
  let people: Person[];
  let ideas: TestIdea[];
  let random: () => number;

  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(random() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  /** Around midnight more often than not; never later than now. */
  const moment = (): Date =>
    new Date(Math.min(at(daysAgo(Math.floor(random() * 12)), pick(EDGES)).getTime(), Date.now()));

  beforeAll(async () => {
    world = await startTestApp();
    random = seeded(7);
    admin = await person(world.db, 'Ada', 'ADMIN');
    boards = [
      await board(world.db, 'parks'),
      await board(world.db, 'roads'),
      await board(world.db, 'inside', { visibility: 'TEAMS' }),
    ];
    people = [];
    for (let n = 0; n < 12; n++) people.push(await person(world.db, `P${n}`));
    await world.db.query(`UPDATE members SET joined_at = $2 WHERE id = $1`, [
      people[0]?.id,
      at(daysAgo(3), '23:59:59.999'),
    ]);
    await world.db.query(
      `UPDATE members SET joined_at = $2, email_verified_at = NULL, email = NULL WHERE id = $1`,
      [people[1]?.id, at(daysAgo(3))],
    );
    ideas = [];
    for (let n = 0; n < 30; n++)
      ideas.push(await idea(world.db, pick(boards), pick(people), `Idea ${n}`, { createdAt: moment() }));
    for (const one of ideas) {
      for (const who of people) {
        if (random() < 0.5) await voteRow(world, one, who, moment(), pick([1, 1, 1, -1, 0]));
        if (random() < 0.2) await commentRow(world, one, who, moment(), { isInternal: random() < 0.2 });
      }
    }
  });
  afterAll(() => world.stop());

  const expectExact = async (): Promise<void> => {
    for (const [from, to] of [
      [daysAgo(13), daysAgo(0)],
      [daysAgo(6), daysAgo(4)],
      [daysAgo(0), daysAgo(0)],
    ] as const) {
      for (const on of [null, ...boards]) {
        const { data } = await askInsights(world, admin, { from, to, boardId: on?.nodeId ?? null });
        expect(data.insights).toMatchObject(await plainRecount(world, on ? [on] : boards, from, to));
      }
    }
    expect(await differencesIn(world.db, insightChecks)).toEqual([]);
  };

  const CHANGES: ReadonlyArray<() => Promise<unknown>> = [
    () =>
      world.db.query('DELETE FROM votes WHERE idea_id = $1 AND member_id = $2', [
        pick(ideas).id,
        pick(people).id,
      ]),
    () =>
      world.db.query(
        'UPDATE votes SET direction = -direction, cast_at = now() WHERE idea_id = $1 AND member_id = $2',
        [pick(ideas).id, pick(people).id],
      ),
    () => world.db.query('UPDATE ideas SET board_id = $2 WHERE id = $1', [pick(ideas).id, pick(boards).id]),
    () =>
      world.db.query('UPDATE ideas SET moderation = $2 WHERE id = $1', [
        pick(ideas).id,
        pick(['HIDDEN', 'HELD', 'VISIBLE']),
      ]),
    () =>
      world.db.query('UPDATE ideas SET deleted_at = now() WHERE id = $1 AND merged_into_id IS NULL', [
        pick(ideas).id,
      ]),
    () => world.db.query('UPDATE ideas SET deleted_at = NULL WHERE id = $1', [pick(ideas).id]),
    () =>
      world.db.query(
        'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1 AND id <> $2 AND deleted_at IS NULL',
        [pick(ideas).id, pick(ideas).id],
      ),
    () =>
      world.db.query(
        'UPDATE ideas SET merged_into_id = NULL, root_id = NULL, merged_at = NULL WHERE id = $1',
        [pick(ideas).id],
      ),
    () =>
      world.db.query('UPDATE comments SET deleted_at = now() WHERE author_id = $1 AND random() < 0.3', [
        pick(people).id,
      ]),
    () =>
      world.db.query('UPDATE comments SET moderation = $2 WHERE author_id = $1', [
        pick(people).id,
        pick(['HIDDEN', 'VISIBLE']),
      ]),
    () => commentRow(world, pick(ideas), pick(people), moment()),
    () =>
      world.db.query(
        'UPDATE members SET erased_at = now(), email = NULL, email_verified_at = NULL WHERE id = $1',
        [pick(people.slice(6)).id],
      ),
  ];

  it('counts everything as it stands before anything was rolled up', async () => {
    await expectExact();
    const [state] = await world.db.query<{ open: boolean }>(
      `SELECT closed_until = '-infinity' AS open FROM insight_state`,
    );
    expect(state).toEqual({ open: true });
  });

  it('says the same once the days up to some day are closed, and once all are but today', async () => {
    await rollUp(world, new Date(Date.now() - 5 * DAY));
    expect(await closedUntil()).toBe(daysAgo(5));
    await expectExact();
    await rollUp(world);
    expect(await closedUntil()).toBe(daysAgo(0));
    await expectExact();
  });

  it('is not changed by running the job again', async () => {
    const rows = () => world.db.query('SELECT * FROM insight_days ORDER BY day, board_id');
    const before = await rows();
    await rollUp(world);
    await rollUp(world);
    expect(await rows()).toEqual(before);
    expect(before.length).toBeGreaterThan(20);
  });

  it.each(Array.from({ length: 8 }, (_, round) => round))(
    'follows what changes in closed days (%i)',
    async () => {
      for (let n = 0; n < 10; n++) await pick(CHANGES)();
      await expectExact();
    },
  );

  it('takes as many transactions as it needs, and says until when it has counted', async () => {
    await world.db.query(
      `INSERT INTO insight_idea_marks (idea_id, marked_at) SELECT $1, now() - interval '1 hour' FROM generate_series(1, 2500)`,
      [ideas[0]?.id],
    );
    const { data } = await askInsights(world, admin, { from: daysAgo(1), to: daysAgo(0) });
    expect(Date.now() - Date.parse(data.insights.countedUntil)).toBeGreaterThan(DAY / 24 - 5000);
    await rollUp(world);
    const { data: after } = await askInsights(world, admin, { from: daysAgo(1), to: daysAgo(0) });
    expect(Date.now() - Date.parse(after.insights.countedUntil)).toBeLessThan(60_000);
  });

  const closedUntil = async (): Promise<string | undefined> =>
    (await world.db.query<{ day: string }>('SELECT closed_until::text AS day FROM insight_state'))[0]?.day;
});

describe('closing a day', () => {
  let world: TestApp;
  let admin: Person;
  let one: TestIdea;
  beforeEach(async () => {
    world = await startTestApp();
    admin = await person(world.db, 'Ada', 'ADMIN');
    one = await idea(world.db, await board(world.db, 'parks'), admin, 'One', { createdAt: at(daysAgo(4)) });
  });
  afterEach(() => world.stop());

  const votesOf = async (day: string): Promise<number> =>
    (await askInsights(world, admin, { from: day, to: day })).data.insights.votes[0].count;

  it('waits for a transaction that began before it was over, and loses nothing of it', async () => {
    const [a, b] = [await person(world.db, 'Ann'), await person(world.db, 'Bob')];
    await voteRow(world, one, a, at(daysAgo(2)));
    await world.db.query('DELETE FROM insight_day_marks');
    const client = await world.db.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        'INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, 1, $3)',
        [one.id, b.id, at(daysAgo(2))],
      );
      // As if its vote had been the day's last: nothing marks it.
      await client.query('DELETE FROM insight_day_marks');
      await rollUp(world);
      expect(await votesOf(daysAgo(2))).toBe(1);
      const [state] = await world.db.query<{ open: boolean }>(
        `SELECT closed_until = '-infinity' AS open FROM insight_state`,
      );
      expect(state).toEqual({ open: true });
      await client.query('COMMIT');
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    expect(await votesOf(daysAgo(2))).toBe(2);
    await rollUp(world);
    expect(await votesOf(daysAgo(2))).toBe(2);
    expect(await differencesIn(world.db, insightChecks)).toEqual([]);
  });

  it('stops between two batches when asked to, and goes on from there', async () => {
    const ann = await person(world.db, 'Ann');
    await voteRow(world, one, ann, at(daysAgo(100)));
    let asked = 0;
    // Through the first batch of ideas and of days, and no further.
    const signal = {
      get aborted() {
        return ++asked > 3;
      },
    } as AbortSignal;
    await world.app.get(RollUps, { strict: false }).run(new Date(), signal);
    const [state] = await world.db.query<{ day: string }>(
      'SELECT closed_until::text AS day FROM insight_state',
    );
    expect(state).toEqual({ day: daysAgo(100 - 31) });
    expect(await votesOf(daysAgo(100))).toBe(1);
    await rollUp(world);
    expect(await votesOf(daysAgo(100))).toBe(1);
    expect(await differencesIn(world.db, insightChecks)).toEqual([]);
  });
});
