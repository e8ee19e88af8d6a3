import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bumpCounters } from '../src/modules/ideas/idea-counters.js';
import { AUDIENCE } from '../src/modules/follows/audience.sql.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';

const STANDING = 'idea { number followerCount viewerFollows viewerIsTold } userErrors { code field }';

describe('following', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cleo: Person;
  let open: TestBoard;

  const follow = async (who: Person | undefined, ideaId: string) =>
    ask(
      world,
      `mutation ($input: FollowIdeaInput!) { it: followIdea(input: $input) { ${STANDING} } }`,
      { input: { ideaId } },
      who ?? {},
    );
  const unfollow = async (who: Person | undefined, ideaId: string) =>
    ask(
      world,
      `mutation ($input: UnfollowIdeaInput!) { it: unfollowIdea(input: $input) { ${STANDING} } }`,
      { input: { ideaId } },
      who ?? {},
    );
  const cast = (who: Person, ideaId: string, direction = 'PROMOTE') =>
    ask(
      world,
      'mutation ($input: CastVoteInput!) { castVote(input: $input) { userErrors { code } } }',
      { input: { ideaId, direction } },
      who,
    );
  const standing = async (who: Person | undefined, number: number) =>
    (
      await ask(
        world,
        'query ($number: Int!) { idea(number: $number) { followerCount viewerFollows viewerIsTold } }',
        { number },
        who ?? {},
      )
    ).data.idea;
  const audience = (ids: number[], after = 0, limit = 100) =>
    world.db.query<{ member_id: number; idea_id: number }>(AUDIENCE, [ids, after, limit]);

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    cleo = await person(world.db, 'Cleo');
    open = await board(world.db, 'open');
  });
  afterAll(() => world.stop());

  it('tells a follower, counts each once, and stops when asked', async () => {
    const { id, nodeId } = await idea(world.db, open, ann, 'Worth watching');
    expect(await standing(bob, id)).toEqual({ followerCount: 0, viewerFollows: false, viewerIsTold: false });
    const followed = { number: id, followerCount: 1, viewerFollows: true, viewerIsTold: true };
    expect((await follow(bob, nodeId)).data.it).toEqual({ idea: followed, userErrors: [] });
    expect((await follow(bob, nodeId)).data.it).toEqual({ idea: followed, userErrors: [] });
    expect(await standing(bob, id)).toMatchObject({ followerCount: 1, viewerFollows: true });
    expect(await standing(cleo, id)).toEqual({ followerCount: 1, viewerFollows: false, viewerIsTold: false });
    const left = { number: id, followerCount: 0, viewerFollows: false, viewerIsTold: false };
    expect((await unfollow(bob, nodeId)).data.it).toEqual({ idea: left, userErrors: [] });
    expect((await unfollow(bob, nodeId)).data.it.idea).toEqual(left);
    expect(await standing(undefined, id)).toMatchObject({ viewerFollows: false, viewerIsTold: false });
  });

  it('tells the author and whoever voted either way, until they mute it', async () => {
    const { id, nodeId } = await idea(world.db, open, ann, 'Told without following');
    await cast(bob, nodeId);
    await cast(cleo, nodeId, 'DEMOTE');
    for (const who of [ann, bob, cleo])
      expect(await standing(who, id)).toEqual({
        followerCount: 0,
        viewerFollows: false,
        viewerIsTold: true,
      });
    for (const who of [ann, bob])
      expect((await unfollow(who, nodeId)).data.it.idea).toMatchObject({
        followerCount: 0,
        viewerIsTold: false,
      });
    // Muted stays muted, whatever they vote later.
    await cast(bob, nodeId, 'DEMOTE');
    expect(await standing(bob, id)).toMatchObject({ viewerIsTold: false });
    expect((await follow(bob, nodeId)).data.it.idea).toMatchObject({ followerCount: 1, viewerIsTold: true });
  });

  it('shows every step of several in one request', async () => {
    const { nodeId } = await idea(world.db, open, ann, 'On and off at once');
    const { data } = await ask(
      world,
      `mutation ($on: FollowIdeaInput!, $off: UnfollowIdeaInput!) {
         first: followIdea(input: $on) { idea { followerCount viewerFollows } }
         then: unfollowIdea(input: $off) { idea { followerCount viewerFollows } }
       }`,
      { on: { ideaId: nodeId }, off: { ideaId: nodeId } },
      bob,
    );
    expect(data.first.idea).toEqual({ followerCount: 1, viewerFollows: true });
    expect(data.then.idea).toEqual({ followerCount: 0, viewerFollows: false });
  });

  it('goes for closed and archived ideas, too, but not for held ones nor for what the member may not know of', async () => {
    for (const status of ['not-planned', 'archived', 'implemented']) {
      const { nodeId } = await idea(world.db, open, ann, `In status ${status}`, { status });
      expect((await follow(bob, nodeId)).data.it.userErrors).toEqual([]);
    }
    const held = await idea(world.db, open, bob, 'Waits for a moderator');
    await world.db.query(`UPDATE ideas SET moderation = 'HELD' WHERE id = $1`, [held.id]);
    await world.db.query(`INSERT INTO moderation_items (idea_id, held_for) VALUES ($1, 'FIRST_POSTS')`, [
      held.id,
    ]);
    await bumpCounters(world.db, [{ boardId: open.id, statusId: 1, ideas: -1 }]);
    expect((await follow(bob, held.nodeId)).data.it).toEqual({
      idea: null,
      userErrors: [{ code: 'IDEA_CLOSED', field: null }],
    });
    const secret = await board(world.db, 'secret', {
      visibility: 'TEAMS',
      team: await team(world.db, 'insiders'),
    });
    const hidden = await idea(world.db, secret, ann, 'Internal matter');
    const nobody = { idea: null, userErrors: [{ code: 'NOT_FOUND', field: ['ideaId'] }] };
    expect((await follow(bob, hidden.nodeId)).data.it).toEqual(nobody);
    expect((await unfollow(bob, held.nodeId)).data.it.userErrors[0].code).toBe('IDEA_CLOSED');
    expect((await follow(cleo, held.nodeId)).data.it).toEqual(nobody);
    expect((await follow(bob, open.nodeId)).data.it).toEqual(nobody);
  });

  it('asks who is signed out to sign in', async () => {
    const { nodeId } = await idea(world.db, open, ann, 'For members only');
    for (const answer of [await follow(undefined, nodeId), await unfollow(undefined, nodeId)]) {
      expect(answer.data.it).toBeNull();
      expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('counts a crowd that comes and goes at once exactly', async () => {
    const { id, nodeId } = await idea(world.db, open, ann, 'A crowd follows');
    const crowd = await Promise.all(Array.from({ length: 30 }, (_, i) => person(world.db, `Follower${i}`)));
    await Promise.all(crowd.flatMap((who) => [follow(who, nodeId), follow(who, nodeId)]));
    await Promise.all(
      crowd.flatMap((who, i) => (i % 3 === 0 ? [unfollow(who, nodeId), unfollow(who, nodeId)] : [])),
    );
    expect(await standing(crowd[0], id)).toMatchObject({ followerCount: 20 });
  });

  it('reaches everybody concerned once, page by page, and nobody who muted it', async () => {
    const first = await idea(world.db, open, ann, 'Reaches many');
    const second = await idea(world.db, open, bob, 'Reaches others');
    const people: Person[] = [];
    for (let i = 0; i < 12; i++) people.push(await person(world.db, `Reached${i}`));
    for (const [i, who] of people.entries()) {
      if (i % 2 === 0) await cast(who, first.nodeId, i % 4 === 0 ? 'PROMOTE' : 'DEMOTE');
      if (i % 3 === 0) await follow(who, second.nodeId);
      if (i % 6 === 0) await unfollow(who, first.nodeId);
    }
    await ask(
      world,
      'mutation ($input: WithdrawVoteInput!) { withdrawVote(input: $input) { userErrors { code } } }',
      { input: { ideaId: first.nodeId } },
      people[2],
    );
    const expected = [
      { member_id: ann.id, idea_id: first.id },
      { member_id: bob.id, idea_id: second.id },
      ...people.flatMap(({ id }, i) => {
        if (i % 6 === 0) return [{ member_id: id, idea_id: second.id }];
        if (i % 2 === 0) return i === 2 ? [] : [{ member_id: id, idea_id: first.id }];
        return i % 3 === 0 ? [{ member_id: id, idea_id: second.id }] : [];
      }),
    ];
    expect(await audience([first.id, second.id])).toEqual(expected);
    const pages: object[] = [];
    for (let after = 0; ;) {
      const page = await audience([second.id, first.id], after, 2);
      pages.push(...page);
      if (page.length < 2) break;
      after = page.at(-1)!.member_id;
    }
    expect(pages).toEqual(expected);
  });

  it('leaves nothing for the doctor to find', async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });
});
