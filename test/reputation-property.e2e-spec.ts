import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { DomainError } from '../src/common/errors/domain-error.js';
import { encodeId } from '../src/common/graphql/node-id.js';
import { DAY } from '../src/common/time/clock.js';
import type { RequestContext } from '../src/common/graphql/request-context.js';
import { DomainEvents } from '../src/events/domain-events.js';
import { AdoptIdeas } from '../src/modules/adoptions/adopt-ideas.js';
import { DeliverAdoption } from '../src/modules/adoptions/deliver-adoption.js';
import { DropAdoption } from '../src/modules/adoptions/drop-adoption.js';
import { ReopenAdoption } from '../src/modules/adoptions/reopen-adoption.js';
import { AcceptExtensions } from '../src/modules/comments/accept-extensions.js';
import { AddComment } from '../src/modules/comments/add-comment.js';
import { DeleteComment } from '../src/modules/comments/delete-comment.js';
import { LikeComments } from '../src/modules/comments/like-comments.js';
import { reputationChecks } from '../src/modules/doctor/reputation.check.js';
import { DeleteIdea } from '../src/modules/ideas/delete-idea.js';
import { MergeIdeas } from '../src/modules/merging/merge-ideas.js';
import { UnmergeIdea } from '../src/modules/merging/unmerge-idea.js';
import '../src/modules/moderation/moderation.events.js';
import { AwardBadges } from '../src/modules/reputation/award-badges.js';
import { Leaderboard } from '../src/modules/reputation/leaderboard.service.js';
import { RecountReputation } from '../src/modules/reputation/recount-reputation.js';
import { MoveToBoard } from '../src/modules/triage/move-to-board.js';
import { CastVotes } from '../src/modules/votes/cast-votes.js';
import { contextOf, startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, team, type TestBoard } from './support/factories.js';
import { rankedSince, readLedger, recountReputation, type Earned } from './support/reputation-model.js';

const IDEAS = 4;
const PEOPLE = 4;

const place = fc.nat(IDEAS - 1);
const who = fc.nat(PEOPLE - 1);
const any = fc.nat(30);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('vote' as const),
      idea: place,
      who,
      direction: fc.constantFrom<1 | 0 | -1>(1, 1, 0, -1),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('comment' as const), idea: place, who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('deleteComment' as const), any, who }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('like' as const), any, who, on: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('extension' as const), any, on: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('adopt' as const),
      ideas: fc.uniqueArray(place, { minLength: 1, maxLength: 2 }),
      who,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      any,
      who,
      outcome: fc.constantFrom<'FULL' | 'PARTIAL'>('FULL', 'PARTIAL'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), any }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reopen' as const), any }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge' as const), idea: place, source: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unmerge' as const), idea: place }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('moderate' as const),
      type: fc.constantFrom<'Idea' | 'Comment'>('Idea', 'Comment'),
      any,
      to: fc.constantFrom<'VISIBLE' | 'HIDDEN'>('VISIBLE', 'HIDDEN'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('move' as const), idea: place, open: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), idea: place }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Ground {
  ids: number[];
  open: TestBoard;
  closed: TestBoard;
  people: RequestContext[];
}

