import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { DomainEvents } from '../src/events/domain-events.js';
import { PersonalData } from '../src/modules/members/personal-data.js';
import '../src/modules/boards/board.events.js';
import '../src/modules/votes/vote.events.js';
import { castBatch } from '../src/modules/votes/vote-batch.js';
import { startTestApp, type TestApp } from './support/app.js';
import { Adopting } from './support/adoptions.js';
import { comment, mutate } from './support/discussion.js';
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
import { settleJobs } from './support/jobs.js';
import { mergeIdeas, unmergeIdea, vote } from './support/merging.js';
import { moderate } from './support/moderation.js';

describe('reputation', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cem: Person;
  let mod: Person;
  let open: TestBoard;
  let makers: number;
  let one: TestIdea;
  let adopting: Adopting;

  beforeAll(async () => {
    world = await startTestApp({ jobs: true });
    adopting = new Adopting(world);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    [ann, bob, cem] = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Cem'),
    ];
    mod = await person(world.db, 'Mod', 'MODERATOR');
    makers = await team(world.db, `makers-${ann.id}`, cem);
    open = await board(world.db, `open-${ann.id}`, { team: makers });
    one = await idea(world.db, open, ann, 'A good one');
  });

  const standing = async (who: Person) => {
    const { data } = await ask(world, 'query ($h: String!) { member(handle: $h) { reputation level } }', {
      h: who.handle,
    });
    return data.member;
  };
  const reputation = async (who: Person): Promise<number> => (await standing(who)).reputation;
  const ledger = async (who: Person, args = '(first: 50)') => {
    const { data, errors } = await ask(
      world,
      `{ viewer { reputationEvents${args} { totalCount pageInfo { endCursor hasNextPage }
           nodes { id kind points createdAt reversedAt idea { number } comment { id } } } } }`,
      {},
      who,
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.viewer.reputationEvents;
  };
  const kinds = async (who: Person): Promise<string[]> =>
    (await ledger(who)).nodes.map(
      (row: { kind: string; reversedAt: string | null }) => `${row.kind}${row.reversedAt ? ' reversed' : ''}`,
    );

  it('gives a point for each promotion by somebody else, and takes it back with the vote', async () => {
    await vote(world, bob, one);
    await vote(world, cem, one, 'DEMOTE');
    await vote(world, ann, one);
    expect(await standing(ann)).toEqual({ reputation: 1, level: 'Newcomer' });
    await vote(world, bob, one, 'DEMOTE');
    expect(await reputation(ann)).toBe(0);
    expect(await kinds(ann)).toEqual(['PROMOTED reversed']);
    await vote(world, bob, one);
    expect(await kinds(ann)).toEqual(['PROMOTED']);
    await vote(world, bob, one, null);
    expect(await reputation(ann)).toBe(0);
  });

  it('gives nothing on boards that are not public, and takes back what an idea earned that moves to one', async () => {
    const inner = await board(world.db, `inner-${ann.id}`, { visibility: 'MEMBERS', team: makers });
    const hidden = await idea(world.db, inner, ann, 'For members');
    await vote(world, bob, hidden);
    expect(await reputation(ann)).toBe(0);
    await vote(world, bob, one);
    const show = (visibility: 'PUBLIC' | 'TEAMS') =>
      world.db.transaction(async (tx) => {
        const visibilityBefore = visibility === 'TEAMS' ? ('PUBLIC' as const) : ('TEAMS' as const);
        const event = { boardId: open.id, visibilityBefore, visibility, teamIds: [makers] };
        await world.app.get(DomainEvents).emit('board.readersChanging', event, tx);
        await tx.query('UPDATE boards SET visibility = $2 WHERE id = $1', [open.id, visibility]);
      });
    await show('TEAMS');
    await settleJobs(world.db);
    expect(await reputation(ann)).toBe(0);
    await show('PUBLIC');
    await settleJobs(world.db);
    expect(await reputation(ann)).toBe(1);
  });

  it('gives a point for the first comment on each idea of others, five a day', async () => {
    const mine = await idea(world.db, open, bob, 'My own');
    await comment(world, bob, mine, 'To myself');
    expect(await reputation(bob)).toBe(0);
    const first = await comment(world, bob, one, 'First');
    await comment(world, bob, one, 'Second');
    expect(await reputation(bob)).toBe(1);
    for (let i = 0; i < 5; i++)
      await comment(world, bob, await idea(world.db, open, ann, `Another ${i}`), 'Me, too');
    expect(await reputation(bob)).toBe(5);
    // The next one takes its place.
    await mutate(world, bob, 'deleteComment', { commentId: first.nodeId }, 'deletedId');
    expect(await reputation(bob)).toBe(5);
    expect((await kinds(bob)).filter((kind) => kind === 'FIRST_COMMENT')).toHaveLength(5);
  });

  it('gives two points for each like', async () => {
    const said = await comment(world, bob, one, 'Well said');
    await mutate(world, ann, 'likeComment', { commentId: said.nodeId });
    await mutate(world, cem, 'likeComment', { commentId: said.nodeId });
    expect(await reputation(bob)).toBe(1 + 4);
    await mutate(world, cem, 'unlikeComment', { commentId: said.nodeId });
    expect(await reputation(bob)).toBe(1 + 2);
    await mutate(world, bob, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
    expect(await reputation(bob)).toBe(0);
  });

  it('follows an adoption to its delivery and back', async () => {
    const said = await comment(world, bob, one, 'And a roof');
    await mutate(world, ann, 'acceptExtension', { commentId: said.nodeId });
    expect(await reputation(bob)).toBe(1 + 20);
    const adoptionId = await adopting.adopt(cem, makers, [one]);
    expect(await reputation(ann)).toBe(50);
    const deliver = (outcome: string) =>
      adopting.mutate(cem, 'deliverAdoption', { adoptionId, outcome, response: 'There it is.' });
    const reopen = () =>
      adopting.mutate(cem, 'reopenAdoption', { adoptionId, stage: 'BUILDING', response: 'Not quite.' });
    await deliver('FULL');
    expect(await standing(ann)).toEqual({ reputation: 250, level: 'Advocate' });
    expect(await reputation(bob)).toBe(1 + 20 + 100);
    await reopen();
    expect([await reputation(ann), await reputation(bob)]).toEqual([50, 21]);
    await deliver('PARTIAL');
    expect([await reputation(ann), await reputation(bob)]).toEqual([150, 121]);
    await mutate(world, ann, 'removeExtension', { commentId: said.nodeId });
    expect(await reputation(bob)).toBe(1);
    await reopen();
    await adopting.mutate(cem, 'dropAdoption', {
      adoptionId,
      response: 'No more.',
      statusKey: 'not-planned',
    });
    expect(await reputation(ann)).toBe(0);
    expect(await kinds(ann)).toEqual(['IDEA_DELIVERED reversed', 'IDEA_ADOPTED reversed']);
  });

  it('gives nothing for one’s own acts', async () => {
    const own = await idea(world.db, open, cem, 'By the team itself');
    const adoptionId = await adopting.adopt(cem, makers, [own]);
    await adopting.mutate(cem, 'deliverAdoption', { adoptionId, outcome: 'FULL', response: 'There.' });
    expect(await kinds(cem)).toEqual([]);
  });

  it('stays as it is when ideas are merged and parted', async () => {
    const other = await idea(world.db, open, bob, 'The same again');
    await vote(world, cem, other);
    await mergeIdeas(world, cem, one, other);
    expect([await reputation(ann), await reputation(bob)]).toEqual([0, 1]);
    await vote(world, cem, one, 'DEMOTE');
    await vote(world, cem, one, 'PROMOTE');
    expect([await reputation(ann), await reputation(bob)]).toEqual([1, 1]);
    await unmergeIdea(world, cem, other);
    expect([await reputation(ann), await reputation(bob)]).toEqual([1, 1]);
  });

  it('thanks for extensions of what is merged into a delivered idea, as long as it is', async () => {
    const source = await idea(world.db, open, mod, 'The same again');
    const said = await comment(world, bob, source, 'And a roof');
    await mutate(world, mod, 'acceptExtension', { commentId: said.nodeId });
    await mergeIdeas(world, cem, one, source);
    const adoptionId = await adopting.adopt(cem, makers, [one]);
    expect(await reputation(bob)).toBe(1 + 20);
    await adopting.mutate(cem, 'deliverAdoption', { adoptionId, outcome: 'FULL', response: 'There it is.' });
    expect(await reputation(bob)).toBe(1 + 20 + 100);
    await moderate(world, mod, 'HIDE', [one]);
    expect(await reputation(bob)).toBe(1 + 20);
    await moderate(world, mod, 'RESTORE', [one]);
    expect(await reputation(bob)).toBe(1 + 20 + 100);
    await unmergeIdea(world, cem, source);
    expect(await reputation(bob)).toBe(1 + 20);
  });

  it('takes back what a deleted idea earned, and more where a moderator deleted it', async () => {
    await vote(world, bob, one);
    await comment(world, bob, one, 'Yes');
    await ask(
      world,
      'mutation ($i: DeleteIdeaInput!) { deleteIdea(input: $i) { userErrors { code } } }',
      { i: { ideaId: one.nodeId } },
      mod,
    );
    expect([await reputation(ann), await reputation(bob)]).toEqual([-20, 0]);
    expect((await standing(ann)).level).toBe('Newcomer');
    const { nodes } = await ledger(ann);
    expect(nodes.map(({ kind, idea: about }: { kind: string; idea: unknown }) => [kind, about])).toEqual([
      ['CONTENT_REMOVED', null],
      ['PROMOTED', null],
    ]);
  });

  it('follows votes that are taken out of the count, and back at their own time', async () => {
    await vote(world, bob, one);
    await vote(world, cem, one);
    const [before] = (await ledger(ann)).nodes.slice(-1);
    const move = (text: string, values: unknown[]) =>
      world.db.transaction(async (tx) => {
        await tx.query('SELECT 1 FROM ideas WHERE id = $1 FOR NO KEY UPDATE', [one.id]);
        const rows = await tx.query<{ cast_at: Date }>(text, values);
        const votes = [{ ideaId: one.id, memberId: bob.id }];
        await world.app.get(DomainEvents).emit('votes.changed', { votes }, tx);
        return rows[0]?.cast_at;
      });
    const castAt = await move('DELETE FROM votes WHERE idea_id = $1 AND member_id = $2 RETURNING cast_at', [
      one.id,
      bob.id,
    ]);
    expect(await reputation(ann)).toBe(1);
    await move('INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, 1, $3)', [
      one.id,
      bob.id,
      castAt,
    ]);
    expect(await reputation(ann)).toBe(2);
    expect((await ledger(ann)).nodes.at(-1)).toEqual(before);
  });

  it('forgets an erased person, but not what their votes gave others', async () => {
    const theirs = await idea(world.db, open, bob, 'Theirs');
    await vote(world, ann, theirs);
    await vote(world, bob, one);
    await world.db.transaction(async (tx) => {
      await tx.query('UPDATE members SET erased_at = now(), email = NULL WHERE id = $1', [bob.id]);
      const event = { memberId: bob.id, withdrawVotes: false };
      await world.app.get(DomainEvents).emit('member.erasing', event, tx);
    });
    const kept = () => world.db.query('SELECT 1 FROM reputation_events WHERE member_id = $1', [bob.id]);
    expect([await reputation(ann), await kept()]).toEqual([1, []]);
    await vote(world, cem, theirs);
    expect(await kept()).toEqual([]);
    const { data } = await ask(world, '{ leaderboard(first: 100) { member { handle } } }');
    expect(JSON.stringify(data)).not.toContain(bob.handle);
  });

  it('costs twenty points while a moderator hides an idea or a comment, and many of them together', async () => {
    const said = [await comment(world, bob, one, 'Rude'), await comment(world, cem, one, 'Ruder')];
    await moderate(world, mod, 'HIDE', [one, ...said]);
    expect(await Promise.all([ann, bob, cem].map(reputation))).toEqual([-20, -20, -20]);
    await moderate(world, mod, 'RESTORE', [one, ...said]);
    expect(await Promise.all([ann, bob, cem].map(reputation))).toEqual([0, 1, 1]);
  });

  it('gives and costs the author of an imported idea nothing, but who comments on it', async () => {
    const brought = await idea(world.db, open, ann, 'From elsewhere');
    await world.db.query('UPDATE ideas SET is_imported = true WHERE id = $1', [brought.id]);
    await vote(world, bob, brought);
    await comment(world, bob, brought, 'Still good');
    const adoptionId = await adopting.adopt(cem, makers, [brought]);
    await adopting.mutate(cem, 'deliverAdoption', { adoptionId, outcome: 'FULL', response: 'There it is.' });
    expect([await reputation(ann), await reputation(bob)]).toEqual([0, 1]);
    await moderate(world, mod, 'HIDE', [brought]);
    expect(await kinds(ann)).toEqual([]);
  });

  it('gives nothing for what a team cast for somebody', async () => {
    const order = { ideaId: one.id, memberId: bob.id, direction: 1 as const, boardIds: [open.id] };
    await world.db.transaction(async (tx) => {
      const { written } = await castBatch(tx, [{ ...order, castById: order.memberId }]);
      await world.app.get(DomainEvents).emit('votes.changed', { votes: written }, tx);
    });
    expect(await reputation(ann)).toBe(0);
    await vote(world, bob, one, 'DEMOTE');
    await vote(world, bob, one, 'PROMOTE');
    expect(await reputation(ann)).toBe(1);
  });

  it('shows the ledger page by page, to nobody but its member', async () => {
    for (const who of [bob, cem, mod]) await vote(world, who, one);
    const first = await ledger(ann, '(first: 2)');
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await ledger(ann, `(first: 2, after: "${first.pageInfo.endCursor}")`);
    expect(rest.nodes).toHaveLength(1);
    expect(new Set([...first.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(3);
    const node = (who: Person) =>
      ask(world, 'query ($id: ID!) { node(id: $id) { id } }', { id: rest.nodes[0].id }, who);
    expect((await node(ann)).data.node).toEqual({ id: rest.nodes[0].id });
    expect((await node(bob)).data.node).toBeNull();
    expect(
      (await ask(world, `{ viewer { reputationEvents(first: 101) { totalCount } } }`, {}, ann)).errors[0]
        ?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  it('lists a member’s extensions, newest first', async () => {
    const [a, b, c] = [
      await comment(world, bob, one, 'One'),
      await comment(world, bob, one, 'Two'),
      await comment(world, bob, one, 'Three'),
    ];
    for (const said of [a, c]) await mutate(world, ann, 'acceptExtension', { commentId: said.nodeId });
    const { data } = await ask(
      world,
      'query ($h: String!) { member(handle: $h) { extensions { totalCount nodes { id } } comments { totalCount } } }',
      { h: bob.handle },
    );
    expect(data.member).toEqual({
      extensions: { totalCount: 2, nodes: [{ id: c.nodeId }, { id: a.nodeId }] },
      comments: { totalCount: 3 },
    });
    expect(b.id).toBeGreaterThan(a.id);
  });

  it('hands out ledger and badges for the export, without who promoted', async () => {
    await vote(world, bob, one);
    const rows: object[] = [];
    for (const name of ['reputation', 'badges']) {
      const part = world.app.get(PersonalData, { strict: false }).all().get(name)!;
      for await (const batch of part(world.db, ann.id)) rows.push(...batch);
    }
    expect(rows).toMatchObject([{ kind: 'PROMOTED', points: 1, ideaNumber: one.id, reversedAt: null }]);
    expect(JSON.stringify(rows)).not.toContain(`:${bob.id},`);
    expect(encodeId('Member', bob.id)).toBe(bob.nodeId);
  });
});
