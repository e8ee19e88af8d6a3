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
import { DERIVED_FROM_VOTES, recomputeFromVotes } from '../src/modules/ranking/recompute.js';

const CAST = `mutation ($input: CastVoteInput!) {
  castVote(input: $input) { idea { points promoteCount demoteCount viewerVote popularity } userErrors { code field } }
}`;
const WITHDRAW = `mutation ($input: WithdrawVoteInput!) {
  withdrawVote(input: $input) { idea { points promoteCount demoteCount viewerVote } userErrors { code field } }
}`;

describe('voting', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let open: TestBoard;

  const cast = (who: Person | undefined, ideaId: string, direction = 'PROMOTE') =>
    ask(world, CAST, { input: { ideaId, direction } }, who ?? {});
  const withdraw = (who: Person, ideaId: string) => ask(world, WITHDRAW, { input: { ideaId } }, who);
  const stored = async (on: TestIdea) => {
    const [row] = await world.db.query<{
      promote_count: number;
      demote_count: number;
      score: number;
      score_peak: number;
      active_at: Date;
    }>('SELECT promote_count, demote_count, score, score_peak, active_at FROM ideas WHERE id = $1', [on.id]);
    if (!row) throw new Error('no idea');
    return row;
  };

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    open = await board(world.db, 'open');
  });
  afterAll(() => world.stop());

  it('counts a promote, keeps it when repeated, switches and withdraws it', async () => {
    const it = await idea(world.db, open, ann, 'One vote each');
    expect((await cast(bob, it.nodeId)).data.castVote).toMatchObject({
      idea: { points: 10, promoteCount: 1, viewerVote: 'PROMOTE' },
      userErrors: [],
    });
    expect((await cast(bob, it.nodeId)).data.castVote.idea).toMatchObject({ points: 10, promoteCount: 1 });
    expect((await cast(bob, it.nodeId, 'DEMOTE')).data.castVote.idea).toMatchObject({
      points: -10,
      promoteCount: 0,
      demoteCount: 1,
      viewerVote: 'DEMOTE',
    });
    expect((await withdraw(bob, it.nodeId)).data.withdrawVote.idea).toMatchObject({
      points: 0,
      demoteCount: 0,
      viewerVote: null,
    });
    expect((await withdraw(bob, it.nodeId)).data.withdrawVote.userErrors).toEqual([]);
    expect(await stored(it)).toMatchObject({ score: 0 });
  });

  it('asks who is signed out to sign in', async () => {
    const it = await idea(world.db, open, ann, 'Signed out');
    const { data, errors } = await cast(undefined, it.nodeId);
    expect(data.castVote).toBeNull();
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('refuses a closed idea, and an idea that the member may not know of as one that is not there', async () => {
    const closed = await idea(world.db, open, ann, 'Closed long ago', { status: 'not-planned' });
    expect((await cast(bob, closed.nodeId)).data.castVote).toEqual({
      idea: null,
      userErrors: [{ code: 'IDEA_CLOSED', field: null }],
    });
    const secret = await board(world.db, 'secret', {
      visibility: 'TEAMS',
      team: await team(world.db, 'insiders'),
    });
    const hidden = await idea(world.db, secret, ann, 'Internal');
    expect((await cast(bob, hidden.nodeId)).data.castVote.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['ideaId'] },
    ]);
    expect(
      (await cast(bob, Buffer.from('Idea:999999').toString('base64url'))).data.castVote.userErrors,
    ).toEqual([{ code: 'NOT_FOUND', field: ['ideaId'] }]);
    expect((await cast(bob, 'nonsense')).errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'ideaId',
    });
    expect(await stored(closed)).toMatchObject({ promote_count: 0 });
  });

  it('refuses votes past the budget, gives them back when an idea closes, and lets switches go free', async () => {
    const few = await board(world.db, 'few', { voteBudget: 2 });
    const ideas = await Promise.all([1, 2, 3].map((n) => idea(world.db, few, ann, `Budgeted ${n}`)));
    const [first, second, third] = ideas.map((i) => i.nodeId);
    const left = async () =>
      (await ask(world, '{ board(slug: "few") { voteBudget viewerVotesLeft } }', {}, bob)).data.board
        .viewerVotesLeft;
    expect(await left()).toBe(2);
    await cast(bob, first!);
    await cast(bob, second!, 'DEMOTE');
    expect(await left()).toBe(0);
    expect((await cast(bob, third!)).data.castVote.userErrors).toEqual([
      { code: 'VOTE_BUDGET_SPENT', field: null },
    ]);
    expect((await cast(bob, second!)).data.castVote.idea).toMatchObject({ viewerVote: 'PROMOTE' });
    await world.db.query(
      `UPDATE ideas SET stage = s.stage, status_id = s.id FROM statuses s WHERE s.key = 'not-planned' AND ideas.id = $1`,
      [ideas[0]!.id],
    );
    expect(await left()).toBe(1);
    expect((await cast(bob, third!)).data.castVote.userErrors).toEqual([]);
    await world.db.query('UPDATE boards SET vote_budget = 1 WHERE id = $1', [few.id]);
    expect(await left()).toBe(0);
    const carla = await person(world.db, 'Carla');
    const burst = await Promise.all(ideas.slice(1).map((i) => cast(carla, i.nodeId)));
    expect(burst.flatMap((a) => a.data.castVote.userErrors)).toHaveLength(1);
  });

  it('counts 200 votes at once exactly', async () => {
    const hot = await idea(world.db, open, ann, 'Everybody at once');
    const crowd = await Promise.all(Array.from({ length: 200 }, (_, i) => person(world.db, `Crowd${i}`)));
    const answers = await Promise.all(
      crowd.map((who, i) => cast(who, hot.nodeId, i % 4 === 0 ? 'DEMOTE' : 'PROMOTE')),
    );
    expect(answers.flatMap((a) => [...a.errors, ...(a.data.castVote?.userErrors ?? [])])).toEqual([]);
    expect(await stored(hot)).toMatchObject({ promote_count: 150, demote_count: 50 });
    // Switches, withdrawals and repetitions all at once, several from the same member.
    await Promise.all(
      crowd.flatMap((who, i) => {
        if (i % 3 === 0) return [withdraw(who, hot.nodeId)];
        if (i % 3 === 1)
          return [
            cast(who, hot.nodeId, 'DEMOTE'),
            cast(who, hot.nodeId, 'DEMOTE'),
            cast(who, hot.nodeId, 'DEMOTE'),
          ];
        return [cast(who, hot.nodeId, 'PROMOTE'), cast(who, hot.nodeId, 'PROMOTE')];
      }),
    );
    const row = await stored(hot);
    const [counted] = await world.db.query<{
      promotes: number;
      demotes: number;
      score: number;
      magnitude: number;
    }>(DERIVED_FROM_VOTES, [[hot.id]]);
    expect(row).toMatchObject({ promote_count: 66, demote_count: 67 });
    expect(counted).toMatchObject({ promotes: 66, demotes: 67 });
    expect(Math.abs(row.score - counted!.score)).toBeLessThanOrEqual(1e-9 * counted!.magnitude);
  });

  it('keeps counts exact when two processes vote on the same ideas', async () => {
    const other = await startTestApp({ databaseUrl: world.databaseUrl });
    try {
      const ideas = await Promise.all(
        Array.from({ length: 5 }, (_, i) => idea(world.db, open, ann, `Shared idea ${i}`)),
      );
      const people = await Promise.all(Array.from({ length: 30 }, (_, i) => person(world.db, `Two${i}`)));
      const directions = ['PROMOTE', 'DEMOTE', 'PROMOTE'];
      await Promise.all(
        people.flatMap((who, i) =>
          ideas.flatMap((on, k) =>
            directions.map((direction, n) =>
              ask([world, other][(i + k + n) % 2]!, CAST, { input: { ideaId: on.nodeId, direction } }, who),
            ),
          ),
        ),
      );
      const rows = await world.db.query<{
        id: number;
        promotes: number;
        demotes: number;
        score: number;
        magnitude: number;
      }>(DERIVED_FROM_VOTES, [ideas.map(({ id }) => id)]);
      for (const row of rows) {
        const [now] = await world.db.query<{ promote_count: number; demote_count: number; score: number }>(
          'SELECT * FROM ideas WHERE id = $1',
          [row.id],
        );
        expect([now!.promote_count, now!.demote_count]).toEqual([row.promotes, row.demotes]);
        expect(row.promotes + row.demotes).toBe(30);
        expect(Math.abs(now!.score - row.score)).toBeLessThanOrEqual(1e-9 * row.magnitude);
      }
    } finally {
      await other.stop();
    }
  });

  it('computes a score anew once cancellation has eaten its bits', async () => {
    const old = await idea(world.db, open, ann, 'A promote and its withdrawal far apart');
    await cast(ann, old.nodeId);
    await cast(bob, old.nodeId);
    // As if Bob's vote came forty half-lives after Ann's: withdrawing it leaves next to nothing of the sum.
    await world.db.query(
      `UPDATE votes SET cast_at = cast_at - interval '1200 days' WHERE idea_id = $1 AND member_id = $2`,
      [old.id, ann.id],
    );
    await recomputeFromVotes(world.db, [old.id]);
    await withdraw(bob, old.nodeId);
    const row = await stored(old);
    expect(row.score).toBeGreaterThan(0);
    expect(row.score).toBeCloseTo(2 ** -40, 14);
    expect(row.score_peak).toBe(row.score);
  });

  it('shows who backs an idea, page by page, and never who demoted it', async () => {
    const backed = await idea(world.db, open, ann, 'Backed by three');
    const people = await Promise.all(['Dora', 'Emil', 'Fay', 'Gus'].map((name) => person(world.db, name)));
    for (const who of people.slice(0, 3)) await cast(who, backed.nodeId);
    await cast(people[3], backed.nodeId, 'DEMOTE');
    const page = async (after: string | null) =>
      (
        await ask(
          world,
          'query ($number: Int!, $after: String) { idea(number: $number) { supporters(first: 2, after: $after) { nodes { handle } totalCount pageInfo { hasNextPage endCursor } } } }',
          { number: backed.id, after },
        )
      ).data.idea.supporters;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map((m: { handle: string }) => m.handle)).toEqual([
      people[2]!.handle,
      people[1]!.handle,
      people[0]!.handle,
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});
