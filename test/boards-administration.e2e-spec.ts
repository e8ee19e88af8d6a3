import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { DomainEvents } from '../src/events/domain-events.js';
import { refuse } from '../src/common/errors/domain-error.js';
import { administer, auditOf } from './support/administration.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, team, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';
import { mergeIdeas } from './support/merging.js';
import { mutate } from './support/triage.js';

describe('boards, by an administrator', () => {
  let world: TestApp;
  let root: Person;
  let maker: Person;
  let ann: Person;
  let makers: number;

  const run = (name: string, input: Record<string, unknown>, who: Person = root) =>
    administer(world, who, name, input);
  const create = async (input: Record<string, unknown>) => {
    const { payload } = await run('createBoard', { name: 'A board', ...input });
    // oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
    return payload?.['board'] as any;
  };
  const slugsFor = async (who: { cookie?: string } = {}) =>
    (await ask(world, '{ boards { slug } }', {}, who)).data.boards.map(({ slug }: { slug: string }) => slug);

  beforeAll(async () => {
    world = await startTestApp();
    root = await person(world.db, 'Root', 'ADMIN');
    [maker, ann] = [await person(world.db, 'Maker'), await person(world.db, 'Ann')];
    makers = await team(world.db, 'makers', maker);
  });
  afterAll(() => world.stop());

  it('are made as asked for, told in the log, and read by whom they are for', async () => {
    const made = await create({
      slug: 'bikes',
      name: ' Bikes ',
      description: 'Two wheels.',
      visibility: 'TEAMS',
      teamIds: [encodeId('Team', makers)],
      voteBudget: 5,
      holdFirstPosts: 2,
    });
    expect(made).toMatchObject({
      slug: 'bikes',
      name: 'Bikes',
      description: 'Two wheels.',
      visibility: 'TEAMS',
      voteBudget: 5,
      holdFirstPosts: 2,
      teams: [{ slug: 'makers' }],
    });
    expect(await slugsFor(maker)).toContain('bikes');
    expect(await slugsFor(ann)).not.toContain('bikes');
    const [entry] = await auditOf(world, 'board.created');
    expect(entry).toMatchObject({
      actor_id: root.id,
      details: { name: 'Bikes', slug: 'bikes', visibility: 'TEAMS' },
    });
    const plain = await create({ slug: 'plain' });
    expect(plain).toMatchObject({ visibility: 'PUBLIC', voteBudget: null, holdFirstPosts: 0, teams: [] });
  });

  it('refuse what cannot be, each at its field', async () => {
    const cases: [input: Record<string, unknown>, code: string, field: string][] = [
      [{ slug: 'Upper' }, 'INVALID', 'slug'],
      [{ slug: 'a--b' }, 'INVALID', 'slug'],
      [{ slug: ' ' }, 'REQUIRED', 'slug'],
      [{ slug: 'x'.repeat(61) }, 'TOO_LONG', 'slug'],
      [{ name: '  ' }, 'REQUIRED', 'name'],
      [{ name: 'x'.repeat(61) }, 'TOO_LONG', 'name'],
      [{ description: 'x'.repeat(501) }, 'TOO_LONG', 'description'],
      [{ voteBudget: 0 }, 'INVALID', 'voteBudget'],
      [{ teamIds: Array.from({ length: 101 }, () => encodeId('Team', makers)) }, 'TOO_MANY', 'teamIds'],
      [{ holdFirstPosts: 101 }, 'INVALID', 'holdFirstPosts'],
      [{ holdFirstPosts: -1 }, 'INVALID', 'holdFirstPosts'],
    ];
    for (const [input, code, field] of cases) {
      const { refused } = await run('createBoard', { slug: 'fine', name: 'Fine', ...input });
      expect([input, refused]).toEqual([input, [[code, [field]]]]);
    }
    const unknown = {
      slug: 'fine',
      name: 'Fine',
      teamIds: [encodeId('Team', makers), encodeId('Team', 987654)],
    };
    expect((await run('createBoard', unknown)).refused).toEqual([['NOT_FOUND', ['teamIds', '1']]]);
    expect(await slugsFor(root)).not.toContain('fine');
  });

  it('made twice at once is made once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map((n) => run('createBoard', { slug: 'double', name: `Tab ${n}` })),
    );
    const refused = answers.map((answer) => answer.refused).filter((list) => list.length > 0);
    expect(refused).toEqual([[['TAKEN', ['slug']]], [['TAKEN', ['slug']]]]);
  });

  it('keep what a change leaves out, clear what is null, and say in the log what changed', async () => {
    const { id } = await create({
      slug: 'changing',
      description: 'Old.',
      voteBudget: 3,
      teamIds: [encodeId('Team', makers)],
    });
    const renamed = await run('updateBoard', { boardId: id, name: 'New name' });
    expect(renamed.payload?.['board']).toMatchObject({
      name: 'New name',
      description: 'Old.',
      voteBudget: 3,
      teams: [{ slug: 'makers' }],
    });
    const cleared = await run('updateBoard', {
      boardId: id,
      description: null,
      voteBudget: null,
      teamIds: null,
    });
    expect(cleared.payload?.['board']).toMatchObject({ description: null, voteBudget: null, teams: [] });
    const [entry, before] = await auditOf(world, 'board.updated');
    expect([before?.details['fields'], entry?.details['fields']]).toEqual([
      'name',
      'description, voteBudget, teamIds',
    ]);
    await run('updateBoard', { boardId: id, name: 'New name' });
    expect((await auditOf(world, 'board.updated')).length).toBe(2);
    expect((await run('updateBoard', { boardId: encodeId('Board', 4711), name: 'x' })).refused).toEqual([
      ['NOT_FOUND', ['boardId']],
    ]);
    for (const field of ['holdFirstPosts', 'visibility', 'name'])
      expect((await run('updateBoard', { boardId: id, [field]: null })).refused).toEqual([
        ['INVALID', [field]],
      ]);
  });

  it('tell the log to whom they were opened, and to which teams they were given', async () => {
    const { nodeId } = await board(world.db, 'opened', { visibility: 'TEAMS' });
    await run('updateBoard', {
      boardId: nodeId,
      visibility: 'PUBLIC',
      teamIds: [encodeId('Team', makers)],
    });
    expect((await auditOf(world, 'board.visibilityChanged'))[0]).toMatchObject({
      actor_id: root.id,
      details: { name: 'opened', visibility: 'PUBLIC', before: 'TEAMS' },
    });
    expect((await auditOf(world, 'board.teamsChanged'))[0]?.details).toEqual({
      name: 'opened',
      count: 1,
      teams: 'makers',
    });
  });

  it('stop merging and count reputation anew only where other people read them, once each', async () => {
    const on = await board(world.db, 'counted', { team: makers });
    const told: string[] = [];
    world.app.get(DomainEvents, { strict: false }).onWithin('board.readersChanging', (event) => {
      if (event.boardId === on.id) told.push(`${event.visibilityBefore} to ${event.visibility}`);
      return Promise.resolve();
    });
    const recounts = async () =>
      (
        await world.db.query('SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [
          `recount-board-reputation/${on.id}`,
        ])
      ).length;
    const teamIds = [encodeId('Team', makers)];
    await run('updateBoard', { boardId: on.nodeId, name: 'Counted', visibility: 'PUBLIC', teamIds });
    await run('updateBoard', { boardId: on.nodeId, teamIds: [] });
    expect([told, await recounts()]).toEqual([[], 0]);
    await run('updateBoard', { boardId: on.nodeId, visibility: 'TEAMS' });
    await run('updateBoard', { boardId: on.nodeId, teamIds });
    expect(await recounts()).toBe(1);
    await run('updateBoard', { boardId: on.nodeId, visibility: 'PUBLIC' });
    expect(told).toEqual(['PUBLIC to TEAMS', 'TEAMS to TEAMS', 'TEAMS to PUBLIC']);
    expect(await recounts()).toBe(1);
  });

  it('given to other teams are no longer looked after by those that had them', async () => {
    const others = await team(world.db, 'others', ann);
    const on = await board(world.db, 'handed-over', { team: makers });
    const [lost, kept] = [await idea(world.db, on, ann, 'Lost'), await idea(world.db, on, ann, 'Kept')];
    await world.db.query('UPDATE ideas SET team_id = $2, assignee_id = $3 WHERE id = $1', [
      lost.id,
      makers,
      maker.id,
    ]);
    await world.db.query('UPDATE ideas SET assignee_id = $2 WHERE id = $1', [kept.id, root.id]);
    await run('updateBoard', { boardId: on.nodeId, teamIds: [encodeId('Team', others)] });
    const waiting = await world.db.query('SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [
      `release-board-ideas/${on.id}`,
    ]);
    expect(waiting.length).toBe(1);
    const release = world.app.get(JobHandlers, { strict: false }).tasks.get('release-board-ideas');
    await release?.({ boardId: on.id }, new AbortController().signal);
    expect(
      await world.db.query(
        'SELECT team_id, assignee_id, triage_version AS version FROM ideas WHERE board_id = $1 ORDER BY id',
        [on.id],
      ),
    ).toEqual([
      { team_id: null, assignee_id: null, version: 2 },
      { team_id: null, assignee_id: root.id, version: 1 },
    ]);
  });

  it('closed to the public are gone for it at once, everywhere', async () => {
    const on = await board(world.db, 'closing-in');
    const one = await idea(world.db, on, ann, 'Zeppelin landing place');
    const page = async (who: { cookie?: string } = {}) =>
      (
        await ask(
          world,
          `query ($n: Int!) { board(slug: "closing-in") { slug } idea(number: $n) { title }
             ideas(filter: { search: "zeppelin" }) { totalCount } similarIdeas(title: "Zeppelin landing place") { similarity } }`,
          { n: one.id },
          who,
        )
      ).data;
    expect(await page()).toMatchObject({
      idea: { title: 'Zeppelin landing place' },
      ideas: { totalCount: 1 },
    });
    const html = await fetch(`${world.url}/ideas/${one.id}`);
    const etag = html.headers.get('etag') ?? '';
    await html.text();
    await run('updateBoard', { boardId: on.nodeId, visibility: 'MEMBERS' });
    expect(await page()).toEqual({ board: null, idea: null, ideas: { totalCount: 0 }, similarIdeas: [] });
    const again = await fetch(`${world.url}/ideas/${one.id}`, { headers: { 'if-none-match': etag } });
    expect(again.status).not.toBe(304);
    expect(await again.text()).not.toContain('Zeppelin');
    expect((await page(ann)).idea).toEqual({ title: 'Zeppelin landing place' });
    await run('updateBoard', { boardId: on.nodeId, visibility: 'TEAMS' });
    expect((await page(ann)).idea).toBeNull();
    await run('updateBoard', { boardId: on.nodeId, teamIds: [encodeId('Team', makers)] });
    expect((await page(maker)).idea).not.toBeNull();
  });

  it('take no vote back when their budget is lowered', async () => {
    const on = await board(world.db, 'budgeted', { voteBudget: 3 });
    const ideas = await Promise.all([1, 2].map((n) => idea(world.db, on, maker, `Budget ${n}`)));
    for (const { nodeId } of ideas)
      await mutate(world, ann, 'castVote', { ideaId: nodeId }, 'idea { number }');
    await run('updateBoard', { boardId: on.nodeId, voteBudget: 1 });
    const votes = await world.db.query('SELECT 1 FROM votes WHERE member_id = $1 AND idea_id = ANY ($2)', [
      ann.id,
      ideas.map(({ id }) => id),
    ]);
    expect(votes.length).toBe(2);
    const left = await ask(world, '{ board(slug: "budgeted") { viewerVotesLeft } }', {}, ann);
    expect(left.data.board.viewerVotesLeft).toBe(0);
  });

  it('stay as readable as those that their ideas are merged with', async () => {
    const [here, there] = [
      await board(world.db, 'here', { team: makers }),
      await board(world.db, 'there', { team: makers }),
    ];
    const [source, target] = [
      await idea(world.db, here, ann, 'One of two'),
      await idea(world.db, there, ann, 'Two of two'),
    ];
    await mergeIdeas(world, root, target, source);
    for (const on of [here, there]) {
      const { refused, messages } = await run('updateBoard', { boardId: on.nodeId, visibility: 'MEMBERS' });
      expect(refused).toEqual([['IN_USE', ['visibility']]]);
      expect(messages[0]).toContain(`“${on === here ? 'there' : 'here'}”`);
    }
    expect((await run('updateBoard', { boardId: here.nodeId, name: 'Here', teamIds: null })).refused).toEqual(
      [],
    );
    await run('updateBoard', { boardId: here.nodeId, teamIds: [encodeId('Team', makers)] });
    // Where its teams alone read it, other teams are other readers.
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id IN ($1, $2)`, [here.id, there.id]);
    await run('updateBoard', { boardId: here.nodeId, name: 'Still here' });
    expect((await run('updateBoard', { boardId: there.nodeId, teamIds: [] })).refused).toEqual([
      ['IN_USE', ['teamIds']],
    ]);
    await world.db.query(`UPDATE boards SET visibility = 'PUBLIC' WHERE id IN ($1, $2)`, [here.id, there.id]);
    await mutate(world, root, 'unmergeIdea', { ideaId: source.nodeId }, 'idea { number }');
    expect((await run('updateBoard', { boardId: here.nodeId, visibility: 'MEMBERS' })).refused).toEqual([]);
  });

  it('are deleted only when nothing stands on them, and are gone then', async () => {
    const on = await board(world.db, 'short-lived', { team: makers });
    const one = await idea(world.db, on, ann, 'In the way');
    const { refused, messages } = await run('deleteBoard', { id: on.nodeId });
    expect(refused).toEqual([['IN_USE', ['id']]]);
    expect(messages[0]).toContain('1 idea');
    await mutate(world, ann, 'deleteIdea', { ideaId: one.nodeId }, 'deletedId');
    const { payload } = await run('deleteBoard', { id: on.nodeId });
    expect(payload).toMatchObject({ deletedId: on.nodeId });
    expect(await slugsFor(root)).not.toContain('short-lived');
    const looked = await ask(
      world,
      'query ($id: ID!) { node(id: $id) { id } board(slug: "short-lived") { slug } }',
      { id: on.nodeId },
      root,
    );
    expect(looked.data).toEqual({ node: null, board: null });
    expect((await run('deleteBoard', { id: on.nodeId })).refused).toEqual([['NOT_FOUND', ['id']]]);
    expect((await run('updateBoard', { boardId: on.nodeId, name: 'x' })).refused).toEqual([
      ['NOT_FOUND', ['boardId']],
    ]);
    const submitted = await mutate(
      world,
      root,
      'submitIdea',
      { boardId: on.nodeId, title: 'Too late', body: '' },
      'idea { number }',
    );
    expect(submitted.refused).toEqual([['NOT_FOUND', ['boardId']]]);
    // Its name is free.
    expect(await create({ slug: 'short-lived' })).toMatchObject({ slug: 'short-lived' });
    expect(await auditOf(world, 'board.deleted')).toMatchObject([{ details: { slug: 'short-lived' } }]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('are not deleted under an idea that is being submitted', async () => {
    const on = await board(world.db, 'contested');
    const [submitted, deleted] = await Promise.all([
      mutate(
        world,
        ann,
        'submitIdea',
        { boardId: on.nodeId, title: 'Just in time', body: '' },
        'idea { number }',
      ),
      run('deleteBoard', { id: on.nodeId }),
    ]);
    // Whichever was first, the other one was refused.
    expect([submitted.refused.length, deleted.refused.length].toSorted()).toEqual([0, 1]);
  });

  it('are not deleted where a later feature needs them', async () => {
    const on = await board(world.db, 'needed');
    world.app
      .get(DomainEvents, { strict: false })
      .onWithin('board.deleting', ({ boardId }) =>
        boardId === on.id ? Promise.reject(refuse('IN_USE', 'id')) : Promise.resolve(),
      );
    expect((await run('deleteBoard', { id: on.nodeId })).refused).toEqual([['IN_USE', ['id']]]);
    expect(await slugsFor()).toContain('needed');
  });
});
