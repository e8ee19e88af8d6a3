import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../src/common/errors/domain-error.js';
import type { RequestContext } from '../src/common/graphql/request-context.js';
import { AUDIENCE } from '../src/modules/follows/audience.sql.js';
import { FollowIdeas } from '../src/modules/follows/follow-ideas.js';
import { ViewerFollowsLoader } from '../src/modules/follows/viewer-follows.loader.js';
import { IdeasLoader } from '../src/modules/ideas/ideas.loader.js';
import { MergeIdeas } from '../src/modules/merging/merge-ideas.js';
import { UnmergeIdea } from '../src/modules/merging/unmerge-idea.js';
import { CastVotes } from '../src/modules/votes/cast-votes.js';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { encodeId } from '../src/common/graphql/node-id.js';
import type { Difference } from '../src/modules/doctor/check.js';
import { contextOf, startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, type Person } from './support/factories.js';
import { MergeModel } from './support/merge-model.js';
import { comment, importSupport } from './support/merging.js';

const IDEAS = 4;
const MEMBERS = 2;

const place = fc.nat(IDEAS - 1);
const voter = fc.nat(MEMBERS - 1);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('vote' as const),
      idea: place,
      member: voter,
      direction: fc.constantFrom<1 | 0 | -1>(1, 0, -1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('follow' as const),
      idea: place,
      member: voter,
      follows: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      idea: place,
      sources: fc.array(place, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unmerge' as const), idea: place }) },
);
interface Ground {
  ids: number[];
  admin: RequestContext;
  members: { id: number; context: RequestContext }[];
  /** What the doctor finds here. */
  differences(): Promise<Difference[]>;
}
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('any sequence of votes, follows, merges and unmerges', () => {
  let world: TestApp;
  let ann: Person;
  let admin: RequestContext;
  let members: Ground['members'];
  let grounds = 0;

  const service = <T>(type: new (...args: never[]) => T, at = world): T =>
    at.app.get(type, { strict: false });

  beforeAll(async () => {
    world = await startTestApp();
    Object.assign(service(ThrottleLimits), {
      vote: { points: 1e6, seconds: 60 },
      follow: { points: 1e6, seconds: 60 },
    });
    ann = await person(world.db, 'Ann');
    admin = await contextOf(world, await person(world.db, 'Admin', 'ADMIN'));
    members = [];
    for (let i = 0; i < MEMBERS; i++) {
      const who = await person(world.db, `Member${i}`);
      members.push({ id: who.id, context: await contextOf(world, who) });
    }
  });
  afterAll(() => world.stop());

  /** Ideas on a board of their own, with comments on some and imported support, of either sign, on others. */
  const ground = async (imported: readonly number[]): Promise<Ground> => {
    const ids: number[] = [];
    const open = await board(world.db, `ground-${++grounds}`);
    for (let i = 0; i < IDEAS; i++) {
      const one = await idea(world.db, open, ann, `Ground ${i}`, {
        createdAt: new Date(Date.now() - i * 86_400_000),
      });
      ids.push(one.id);
      await importSupport(world.db, one, imported[i] ?? 0);
      for (let k = 0; k < i % 3; k++) await comment(world.db, one, ann);
    }
    const differences = async () =>
      (await differencesIn(world.db)).filter(
        ({ table, id }) =>
          (table === 'ideas' && ids.includes(Number(id))) || id.startsWith(`board ${open.id},`),
      );
    const onBoard = (context: RequestContext): RequestContext => ({ ...context, boardIds: [open.id] });
    return {
      ids,
      admin: onBoard(admin),
      members: members.map(({ id, context }) => ({ id, context: onBoard(context) })),
      differences,
    };
  };

  /** @returns the code of the refusal */
  const take = async (one: Step, on: Ground, at = world): Promise<string | null> => {
    const node = (i: number): string => encodeId('Idea', on.ids[i]!);
    try {
      if (one.kind === 'vote')
        await service(CastVotes, at).cast(on.members[one.member]!.context, node(one.idea), one.direction);
      else if (one.kind === 'follow')
        await service(FollowIdeas, at).set(on.members[one.member]!.context, node(one.idea), one.follows);
      else if (one.kind === 'merge')
        await service(MergeIdeas, at).merge(on.admin, node(one.idea), one.sources.map(node));
      else await service(UnmergeIdea, at).unmerge(on.admin, node(one.idea));
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.refusals[0]!.code;
      throw error;
    }
  };

  const expectedOf = (one: Step, model: MergeModel): string | null => {
    const id = model.ideas[one.idea]!;
    if (one.kind === 'vote') return model.vote(id, members[one.member]!.id, one.direction);
    if (one.kind === 'follow') return model.follow(id, members[one.member]!.id, one.follows);
    if (one.kind === 'merge')
      return model.merge(
        id,
        one.sources.map((i) => model.ideas[i]!),
      );
    return model.unmerge(id);
  };

  /** Everything stored and shown of these ideas against the model's plain recount. */
  const compare = async (on: Ground, model: MergeModel): Promise<void> => {
    const recounts = await model.recount(world.db);
    const rows = await world.db.query<{ id: number; score: number; score_peak: number; controversy: number }>(
      'SELECT * FROM ideas WHERE id = ANY ($1)',
      [model.ideas],
    );
    for (const row of rows) {
      const recount = recounts.get(row.id)!;
      expect(row).toMatchObject({
        promote_count: recount.promotes,
        demote_count: recount.demotes,
        follower_count: recount.followers,
        comment_count: recount.comments,
        merged_into_id: model.targets.get(row.id),
        root_id: recount.root,
        merged_count: recount.below,
      });
      expect(Math.abs(row.score - recount.score)).toBeLessThanOrEqual(1e-9 * recount.magnitude);
      expect(row.controversy).toBeCloseTo(recount.controversy, 9);
    }
    const stored = await world.db.query<{ idea_id: number; member_id: number; direction: number }>(
      'SELECT idea_id, member_id, direction FROM votes WHERE idea_id = ANY ($1)',
      [model.ideas],
    );
    expect(
      new Map(stored.map(({ idea_id, member_id, direction }) => [`${idea_id}/${member_id}`, direction])),
    ).toEqual(new Map([...model.votes].map(([key, { value }]) => [key, value])));
    for (const one of model.ideas) {
      const told = await world.db.query<{ member_id: number }>(AUDIENCE, [[one], 0, 100]);
      expect(told.map((row) => row.member_id).filter((id) => id !== ann.id)).toEqual(
        model.members.filter((id) => model.followOf(one, id) ?? model.voteOf(one, id) !== 0),
      );
    }
    for (const { id, context } of on.members) {
      const fresh = { ...context };
      const seen = await service(IdeasLoader).loadMany(fresh, model.ideas);
      const standings = await service(ViewerFollowsLoader).loadMany(fresh, model.ideas);
      expect(standings).toEqual(
        model.ideas.map((one) => {
          const word = model.followOf(one, id);
          return { follows: word === true, isTold: word ?? model.voteOf(one, id) !== 0 };
        }),
      );
      expect(seen.map(({ viewerVote }) => viewerVote)).toEqual(
        model.ideas.map((one) => ['DEMOTE', null, 'PROMOTE'][model.voteOf(one, id) + 1]),
      );
    }
  };

  it('leaves everywhere what a plain recount gives, and unmerging all what there would be without merges', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: IDEAS, maxLength: IDEAS }),
        async (steps, imported) => {
          const on = await ground(imported);
          const { ids } = on;
          const model = new MergeModel(
            ids,
            members.map(({ id }) => id),
          );
          for (const one of steps) expect(await take(one, on)).toBe(expectedOf(one, model));
          await compare(on, model);
          for (const id of ids) {
            await service(UnmergeIdea).unmerge(on.admin, encodeId('Idea', id));
            model.unmerge(id);
          }
          await compare(on, model);
          for (const [i, recount] of [...(await model.recount(world.db)).values()].entries()) {
            // Each stands on its own rows alone.
            const own = members.map(({ id }) => model.votes.get(`${ids[i]}/${id}`)?.value ?? 0);
            expect([recount.promotes, recount.demotes]).toEqual([
              own.filter((direction) => direction === 1).length + Math.max(imported[i]!, 0),
              own.filter((direction) => direction === -1).length + Math.max(-imported[i]!, 0),
            ]);
          }
          expect(await on.differences()).toEqual([]);
        },
      ),
      { numRuns: Number(process.env['MERGE_RUNS'] ?? 30) },
    );
  }, 120_000);

  it('leaves exact numbers and no deadlock when all happen at once, in two processes', async () => {
    const on = await ground([3, 0, -2, 0]);
    const apps = await Promise.all([1, 2].map(() => startTestApp({ databaseUrl: world.databaseUrl })));
    const steps = fc.sample(step, { numRuns: 400, seed: 7 });
    const outcomes: (string | null)[] = [];
    try {
      for (let i = 0; i < steps.length; i += 50)
        outcomes.push(
          ...(await Promise.all(steps.slice(i, i + 50).map((one, k) => take(one, on, apps[k % 2])))),
        );
    } finally {
      for (const app of apps) await app.stop();
    }
    expect(outcomes.filter((code) => code === null).length).toBeGreaterThan(100);
    for (const code of new Set(outcomes)) expect([null, 'IDEA_CLOSED', 'INVALID']).toContain(code);
    expect(await on.differences()).toEqual([]);
    // A connection's deadlocks are in the statistics once it has ended.
    const [row] = await world.db.query<{ deadlocks: number }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(row?.deadlocks).toBe(0);
  }, 120_000);
});