describe('any sequence of what earns and costs reputation', () => {
  let world: TestApp;
  let people: RequestContext[];
  let makers: number;
  let grounds = 0;

  const service = <T>(type: new (...args: never[]) => T): T => world.app.get(type, { strict: false });

  beforeAll(async () => {
    world = await startTestApp();
    const often = { points: 1e6, seconds: 60 };
    Object.assign(service(ThrottleLimits), { vote: often, like: often, comment: often });
    const members = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Cem'),
      // Does all that teams and moderators do, to ideas and comments of their own, too.
      await person(world.db, 'Dee', 'ADMIN'),
    ];
    makers = await team(world.db, 'makers', ...members);
    people = await Promise.all(members.map((one) => contextOf(world, one)));
  });
  afterAll(() => world.stop());

  const ground = async (): Promise<Ground> => {
    const name = `ground-${++grounds}`;
    const open = await board(world.db, name, { team: makers });
    const closed = await board(world.db, `${name}-team`, { team: makers, visibility: 'TEAMS' });
    const ids: number[] = [];
    for (let i = 0; i < IDEAS; i++) {
      const author = people[i % PEOPLE]!.viewer!;
      const by = { id: author.memberId, nodeId: '', handle: '', cookie: '' };
      ids.push((await idea(world.db, i === IDEAS - 1 ? closed : open, by, `Ground ${i}`)).id);
    }
    // As an import leaves them.
    await world.db.query('UPDATE ideas SET is_imported = true WHERE id = $1', [ids[1]]);
    const teamBoardIds = [open.id, closed.id];
    return {
      ids,
      open,
      closed,
      people: people.map((context) => ({
        ...context,
        boardIds: teamBoardIds,
        viewer: { ...context.viewer!, teamBoardIds, teamIds: [makers] },
      })),
    };
  };

  const pick = async (table: 'comments' | 'adoptions', on: Ground, n: number): Promise<number> => {
    const text =
      table === 'comments'
        ? 'SELECT id FROM comments WHERE idea_id = ANY ($1) ORDER BY id'
        : 'SELECT DISTINCT adoption_id AS id FROM adoption_ideas WHERE idea_id = ANY ($1) ORDER BY 1';
    const rows = await world.db.query<{ id: number }>(text, [on.ids]);
    return rows[n % Math.max(rows.length, 1)]?.id ?? 999_999_999;
  };

  const moderate = (type: 'Idea' | 'Comment', id: number, to: 'VISIBLE' | 'HIDDEN') =>
    world.db.transaction(async (tx) => {
      const table = type === 'Idea' ? 'ideas' : 'comments';
      const ideaOf = type === 'Idea' ? 'id' : 'idea_id';
      await tx.query(
        `SELECT 1 FROM ideas WHERE id = (SELECT ${ideaOf} FROM ${table} WHERE id = $1) FOR UPDATE`,
        [id],
      );
      const [row] = await tx.query<{ idea_id: number; author_id: number; moderation: 'VISIBLE' | 'HIDDEN' }>(
        `SELECT ${ideaOf} AS idea_id, author_id, moderation FROM ${table} WHERE id = $1`,
        [id],
      );
      if (!row) return;
      await tx.query(`UPDATE ${table} SET moderation = $2 WHERE id = $1`, [id, to]);
      const { idea_id: ideaId, author_id: authorId, moderation: from } = row;
      const subject = { type, id, ideaId, authorId, boardId: 0, from, to, isInternal: false };
      await service(DomainEvents).emit(
        'content.moderated',
        { subjects: [subject], actorId: 0, isOfBan: false },
        tx,
      );
    });

  const take = async (one: Step, on: Ground): Promise<unknown> => {
    const node = (i: number): string => encodeId('Idea', on.ids[i]!);
    const by = (i: number): RequestContext => ({ ...on.people[i]! });
    const admin = by(PEOPLE - 1);
    const commentOf = async (n: number): Promise<string> =>
      encodeId('Comment', await pick('comments', on, n));
    const adoptionOf = async (n: number): Promise<string> =>
      encodeId('Adoption', await pick('adoptions', on, n));
    const response = 'Because.';
    switch (one.kind) {
      case 'vote':
        return service(CastVotes).cast(by(one.who), node(one.idea), one.direction);
      case 'comment':
        return service(AddComment).add(by(one.who), { ideaId: node(one.idea), body: 'Said' });
      case 'deleteComment':
        return service(DeleteComment).delete(by(one.who), await commentOf(one.any));
      case 'like':
        return service(LikeComments).set(by(one.who), await commentOf(one.any), one.on);
      case 'extension':
        return service(AcceptExtensions).set(admin, await commentOf(one.any), one.on);
      case 'adopt': {
        const ideaIds = one.ideas.map(node);
        const teamId = encodeId('Team', makers);
        return service(AdoptIdeas).adopt(by(one.who), {
          ideaIds,
          teamId,
          title: 'Taken up',
          summary: '',
          response,
        });
      }
      case 'deliver': {
        const adoptionId = await adoptionOf(one.any);
        return service(DeliverAdoption).deliver(by(one.who), { adoptionId, outcome: one.outcome, response });
      }
      case 'drop':
        return service(DropAdoption).drop(admin, {
          adoptionId: await adoptionOf(one.any),
          response,
          statusKey: 'under-review',
        });
      case 'reopen':
        return service(ReopenAdoption).reopen(admin, {
          adoptionId: await adoptionOf(one.any),
          stage: 'BUILDING',
          response,
        });
      case 'merge':
        return service(MergeIdeas).merge(admin, node(one.idea), [node(one.source)]);
      case 'unmerge':
        return service(UnmergeIdea).unmerge(admin, node(one.idea));
      case 'moderate':
        return moderate(
          one.type,
          one.type === 'Idea' ? on.ids[one.any % IDEAS]! : await pick('comments', on, one.any),
          one.to,
        );
      case 'move':
        return service(MoveToBoard).move(admin, {
          ideaId: node(one.idea),
          boardId: (one.open ? on.open : on.closed).nodeId,
        });
      default:
        return service(DeleteIdea).delete(admin, node(one.idea), undefined);
    }
  };

  /** @returns whether it was done, or refused */
  const tried = async (one: Step, on: Ground): Promise<boolean> => {
    try {
      await take(one, on);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      if (error instanceof Error && error.message === 'You may not do that.') return false;
      throw error;
    }
  };

  /** Sums and leaderboards of everybody, since the ledger is everybody's. */
  const compare = async (earned: ReadonlyMap<string, Earned>): Promise<void> => {
    const sums = new Map(people.map(({ viewer }) => [viewer!.memberId, 0]));
    for (const { member, points } of earned.values()) sums.set(member, (sums.get(member) ?? 0) + points);
    const stored = await world.db.query<{ member_id: number; points: number }>(
      'SELECT member_id, points FROM member_reputation',
    );
    for (const { member_id, points } of stored)
      expect([member_id, points]).toEqual([member_id, sums.get(member_id)]);
    const board = await service(Leaderboard).top({ ...people[0]! }, 'ALL_TIME', 100);
    expect(board.map((row) => ({ ...row, member: row.member.memberId }))).toEqual(
      rankedSince(earned.values(), -Infinity),
    );
  };

  it('leaves in ledger, sums and leaderboards what a plain recount gives', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const on = await ground();
        for (const one of steps) if (await tried(one, on)) done++;
        const earned = await recountReputation(world.db);
        expect(await readLedger(world.db)).toEqual(earned);
        await compare(earned);
        expect(await differencesIn(world.db, reputationChecks.slice(0, 5))).toEqual([]);
      }),
      { numRuns: Number(process.env['REPUTATION_RUNS'] ?? 25) },
    );
    expect(done).toBeGreaterThan(300);
  }, 180_000);

  it('comes to the same when it is all written anew', async () => {
    const before = await readLedger(world.db);
    expect(before.size).toBeGreaterThan(50);
    await world.db.query('DELETE FROM reputation_events');
    await world.db.query('DELETE FROM member_reputation');
    await world.db.query('INSERT INTO reputation_backfill (idea_id) VALUES (0)');
    await service(RecountReputation).backfill();
    expect(await readLedger(world.db)).toEqual(before);
    expect(await differencesIn(world.db, reputationChecks.slice(0, 5))).toEqual([]);
  });

  it('leaves no difference and no deadlock when all happen at once', async () => {
    const on = await ground();
    const steps = fc.sample(step, { numRuns: 300, seed: 11 });
    for (let i = 0; i < steps.length; i += 20)
      await Promise.all(steps.slice(i, i + 20).map((one) => tried(one, on)));
    expect(await readLedger(world.db)).toEqual(await recountReputation(world.db));
    await service(AwardBadges).awardDue(new Date(Date.now() + DAY));
    expect(await differencesIn(world.db, reputationChecks)).toEqual([]);
  }, 120_000);
});
