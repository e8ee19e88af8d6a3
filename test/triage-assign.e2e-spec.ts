import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import '../src/modules/ideas/idea.events.js';
import { type IdeaAssigned } from '../src/modules/triage/triage.events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
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
import { mergeInto, mutate, read, teamNodeId } from './support/triage.js';

describe('a team that sorts its ideas', () => {
  let world: TestApp;
  let ann: Person;
  let dev: Person;
  let eva: Person;
  let root: Person;
  let stranger: Person;
  let makers: number;
  let others: number;
  let open: TestBoard;
  let shared: TestBoard;
  let elsewhere: TestBoard;
  let secret: TestBoard;
  let inside: TestBoard;
  let one: TestIdea;
  const assigned: IdeaAssigned[] = [];
  let changed: number[] = [];

  const send = async (who: { cookie?: string }, name: string, input: Record<string, unknown>) =>
    (await mutate(world, who, name, { ideaId: one.nodeId, ...input }, 'idea { number }')).refused;
  const assign = (who: { cookie?: string }, input: Record<string, unknown>) => send(who, 'assignIdea', input);
  const tag = (who: { cookie?: string }, input: Record<string, unknown>) => send(who, 'tagIdea', input);
  const move = (who: { cookie?: string }, to: TestBoard, more: Record<string, unknown> = {}) =>
    send(who, 'moveIdea', { boardId: to.nodeId, ...more });

  beforeAll(async () => {
    world = await startTestApp();
    [ann, dev, eva, root, stranger] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Dev'),
      person(world.db, 'Eva'),
      person(world.db, 'Root', 'ADMIN'),
      person(world.db, 'Stranger'),
    ]);
    makers = await team(world.db, 'makers', dev);
    others = await team(world.db, 'others', eva);
    open = await board(world.db, 'open', { team: makers });
    shared = await board(world.db, 'shared', { team: makers });
    await world.db.query('INSERT INTO board_teams VALUES ($1, $2)', [shared.id, others]);
    elsewhere = await board(world.db, 'elsewhere', { team: others });
    secret = await board(world.db, 'secret', { visibility: 'TEAMS', team: others });
    inside = await board(world.db, 'inside', { visibility: 'TEAMS', team: makers });
    const events = world.app.get(DomainEvents, { strict: false });
    events.onAfter('idea.assigned', (event) => {
      assigned.push(event);
    });
    events.onAfter('ideas.changed', ({ ideaIds }) => {
      changed.push(...ideaIds);
    });
  });
  beforeEach(async () => {
    one = await idea(world.db, shared, ann, 'Sorted', { body: 'Words in its body', tags: ['old'] });
    assigned.length = 0;
    changed = [];
  });
  afterAll(() => world.stop());

  it('makes a team and a person responsible, each by itself, and takes it away again', async () => {
    expect(await assign(dev, { teamId: teamNodeId(others), triageVersion: 1 })).toEqual([]);
    expect(await read(world, one)).toMatchObject({
      team: { slug: 'others' },
      assignee: null,
      triageVersion: 2,
    });
    expect(await assign(dev, { memberId: eva.nodeId, triageVersion: 2 })).toEqual([]);
    expect(await read(world, one)).toMatchObject({
      team: { slug: 'others' },
      assignee: { handle: eva.handle },
      triageVersion: 3,
    });
    expect(await assign(dev, { teamId: null })).toEqual([]);
    expect(await read(world, one)).toMatchObject({ team: null, assignee: { handle: eva.handle } });
    expect(await assign(dev, { memberId: null, teamId: teamNodeId(makers) })).toEqual([]);
    expect(await read(world, one)).toMatchObject({
      team: { slug: 'makers' },
      assignee: null,
      triageVersion: 5,
    });
    expect(changed).toEqual([one.id, one.id, one.id, one.id]);
  });

  it('tells who is newly responsible by somebody else, and nobody else', async () => {
    await assign(dev, { memberId: dev.nodeId });
    expect(assigned).toEqual([]);
    await assign(dev, { memberId: eva.nodeId });
    await assign(dev, { memberId: eva.nodeId, teamId: teamNodeId(makers) });
    await assign(eva, { memberId: null });
    await assign(eva, { memberId: root.nodeId });
    expect(assigned).toEqual([
      { ideaId: one.id, memberId: eva.id, actorId: dev.id },
      { ideaId: one.id, memberId: root.id, actorId: eva.id },
    ]);
  });

  it('takes no step where nothing changes', async () => {
    await assign(dev, { memberId: eva.nodeId });
    changed = [];
    expect(await assign(dev, { memberId: eva.nodeId })).toEqual([]);
    expect(await assign(dev, {})).toEqual([]);
    expect(await tag(dev, { tags: ['OLD', ' old '] })).toEqual([]);
    expect(await move(dev, shared)).toEqual([]);
    expect(await read(world, one)).toMatchObject({ triageVersion: 2, tags: ['old'] });
    expect(changed).toEqual([]);
  });

  it('gives ideas only to teams and people of their board, and administrators', async () => {
    expect(await assign(dev, { memberId: stranger.nodeId })).toEqual([['INVALID', ['memberId']]]);
    expect(await assign(dev, { memberId: ann.nodeId })).toEqual([['INVALID', ['memberId']]]);
    expect(await assign(dev, { memberId: teamNodeId(makers) })).toEqual([['NOT_FOUND', ['memberId']]]);
    const third = await team(world.db, `third-${one.id}`);
    expect(await assign(dev, { teamId: teamNodeId(third) })).toEqual([['INVALID', ['teamId']]]);
    expect(await assign(dev, { teamId: teamNodeId(999_999) })).toEqual([['NOT_FOUND', ['teamId']]]);
    expect(await assign(dev, { memberId: root.nodeId, teamId: teamNodeId(third) })).toEqual([
      ['INVALID', ['teamId']],
    ]);
    expect(await read(world, one)).toMatchObject({ team: null, assignee: null, triageVersion: 1 });
    expect(await assign(dev, { memberId: root.nodeId })).toEqual([]);
  });

  it('replaces the tags, and search finds by the new ones only', async () => {
    const found = async (filter: object) =>
      (await ask(world, 'query ($f: IdeaFilter) { ideas(filter: $f) { nodes { number } } }', { f: filter }))
        .data.ideas.nodes;
    expect(await tag(dev, { tags: ['Brand New', 'zebra', 'zebra'], triageVersion: 1 })).toEqual([]);
    expect(await read(world, one)).toMatchObject({ tags: ['brand new', 'zebra'], triageVersion: 2 });
    expect(await found({ tags: ['zebra'] })).toEqual([{ number: one.id }]);
    expect(await found({ search: 'zebra' })).toEqual([{ number: one.id }]);
    expect(await found({ tags: ['old'], authorId: ann.nodeId, statusKeys: ['new'] })).not.toContainEqual({
      number: one.id,
    });
    expect(await tag(dev, { tags: [] })).toEqual([]);
    expect(await found({ search: 'zebra' })).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('refuses tags that are none', async () => {
    expect(await tag(dev, { tags: ['1', '2', '3', '4', '5', '6'] })).toEqual([['TOO_MANY', ['tags']]]);
    expect(await tag(dev, { tags: ['x'.repeat(31)] })).toEqual([['TOO_LONG', ['tags']]]);
    expect(await tag(dev, { tags: [' '] })).toEqual([['INVALID', ['tags']]]);
  });

  it('moves an idea with its counts, and clears who does not belong there', async () => {
    await assign(dev, { memberId: eva.nodeId, teamId: teamNodeId(makers) });
    const voter = await person(world.db, 'Voter');
    await ask(
      world,
      'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
      { i: { ideaId: one.nodeId } },
      voter,
    );
    changed = [];
    expect(await move(dev, open, { triageVersion: 2 })).toEqual([]);
    expect(await read(world, one)).toMatchObject({
      board: { slug: 'open' },
      team: { slug: 'makers' },
      assignee: null,
      triageVersion: 3,
    });
    expect(changed).toEqual([one.id]);
    expect(await differencesIn(world.db)).toEqual([]);
    await assign(dev, { memberId: root.nodeId });
    expect(await move(dev, elsewhere)).toEqual([]);
    expect(await read(world, one)).toMatchObject({
      board: { slug: 'elsewhere' },
      team: null,
      assignee: { handle: root.handle },
    });
    // It is another team's now.
    expect(await move(dev, open)).toEqual([['FORBIDDEN', null]]);
    expect(await move(eva, shared)).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('moves ideas only where the mover may submit', async () => {
    expect(await move(dev, secret)).toEqual([['NOT_FOUND', ['boardId']]]);
    expect(await move(dev, { ...open, nodeId: one.nodeId })).toEqual([['NOT_FOUND', ['boardId']]]);
    expect(await move(dev, inside)).toEqual([]);
    expect(await read(world, one)).toBeNull();
    expect(await read(world, one, dev)).toMatchObject({ board: { slug: 'inside' } });
  });

  it('keeps what was merged readable for whom the target is', async () => {
    const source = await idea(world.db, shared, ann, 'A source');
    await mergeInto(world.db, source, one);
    expect(await move(dev, inside)).toEqual([['INVALID', ['boardId']]]);
    expect(await move(dev, open)).toEqual([]);
    const moved = one;
    one = source;
    expect(await move(dev, open)).toEqual([['IDEA_CLOSED', ['ideaId']]]);
    expect(await assign(dev, { memberId: dev.nodeId })).toEqual([['IDEA_CLOSED', ['ideaId']]]);
    expect(await tag(dev, { tags: [] })).toEqual([['IDEA_CLOSED', ['ideaId']]]);
    expect(await read(world, moved)).toMatchObject({ board: { slug: 'open' } });
    expect(await read(world, source)).toMatchObject({ board: { slug: 'shared' } });
  });

  it('moves what others were merged into between boards for teams only where the same teams read both', async () => {
    const kept = await board(world.db, 'kept', { visibility: 'TEAMS', team: makers });
    one = await idea(world.db, inside, ann, 'A target among a team');
    await mergeInto(world.db, await idea(world.db, inside, ann, 'Its source'), one);
    expect(await move(root, secret)).toEqual([['INVALID', ['boardId']]]);
    expect(await move(root, kept)).toEqual([]);
    expect(await read(world, one, root)).toMatchObject({ board: { slug: 'kept' } });
  });

  it.each([
    ['assignIdea', () => ({ memberId: dev.nodeId })],
    ['tagIdea', () => ({ tags: ['fresh'] })],
    ['moveIdea', () => ({ boardId: open.nodeId })],
  ])(
    'refuses %s of what changed meanwhile, of what is gone, and by whom it is not for',
    async (name, input) => {
      expect(await send({}, name, input())).toEqual([['UNAUTHENTICATED', null]]);
      expect(await send(ann, name, input())).toEqual([['FORBIDDEN', null]]);
      expect(await send(dev, name, { ...input(), triageVersion: 7 })).toEqual([['STALE', ['triageVersion']]]);
      expect(await send(dev, name, { ...input(), ideaId: dev.nodeId })).toEqual([['NOT_FOUND', ['ideaId']]]);
      const hidden = await idea(world.db, secret, eva, 'Hidden from Dev');
      expect(await send(dev, name, { ...input(), ideaId: hidden.nodeId })).toEqual([
        ['NOT_FOUND', ['ideaId']],
      ]);
      expect(await read(world, one)).toMatchObject({ triageVersion: 1 });
      const both = await Promise.all(
        [dev, eva].map((who) => send(who, name, { ...input(), triageVersion: 1 })),
      );
      // To whom the moved idea does not belong any more, it says that.
      expect([
        ['STALE', ['triageVersion']],
        ['FORBIDDEN', null],
      ]).toContainEqual(both.flat()[0]);
      expect(both.flat()).toHaveLength(1);
      expect(await read(world, one)).toMatchObject({ triageVersion: 2 });
    },
  );
});
