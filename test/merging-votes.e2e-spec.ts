import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import { AUDIENCE } from '../src/modules/follows/audience.sql.js';
import { importVotes } from '../src/modules/imports/import-votes.js';
import { recomputeFromVotes } from '../src/modules/ranking/recompute.js';
import { VoteQueue } from '../src/modules/votes/vote-queue.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';
import { importSupport, mergeIdeas, unmergeIdea, vote } from './support/merging.js';

describe('votes on merged ideas', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let admin: Person;
  let open: TestBoard;
  const changed: number[][] = [];

  const fresh = (title: string, on = open) => idea(world.db, on, ann, title);
  const merge = async (target: TestIdea, ...sources: TestIdea[]) =>
    expect((await mergeIdeas(world, admin, target, ...sources)).data.it.userErrors).toEqual([]);
  const unmerge = (source: TestIdea) => unmergeIdea(world, admin, source);
  const cast = (who: Person, on: TestIdea, direction: 'PROMOTE' | 'DEMOTE' = 'PROMOTE') =>
    vote(world, who, on, direction);
  const withdraw = (who: Person, on: TestIdea) => vote(world, who, on, null);
  const rowsOf = async (who: Person, ...ideas: TestIdea[]) => {
    const rows = await world.db.query<{ idea_id: number; direction: number }>(
      'SELECT idea_id, direction FROM votes WHERE member_id = $1 AND idea_id = ANY ($2)',
      [who.id, ideas.map(({ id }) => id)],
    );
    const directions = new Map(rows.map((row) => [row.idea_id, row.direction]));
    return ideas.map(({ id }) => directions.get(id) ?? null);
  };
  const voteOf = async (who: Person, on: TestIdea) =>
    (
      await ask(
        world,
        'query ($number: Int!) { idea(number: $number) { viewerVote } }',
        { number: on.id },
        who,
      )
    ).data.idea.viewerVote;

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    admin = await person(world.db, 'Admin', 'ADMIN');
    open = await board(world.db, 'open');
    world.app.get(DomainEvents, { strict: false }).onAfter('ideas.changed', ({ ideaIds }) => {
      changed.push([...ideaIds]);
    });
  });
  afterEach(async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });
  afterAll(() => world.stop());

  it('are inherited by the target: the same direction again writes nothing, the other one a row of its own', async () => {
    const target = await fresh('Inherits');
    const source = await fresh('Bequeaths');
    await cast(bob, source);
    await merge(target, source);
    changed.length = 0;
    expect(await cast(bob, target)).toMatchObject({ idea: { promoteCount: 1, viewerVote: 'PROMOTE' } });
    expect(await rowsOf(bob, target, source)).toEqual([null, 1]);
    expect(changed).toEqual([]);
    expect(await cast(bob, target, 'DEMOTE')).toMatchObject({
      idea: { promoteCount: 0, demoteCount: 1, viewerVote: 'DEMOTE' },
    });
    expect(await rowsOf(bob, target, source)).toEqual([-1, 1]);
    expect(changed).toEqual([[target.id]]);
    await unmerge(source);
    expect(await voteOf(bob, target)).toBe('DEMOTE');
    expect(await voteOf(bob, source)).toBe('PROMOTE');
  });

  it('do not come through again once withdrawn on the target, but stand on the source after unmerging', async () => {
    const target = await fresh('Withdrawn here');
    const source = await fresh('Not there');
    await cast(bob, source, 'DEMOTE');
    await cast(ann, target);
    await merge(target, source);
    expect(await withdraw(bob, target)).toEqual({
      idea: { promoteCount: 1, demoteCount: 0, viewerVote: null },
      userErrors: [],
    });
    expect(await withdraw(bob, target)).toMatchObject({ idea: { demoteCount: 0 }, userErrors: [] });
    expect(await rowsOf(bob, target, source)).toEqual([0, -1]);
    // Without one on a source, a withdrawal leaves no row.
    await withdraw(ann, target);
    expect(await rowsOf(ann, target, source)).toEqual([null, null]);
    await unmerge(source);
    expect(await voteOf(bob, target)).toBeNull();
    expect(await voteOf(bob, source)).toBe('DEMOTE');
    // A row without direction is no vote: one may be cast again, and taken back.
    expect(await cast(bob, target)).toMatchObject({ idea: { promoteCount: 1, viewerVote: 'PROMOTE' } });
    expect(await withdraw(bob, target)).toMatchObject({ idea: { promoteCount: 0, viewerVote: null } });
    expect(await withdraw(bob, target)).toMatchObject({ userErrors: [] });
  });

  it('are refused on a merged idea itself', async () => {
    const target = await fresh('Takes them');
    const source = await fresh('Takes no more');
    await cast(bob, source);
    await merge(target, source);
    for (const answer of [
      await cast(bob, source, 'DEMOTE'),
      await withdraw(bob, source),
      await cast(ann, source),
    ])
      expect(answer).toEqual({ idea: null, userErrors: [{ code: 'IDEA_CLOSED' }] });
    expect(await rowsOf(bob, target, source)).toEqual([null, 1]);
  });

  it('cast on the target count as later than the inherited one, though the clock may not have moved', async () => {
    const target = await fresh('In the same moment');
    const source = await fresh('At a moment to come');
    await cast(bob, target);
    await cast(bob, source, 'DEMOTE');
    await world.db.query(
      `UPDATE votes SET cast_at = clock_timestamp() + interval '1 second' WHERE idea_id = $1`,
      [source.id],
    );
    await merge(target, source);
    expect(await voteOf(bob, target)).toBe('DEMOTE');
    expect(await cast(bob, target)).toMatchObject({ idea: { promoteCount: 1, demoteCount: 0 } });
    expect(await voteOf(bob, target)).toBe('PROMOTE');
    // A time to come counted as now in the scores.
    await world.db.query('SELECT pg_sleep(1.1)');
    await recomputeFromVotes(world.db, [target.id, source.id]);
  });

  it('of the whole tree are counted as its supporters, page by page, each member once', async () => {
    const target = await fresh('Backed together');
    const [first, second] = [await fresh('Backed once'), await fresh('Backed twice')];
    const people: Person[] = [];
    for (let i = 0; i < 9; i++) people.push(await person(world.db, `Backer${i}`));
    await importSupport(world.db, second, 3);
    for (const [i, who] of people.entries()) await cast(who, [target, first, second][i % 3]!);
    // Whoever voted on several counts where they spoke last.
    await cast(people[0]!, first);
    await cast(people[1]!, target, 'DEMOTE');
    await cast(people[2]!, first, 'DEMOTE');
    await merge(first, second);
    await merge(target, first);
    const page = async (on: TestIdea, after: string | null) =>
      (
        await ask(
          world,
          `query ($number: Int!, $after: String) { idea(number: $number) {
             promoteCount importedSupport supporters(first: 3, after: $after) { nodes { handle } totalCount pageInfo { hasNextPage endCursor } } } }`,
          { number: on.id, after },
        )
      ).data.idea;
    const all = async (on: TestIdea) => {
      const handles: string[] = [];
      for (let after: string | null = null; ;) {
        const { supporters } = await page(on, after);
        handles.push(...supporters.nodes.map((member: { handle: string }) => member.handle));
        if (!supporters.pageInfo.hasNextPage) return handles;
        after = supporters.pageInfo.endCursor;
      }
    };
    const handle = (i: number) => people[i]!.handle;
    expect(await page(target, null)).toMatchObject({
      promoteCount: 10,
      importedSupport: 3,
      supporters: { totalCount: 7 },
    });
    expect(await all(target)).toEqual([0, 8, 7, 6, 5, 4, 3].map(handle));
    expect(await page(first, null)).toMatchObject({ promoteCount: 9, supporters: { totalCount: 6 } });
    expect(await all(first)).toEqual([0, 8, 7, 5, 4, 1].map(handle));
    // Told are all of them once, whichever way their last vote went, and whoever asks for the source alone gets its own.
    const told = await world.db.query<{ member_id: number }>(AUDIENCE, [[target.id], ann.id, 100]);
    expect(told.map((row) => row.member_id)).toEqual(people.map(({ id }) => id));
    const ofSecond = await world.db.query<{ member_id: number }>(AUDIENCE, [[second.id], ann.id, 100]);
    expect(ofSecond.map((row) => row.member_id)).toEqual([2, 5, 8].map((i) => people[i]!.id));
  });

  it('that an import brings to a merged idea count on what it is merged into', async () => {
    const [target, middle, source] = [await fresh('End'), await fresh('Between'), await fresh('Imported to')];
    await cast(bob, target, 'DEMOTE');
    await merge(middle, source);
    await merge(target, middle);
    const imported = (memberId: number, direction: number, castAt: number) =>
      world.db.transaction((tx) =>
        importVotes(tx, [
          { ideaId: source.id, memberId, direction, castAt, isFuture: false, startedAt: castAt },
        ]),
      );
    const counts = async () =>
      world.db.query('SELECT id, promote_count, demote_count FROM ideas WHERE id = ANY ($1) ORDER BY id', [
        [target.id, middle.id, source.id],
      ]);
    const yesterday = Date.now() - 86_400_000;
    await imported(ann.id, 1, yesterday);
    // Older than what he said on the target.
    await imported(bob.id, 1, yesterday);
    expect(await counts()).toEqual([
      { id: target.id, promote_count: 1, demote_count: 1 },
      { id: middle.id, promote_count: 2, demote_count: 0 },
      { id: source.id, promote_count: 2, demote_count: 0 },
    ]);
    await imported(ann.id, 0, yesterday);
    expect(await counts()).toMatchObject([
      { promote_count: 0, demote_count: 1 },
      { promote_count: 1 },
      { promote_count: 1 },
    ]);
  });

  it('use a budget once for the whole tree, on the target’s board, and merging asks for none', async () => {
    const here = await board(world.db, 'here', { voteBudget: 2 });
    const there = await board(world.db, 'there', { voteBudget: 2 });
    const left = async (who: Person) => {
      const { data } = await ask(
        world,
        '{ here: board(slug: "here") { viewerVotesLeft } there: board(slug: "there") { viewerVotesLeft } }',
        {},
        who,
      );
      return [data.here.viewerVotesLeft, data.there.viewerVotesLeft];
    };
    const [target, other, third] = [
      await fresh('Here', here),
      await fresh('Here, too', here),
      await fresh('Here, third', here),
    ];
    const [source, second] = [await fresh('There', there), await fresh('There, too', there)];
    for (const on of [target, other, source, second]) await cast(bob, on);
    expect(await left(bob)).toEqual([0, 0]);
    await merge(target, source);
    expect(await left(bob)).toEqual([0, 1]);
    await merge(third, second);
    // Over the limit, and never below 0; a switch of what is inherited stays free.
    expect(await left(bob)).toEqual([0, 2]);
    expect(await cast(bob, third, 'DEMOTE')).toMatchObject({ userErrors: [] });
    expect(await withdraw(bob, third)).toMatchObject({ userErrors: [] });
    expect(await cast(bob, third)).toMatchObject({ userErrors: [{ code: 'VOTE_BUDGET_SPENT' }] });
    await withdraw(bob, target);
    expect(await left(bob)).toEqual([1, 2]);
    expect(await cast(bob, third)).toMatchObject({ userErrors: [] });
    expect(await left(bob)).toEqual([0, 2]);
    await unmerge(source);
    expect(await left(bob)).toEqual([0, 1]);
  });

  it('are what a list of ideas that the viewer voted on goes by', async () => {
    const carla = await person(world.db, 'Carla');
    const mine = await board(world.db, 'mine');
    const [target, source, plain, none] = [
      await fresh('Through a merge', mine),
      await fresh('Merged away', mine),
      await fresh('Plainly', mine),
      await fresh('Not at all', mine),
    ];
    await cast(carla, source);
    await cast(carla, plain, 'DEMOTE');
    await merge(target, source);
    const listed = async (voted: boolean) => {
      const { data } = await ask(
        world,
        'query ($filter: IdeaFilter) { ideas(filter: $filter, orderBy: NEWEST) { totalCount nodes { number } } }',
        { filter: { voted, boardIds: [mine.nodeId] } },
        carla,
      );
      expect(data.ideas.totalCount).toBe(data.ideas.nodes.length);
      return data.ideas.nodes.map((node: { number: number }) => node.number);
    };
    expect(await listed(true)).toEqual([plain.id, target.id]);
    expect(await listed(false)).toEqual([none.id]);
    await withdraw(carla, target);
    expect(await listed(true)).toEqual([plain.id]);
    expect(await listed(false)).toEqual([none.id, target.id]);
  });

  it('tell that ideas changed once a batch, after the commit', async () => {
    const hot = await fresh('Everybody at once');
    const crowd = await Promise.all(Array.from({ length: 20 }, (_, i) => person(world.db, `Crowd${i}`)));
    const queue = world.app.get(VoteQueue, { strict: false });
    const burst = () =>
      Promise.all(
        crowd.map(({ id }) =>
          queue.cast({ ideaId: hot.id, memberId: id, direction: 1, boardIds: [open.id] }),
        ),
      );
    changed.length = 0;
    await burst();
    expect(changed).toEqual([[hot.id]]);
    await burst();
    expect(changed).toHaveLength(1);
  });
});
