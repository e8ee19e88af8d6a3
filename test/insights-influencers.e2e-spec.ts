import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE } from '../src/common/time/clock.js';
import { recomputeFromVotes } from '../src/modules/ranking/recompute.js';
import { Influencers } from '../src/modules/insights/influencers.js';
import { startTestApp, type TestApp } from './support/app.js';
import { setClockAhead } from './support/clock.js';
import { mergeRows } from './support/discussion.js';
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
import { at, commentRow, daysAgo, voteRow } from './support/insights.js';

const INFLUENCERS = `query ($from: Date!, $to: Date!, $boardId: ID) { insights(from: $from, to: $to, boardId: $boardId) {
  influencersCountedAt influencers { type memberCount threshold top { score member { handle } } } } }`;

describe('influencers', () => {
  let world: TestApp;
  let admin: Person;
  let parks: TestBoard;
  let ann: Person;
  let crowd: Person[];
  let ahead: number;
  const range = { from: daysAgo(9), to: daysAgo(0) };
  const long = at(daysAgo(5));

  beforeEach(async () => {
    world = await startTestApp();
    admin = await person(world.db, 'Ada', 'ADMIN');
    ann = await person(world.db, 'Ann');
    parks = await board(world.db, 'parks');
    crowd = [];
    for (let n = 0; n < 12; n++) crowd.push(await person(world.db, `C${n}`));
    // Cheap counts are made anew whenever somebody asks.
    ahead = HOUR;
    setClockAhead(world, ahead);
  });
  afterEach(() => world.stop());

  const make = (by: Person, on = parks): Promise<TestIdea> =>
    idea(world.db, on, by, 'An idea', { createdAt: long });
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
  const read = async (asked: object = {}, who = admin): Promise<any> =>
    (await ask(world, INFLUENCERS, { ...range, ...asked }, who)).data.insights;
  /** By type: how many, and who with what. */
  const groups = async (asked: object = {}): Promise<Record<string, [number, string[]]>> => {
    setClockAhead(world, (ahead += 2 * HOUR));
    const { influencers } = await read(asked);
    return Object.fromEntries(
      influencers.map(
        (group: {
          type: string;
          memberCount: number;
          top: { score: number; member: { handle: string } }[];
        }) => [
          group.type,
          [group.memberCount, group.top.map(({ score, member }) => `${member.handle} ${score}`)],
        ],
      ),
    );
  };

  it('are five groups, even of nobody', async () => {
    expect(await groups()).toEqual({
      CONNECTOR: [0, []],
      OPINION_LEADER: [0, []],
      TRENDSETTER: [0, []],
      AMPLIFIER: [0, []],
      MEMBER: [0, []],
    });
  });

  it('lead where others promote their ideas and like their comments', async () => {
    const one = await make(ann);
    const said = await commentRow(world, one, ann, long);
    await voteRow(world, one, ann, long);
    for (const who of crowd.slice(0, 4)) await voteRow(world, one, who, long);
    await voteRow(world, one, crowd[4] ?? ann, long, -1);
    expect((await groups())['OPINION_LEADER']).toEqual([0, []]);
    await world.db.query('INSERT INTO comment_likes (comment_id, member_id, liked_at) VALUES ($1, $2, $3)', [
      said,
      crowd[5]?.id,
      long,
    ]);
    const found = await groups();
    expect(found['OPINION_LEADER']).toEqual([1, [`${ann.handle} 5`]]);
    expect(found['MEMBER']).toEqual([6, crowd.slice(0, 6).map(({ handle }) => `${handle} 1`)]);
  });

  it('connect whom they meet in discussions, each person once, in merged ones too', async () => {
    const [one, two, three] = [await make(admin), await make(admin), await make(admin)];
    await world.db.query(
      'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1',
      [three.id, two.id],
    );
    for (const on of [one, two]) await commentRow(world, on, ann, long);
    for (const who of crowd.slice(0, 3)) await commentRow(world, one, who, long);
    for (const who of crowd.slice(2, 4)) await commentRow(world, two, who, long);
    await commentRow(world, three, crowd[4] ?? ann, long);
    await commentRow(world, two, crowd[5] ?? ann, long, { isInternal: true });
    const found = await groups();
    expect(found['CONNECTOR']?.[1][0]).toBe(`${ann.handle} 5`);
    // The strongest tenth, and at least five: one who met four is none.
    expect(found['CONNECTOR']?.[1]).not.toContain(`${crowd[0]?.handle} 3`);
  });

  it('set trends by backing early what becomes popular', async () => {
    for (let n = 0; n < 20; n++) {
      const one = await make(admin);
      // Two of the month's twenty become popular, and Ann was their first.
      if (n >= 2) continue;
      await voteRow(world, one, ann, at(daysAgo(4), `00:00:0${n}.000`));
      for (const [place, who] of crowd.slice(0, 11).entries())
        await voteRow(world, one, who, at(daysAgo(3), `00:00:${10 + place}.000`));
      await world.db.query('UPDATE ideas SET promote_count = 12 WHERE id = $1', [one.id]);
    }
    expect((await groups())['TRENDSETTER']).toEqual([2, [`${ann.handle} 2`, `${crowd[0]?.handle} 2`]]);
    expect((await groups({ from: daysAgo(2) }))['TRENDSETTER']).toEqual([0, []]);
  });

  it('set no trends by what came without voters, nor by authors’ own votes', async () => {
    const ideas: TestIdea[] = [];
    for (let n = 0; n < 4; n++) ideas.push(await make(admin));
    const own = [
      await make(ann, await board(world.db, 'quiet')),
      await make(ann, await board(world.db, 'still')),
    ];
    for (const [n, one] of own.entries()) {
      await voteRow(world, one, ann, long);
      for (const who of crowd.slice(0, 9)) await voteRow(world, one, who, at(daysAgo(4), `00:00:1${n}.000`));
    }
    for (const one of ideas) {
      for (const who of crowd.slice(0, 3)) await voteRow(world, one, who, at(daysAgo(3)));
      await world.db.query('UPDATE ideas SET imported_support = 200 WHERE id = $1', [one.id]);
    }
    await recomputeFromVotes(
      world.db,
      [...ideas, ...own].map(({ id }) => id),
    );
    expect((await groups())['TRENDSETTER']).toEqual([0, []]);
    // The tenth who is not its author.
    for (const one of own) await voteRow(world, one, crowd[9] ?? ann, at(daysAgo(2)));
    await recomputeFromVotes(
      world.db,
      own.map(({ id }) => id),
    );
    expect((await groups())['TRENDSETTER']).toEqual([1, [`${crowd[0]?.handle} 2`]]);
  });

  it('set trends by backing what was merged into the popular idea, once, at the first time', async () => {
    for (const slug of ['east', 'west']) {
      const on = await board(world.db, slug);
      const [target, source] = [await make(admin, on), await make(admin, on)];
      await voteRow(world, source, ann, at(daysAgo(4)));
      await voteRow(world, target, ann, at(daysAgo(1)));
      for (const who of crowd.slice(0, 9)) await voteRow(world, target, who, at(daysAgo(3)));
      // Was the first of all, and thought better of it.
      await voteRow(world, source, crowd[10] ?? ann, at(daysAgo(5)));
      await voteRow(world, target, crowd[10] ?? ann, at(daysAgo(2)), -1);
      await mergeRows(world, source, target);
      await recomputeFromVotes(world.db, [target.id]);
    }
    expect((await groups())['TRENDSETTER']).toEqual([1, [`${ann.handle} 2`]]);
  });

  it('are the strongest tenth of those who score at all', async () => {
    const authors = [...crowd, ann];
    for (let n = authors.length; n < 21; n++) authors.push(await person(world.db, `D${n}`));
    for (const [n, author] of authors.entries()) {
      const one = await make(author);
      for (const who of authors.filter((other) => other !== author).slice(0, n))
        await voteRow(world, one, who, long);
    }
    const found = (await read()).influencers.find(({ type }: { type: string }) => type === 'OPINION_LEADER');
    // Scores from 1 to 20, and one of nobody's: the 18th of twenty decides.
    expect(found).toMatchObject({ memberCount: 3, threshold: 18 });
    expect(found.top.map(({ score }: { score: number }) => score)).toEqual([20, 19, 18]);
  });

  it('bring others in, who count twice once they take part', async () => {
    const one = await make(admin);
    await world.db.query('UPDATE members SET via_member_id = $1 WHERE id = ANY ($2::bigint[])', [
      ann.id,
      crowd.slice(0, 3).map(({ id }) => id),
    ]);
    expect((await groups())['AMPLIFIER']).toEqual([0, []]);
    await voteRow(world, one, crowd[0] ?? ann, long);
    expect((await groups())['AMPLIFIER']).toEqual([1, [`${ann.handle} 4`]]);
  });

  it('are of one type each: the one by whose threshold they are furthest', async () => {
    const one = await make(ann);
    for (const who of crowd) {
      await voteRow(world, one, who, long);
      await commentRow(world, one, who, long);
    }
    await commentRow(world, one, ann, long);
    const found = await groups();
    // Of the discussion everybody met twelve others; Ann alone has promotes, as many as its threshold: equals go to the first type.
    expect(found['CONNECTOR']?.[0]).toBe(13);
    expect(found['OPINION_LEADER']?.[0]).toBe(0);
    const total = Object.values(found).reduce((sum, [count]) => sum + count, 0);
    expect(total).toBe(13);
  });

  it('are neither of a team nor staff, nor banned, nor erased', async () => {
    const one = await make(ann);
    for (const who of crowd.slice(0, 6)) await voteRow(world, one, who, long);
    expect((await groups())['OPINION_LEADER']?.[0]).toBe(1);
    await world.db.query(`UPDATE members SET banned_at = now(), ban_reason = 'Spam' WHERE id = $1`, [ann.id]);
    await team(world.db, 'makers', crowd[0] ?? ann);
    await world.db.query(`UPDATE members SET role = 'MODERATOR' WHERE id = $1`, [crowd[1]?.id]);
    await world.db.query(`UPDATE members SET erased_at = now(), email = NULL WHERE id = $1`, [crowd[2]?.id]);
    const found = await groups();
    expect(found['OPINION_LEADER']).toEqual([0, []]);
    expect(found['MEMBER']).toEqual([3, crowd.slice(3, 6).map(({ handle }) => `${handle} 1`)]);
  });

  it('tell a team of its own boards alone', async () => {
    const dev = await person(world.db, 'Dev');
    const roads = await board(world.db, 'roads', {
      team: await team(world.db, 'makers', dev),
      visibility: 'TEAMS',
    });
    for (const who of crowd.slice(0, 6)) await voteRow(world, await make(ann), who, long);
    await voteRow(world, await make(ann, roads), crowd[0] ?? ann, long);
    const { influencers } = await read({}, dev);
    expect(influencers.map(({ memberCount }: { memberCount: number }) => memberCount)).toEqual([
      0, 0, 0, 0, 2,
    ]);
    expect((await groups({ boardId: parks.nodeId }))['OPINION_LEADER']?.[0]).toBe(1);
  });

  it('are counted one range after the other, and refused where many wait', async () => {
    const counting = world.app.get(Influencers, { strict: false });
    const asking = (days: number) => ask(world, INFLUENCERS, { ...range, from: daysAgo(days) }, admin);
    const lock = await world.db.pool.connect();
    try {
      // Whoever counts keeps the result, and waits here.
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE insight_influencers IN SHARE MODE');
      const first = [20, 21, 22, 23, 24].map(asking);
      while (counting.underWay < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      expect((await asking(25)).errors[0]?.extensions.code).toBe('RATE_LIMITED');
      const shared = asking(20);
      expect(
        (await ask(world, '{ viewer { member { handle } } }', {}, admin)).data.viewer.member.handle,
      ).toBe(admin.handle);
      const [busy] = await world.db.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(busy?.n).toBeLessThanOrEqual(1);
      await lock.query('COMMIT');
      for (const { errors } of await Promise.all([...first, shared])) expect(errors).toEqual([]);
    } finally {
      lock.release(true);
    }
  });

  it('renew for administrators of more boards than a name has room for', async () => {
    for (let n = 0; n < 130; n++)
      await world.db.query('INSERT INTO boards (slug, name) VALUES ($1, $1)', [`board-${n}`]);
    await read();
    await world.db.query('UPDATE insight_influencers SET took_ms = 2000');
    setClockAhead(world, 3 * HOUR);
    expect((await read()).influencers).toHaveLength(5);
  });

  describe('that took long to count', () => {
    const slow = () => world.db.query('UPDATE insight_influencers SET took_ms = 2000');

    it('are shown as they were counted, while a job counts them anew', async () => {
      const one = await make(ann);
      await voteRow(world, one, crowd[0] ?? ann, long);
      const first = await read();
      await slow();
      await voteRow(world, one, crowd[1] ?? ann, long);
      setClockAhead(world, HOUR + MINUTE);
      expect(await read()).toEqual(first);
      setClockAhead(world, 3 * HOUR);
      expect(await read()).toEqual(first);
      await read();
      const jobs = await world.db.query<{ payload: object }>(
        `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'count-influencers'`,
      );
      expect(jobs).toEqual([{ payload: { boardIds: [parks.id], ...range } }]);
    });

    it('name nobody who was erased or banned since', async () => {
      await voteRow(world, await make(ann), ann, long);
      expect(JSON.stringify(await read())).toContain(ann.handle);
      await slow();
      await world.db.query(`UPDATE members SET erased_at = now(), email = NULL WHERE id = $1`, [ann.id]);
      expect(JSON.stringify(await read())).not.toContain(ann.handle);
    });
  });

  it('are counted by night for the usual ranges of whoever looks, and forgotten where nobody does', async () => {
    await read();
    await world.app.get(Influencers, { strict: false }).renewUsual(new Date());
    const kept = () =>
      world.db.query<{ from_day: string }>(
        'SELECT from_day::text AS from_day FROM insight_influencers ORDER BY 1 DESC',
      );
    expect(await kept()).toEqual([9, 29, 89, 364].map((days) => ({ from_day: daysAgo(days) })));
    // Nobody looked since; what the night counted for them is younger.
    await world.db.query(`UPDATE insight_scopes SET used_on = used_on - 15`);
    await world.app.get(Influencers, { strict: false }).renewUsual(new Date());
    expect(await kept()).toEqual([]);
  });
});
