import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../src/common/time/clock.js';
import { PromisesService } from '../src/modules/promises/promises.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { setClockAhead } from './support/clock.js';
import { differencesIn } from './support/database.js';
import { mutate } from './support/discussion.js';
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
import { askInsights, daysAgo, rollUp } from './support/insights.js';
import { mergeIdeas } from './support/merging.js';

describe('insights', () => {
  let world: TestApp;
  let ann: Person;
  let dev: Person;
  let eve: Person;
  let admin: Person;
  let parks: TestBoard;
  let roads: TestBoard;
  let serial: number;

  beforeEach(async () => {
    world = await startTestApp();
    [ann, dev, eve] = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Dev'),
      await person(world.db, 'Eve'),
    ];
    admin = await person(world.db, 'Ada', 'ADMIN');
    parks = await board(world.db, 'parks', { team: await team(world.db, 'makers', dev) });
    roads = await board(world.db, 'roads', {
      team: await team(world.db, 'others', eve),
      visibility: 'TEAMS',
    });
    await team(world.db, 'idle', ann);
    await world.db.query('DELETE FROM team_members WHERE member_id = $1', [ann.id]);
    serial = 0;
  });
  afterEach(() => world.stop());

  const week = { from: daysAgo(6), to: daysAgo(0) };
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
  const read = async (who = dev, asked: object = {}): Promise<any> =>
    (await askInsights(world, who, { ...week, ...asked })).data.insights;
  const make = (on = parks, hoursAgo = 48): Promise<TestIdea> =>
    idea(world.db, on, ann, `Idea ${++serial}`, { createdAt: new Date(Date.now() - hoursAgo * HOUR) });
  const step = (on: TestIdea, statusKey: string, response?: string) =>
    mutate(
      world,
      admin,
      'changeIdeaStatus',
      { ideaIds: [on.nodeId], statusKey, response },
      'ideas { number }',
    );
  const sum = (days: { count: number }[]): number => days.reduce((total, { count }) => total + count, 0);

  describe('who asks for what', () => {
    it('are for product teams and administrators', async () => {
      for (const [who, code] of [
        [null, 'UNAUTHENTICATED'],
        [ann, 'FORBIDDEN'],
      ] as const) {
        const { data, errors } = await askInsights(world, who, week);
        expect([data.insights, errors[0]?.extensions.code]).toEqual([null, code]);
      }
      expect(await read()).toMatchObject({
        responseRate: null,
        medianTimeToResponse: null,
        promiseKept: null,
      });
    });

    it('show a team its own boards, an administrator all, and tell nobody of others', async () => {
      await make(parks);
      await make(roads);
      expect(sum((await read(dev)).ideas)).toBe(1);
      expect(sum((await read(eve)).ideas)).toBe(1);
      expect(sum((await read(admin)).ideas)).toBe(2);
      expect(sum((await read(admin, { boardId: roads.nodeId })).ideas)).toBe(1);
      const { data, errors } = await askInsights(world, dev, { ...week, boardId: roads.nodeId });
      expect([data.insights, errors]).toEqual([null, []]);
      expect((await askInsights(world, dev, { ...week, boardId: ann.nodeId })).data.insights).toBeNull();
    });

    it.each([
      ['2027-03-02', '2027-03-01', 'from'],
      ['2020-03-02', '2025-03-02', 'to'],
    ])('refuse %s to %s, naming the field', async (from, to, field) => {
      const { data, errors } = await askInsights(world, dev, { from, to });
      expect(data.insights).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    });

    it('take five years, and one day', async () => {
      expect((await read(dev, { from: '2020-03-02', to: '2025-03-01' })).votes).toHaveLength(1826);
      expect((await read(dev, { from: '2020-02-29', to: '2020-02-29' })).ideas).toEqual([
        { date: '2020-02-29', count: 0 },
      ]);
    });

    it('refuse what is no day', async () => {
      const { errors } = await askInsights(world, dev, { from: '2027-02-29', to: '2027-03-01' });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
  });

  describe('what came of ideas', () => {
    it('count each stage that an idea ever reached once, by its history', async () => {
      const [one, two] = [await make(), await make(), await make()];
      await step(one, 'under-review', 'We look at it.');
      await step(one, 'not-planned', 'No.');
      await step(one, 'under-review', 'Yes after all.');
      await step(two, 'acknowledged');
      const insights = await read();
      expect(insights.funnel).toEqual([
        { stage: 'SUBMITTED', count: 3 },
        { stage: 'REVIEW', count: 2 },
        { stage: 'ADOPTED', count: 0 },
        { stage: 'BUILDING', count: 0 },
        { stage: 'DELIVERED', count: 0 },
        { stage: 'CLOSED', count: 1 },
        { stage: 'ARCHIVED', count: 0 },
      ]);
      expect(insights).toMatchObject({ responseRate: 1 / 3, adoptionRate: 0, deliveryRate: 0 });
    });

    it('leave out what was taken back', async () => {
      const one = await make();
      await step(one, 'not-planned', 'No.');
      expect((await read()).funnel).toContainEqual({ stage: 'CLOSED', count: 1 });
      const { data } = await ask(
        world,
        `query ($n: Int!) { idea(number: $n) { history { nodes { id } } } }`,
        {
          n: one.id,
        },
      );
      const statusChangeIds = data.idea.history.nodes.map(({ id }: { id: string }) => id);
      const undone = await mutate(world, admin, 'undoStatusChange', { statusChangeIds }, 'ideas { number }');
      expect(undone.errors).toEqual([]);
      expect(await read()).toMatchObject({ responseRate: 0, medianTimeToResponse: null });
      expect((await read()).funnel).toContainEqual({ stage: 'CLOSED', count: 0 });
    });

    it('follow a status whose stage the workflow has changed', async () => {
      const one = await make();
      await step(one, 'acknowledged');
      await step(one, 'not-planned', 'No.');
      await read();
      await world.db.query(`UPDATE statuses SET stage = 'SUBMITTED' WHERE key = 'acknowledged'`);
      expect((await read()).funnel).toContainEqual({ stage: 'REVIEW', count: 0 });
      expect(await differencesIn(world.db)).toEqual([]);
    });

    it('give the median time of those that were answered, imported ones left out', async () => {
      const answeredAfter = async (hours: number, isImported = false): Promise<void> => {
        const one = await make();
        await world.db.query(
          `UPDATE ideas SET answered_at = created_at + make_interval(hours => $2), is_imported = $3 WHERE id = $1`,
          [one.id, hours, isImported],
        );
      };
      await make();
      await answeredAfter(1);
      expect(await read()).toMatchObject({ medianTimeToResponse: 3600, responseRate: 0.5 });
      await answeredAfter(4);
      await answeredAfter(40, true);
      expect(await read()).toMatchObject({ medianTimeToResponse: 9000, responseRate: 0.75 });
    });

    it('leave merged, hidden, held and deleted ideas out, and take them back in', async () => {
      const [one, two, three, four] = [await make(), await make(), await make(), await make()];
      await mergeIdeas(world, admin, one, two);
      await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [three.id]);
      await mutate(world, admin, 'deleteIdea', { ideaId: four.nodeId, reason: 'Spam' }, 'deletedId');
      expect(sum((await read()).ideas)).toBe(1);
      await mutate(world, admin, 'unmergeIdea', { ideaId: two.nodeId }, 'idea { number }');
      await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [three.id]);
      expect(sum((await read()).ideas)).toBe(3);
    });
  });

  it('say how the promise was kept for ideas of the range, settled or not, whatever became of them', async () => {
    const submit = async (title: string): Promise<TestIdea> => {
      const { data } = await ask(
        world,
        'mutation ($b: ID!, $t: String!) { submitIdea(input: { boardId: $b, title: $t, body: "" }) { idea { id number } } }',
        { b: parks.nodeId, t: title },
        ann,
      );
      return { id: data.submitIdea.idea.number, nodeId: data.submitIdea.idea.id };
    };
    const [one] = [await submit('Answered'), await submit('Not answered')];
    await step(one, 'not-planned', 'No.');
    expect((await read()).promiseKept).toBeNull();
    setClockAhead(world, 31 * DAY);
    expect((await read()).promiseKept).toBe(0.5);
    await world.app.get(PromisesService, { strict: false }).settle(new Date(Date.now() + 31 * DAY));
    await mutate(world, admin, 'deleteIdea', { ideaId: one.nodeId, reason: 'Gone' }, 'deletedId');
    expect((await read()).promiseKept).toBe(0.5);
    expect((await read(dev, { from: daysAgo(60), to: daysAgo(30) })).promiseKept).toBeNull();
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('list the boards whose unanswered ideas wait, longest first, as they wait now', async () => {
    await make(parks, 10);
    await make(parks, 20);
    await make(roads, 200);
    const answered = await make(roads, 500);
    await step(answered, 'not-planned', 'No.');
    await world.db.query(`UPDATE ideas SET due_at = created_at + interval '15 hours'`);
    const { waitingBoards } = await read(admin);
    expect(waitingBoards).toEqual([
      { board: { slug: 'roads' }, waiting: 1, medianWait: expect.any(Number), overdue: 1 },
      { board: { slug: 'parks' }, waiting: 2, medianWait: expect.any(Number), overdue: 1 },
    ]);
    expect(Math.round(waitingBoards[0].medianWait / 3600)).toBe(200);
    expect(Math.round(waitingBoards[1].medianWait / 3600)).toBe(15);
    expect((await read(dev)).waitingBoards).toHaveLength(1);
  });

  it('are the same whether the job has run or not, and run twice', async () => {
    const one = await make();
    await step(one, 'not-planned', 'No.');
    const { countedUntil: _, ...before } = await read();
    await rollUp(world);
    await rollUp(world);
    const { countedUntil: __, ...after } = await read();
    expect(after).toEqual(before);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('are found wrong by the doctor where what is rolled up is not what is there', async () => {
    const one = await make(parks, 72);
    await world.db.query(
      `INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, 1, now() - interval '60 hours')`,
      [one.id, dev.id],
    );
    await world.db.query('UPDATE ideas SET promote_count = 1 WHERE id = $1', [one.id]);
    await rollUp(world);
    await world.db.query('UPDATE insight_days SET votes = 7');
    await world.db.query('UPDATE insight_member_days SET members = 9');
    await world.db.query('UPDATE insight_ideas SET reached = 3');
    await world.db.query(`INSERT INTO insight_member_days VALUES ('2001-01-01', 1)`);
    const tables = (await differencesIn(world.db)).map(
      ({ table, stored, recomputed }) => `${table}: ${stored} / ${recomputed}`,
    );
    expect(tables).toEqual(
      expect.arrayContaining([
        'insight_days: 7, 0 / 1, 0',
        'insight_member_days: 1 / nothing',
        expect.stringMatching(/^insight_ideas: .*, 3, null \/ .*, 1, null$/),
      ]),
    );
  });
});
