import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import type { CommentAdded } from '../src/modules/comments/comment.events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { serveClient, type ServedClient } from './support/served-client.js';
import { comment, mergeRows, mutate, refusalOf, write, type TestComment } from './support/discussion.js';
import {
  board,
  idea,
  person,
  setStatus,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { PUBLIC_ROUTES, type Scene } from './support/public-routes.js';

const SECRETS = ['zugzwang', 'xylophone', 'quixotry'];
const NOTES = `query ($n: Int!) { idea(number: $n) { internalNoteCount updatedAt commentCount
  notes { totalCount nodes { body internal official replies { totalCount nodes { body internal parent { body } } } } } } }`;

describe('internal notes', () => {
  let world: TestApp;
  let client: ServedClient;
  let people: Record<
    'stranger' | 'author' | 'otherTeam' | 'moderator' | 'team' | 'colleague' | 'admin',
    Person
  >;
  let open: TestBoard;
  let other: TestBoard;
  let one: TestIdea;
  let published: TestComment;
  let scene: Scene;
  let added: CommentAdded[];
  let changed: number[];

  /** Everybody who is not of the board's teams: the moderator, too. */
  const outsiders = (): [string, Person | null][] => [
    ['visitor', null],
    ['stranger', people.stranger],
    ['author', people.author],
    ['otherTeam', people.otherTeam],
    ['moderator', people.moderator],
  ];
  const everythingFor = async (who: Person | null) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(PUBLIC_ROUTES).map(async ([name, route]) => [name, await route(scene, who)] as const),
      ),
    );
  const snapshots = async () => {
    // Whatever is to be told is told by then; no mail leaves, so that each is still there.
    await settleJobs(world.db);
    const all: Record<string, Record<string, string>> = {};
    for (const [role, who] of outsiders()) all[role] = await everythingFor(who);
    return all;
  };
  const notesFor = async (who: Person | null, on = one) =>
    (await ask(world, NOTES, { n: on.id }, who ?? {})).data.idea;

  beforeAll(async () => {
    world = await startTestApp({ jobs: true });
    client = await serveClient(world);
    people = {
      stranger: await person(world.db, 'Stranger'),
      author: await person(world.db, 'Author'),
      otherTeam: await person(world.db, 'Other'),
      moderator: await person(world.db, 'Mod', 'MODERATOR'),
      team: await person(world.db, 'Maker'),
      colleague: await person(world.db, 'Colleague'),
      admin: await person(world.db, 'Admin', 'ADMIN'),
    };
    open = await board(world.db, 'open', {
      team: await team(world.db, 'makers', people.team, people.colleague),
    });
    other = await board(world.db, 'other', { team: await team(world.db, 'others', people.otherTeam) });
    const events = world.app.get(DomainEvents, { strict: false });
    events.onAfter('comment.added', (event) => void added.push(event));
    events.onAfter('ideas.changed', ({ ideaIds }) => void changed.push(...ideaIds));
  });
  afterAll(() => world.stop().then(client.remove));
  beforeEach(async () => {
    [added, changed] = [[], []];
    one = await idea(world.db, open, people.author, 'Older, and with a note');
    published = await comment(world, people.stranger, one, 'Said in public');
    await idea(world.db, open, people.author, 'Newer, and more active');
    scene = { world, board: open, idea: one, words: SECRETS.join(' '), insider: people.team };
    [added, changed] = [[], []];
  });

  it('change nothing that anybody else can see by any route, not a byte of it', async () => {
    const before = await snapshots();
    const { team: maker, colleague, admin } = people;
    const note = await comment(world, maker, one, `${SECRETS[0]} @${people.author.handle}`, {
      internal: true,
    });
    const reply = await comment(world, colleague, one, `${SECRETS[1]}`, { parent: note });
    const third = await comment(world, admin, one, 'A third', { internal: true });
    await mutate(world, admin, 'editComment', { commentId: third.nodeId, body: `${SECRETS[2]}` });
    const after = await snapshots();
    expect(after).toEqual(before);
    for (const answers of Object.values(after)) {
      for (const [name, answer] of Object.entries(answers))
        expect([name, answer]).toEqual([name, expect.stringMatching(/^(200\n|\{\n "data")/)]);
    }
    const everything = JSON.stringify(after);
    for (const secret of [...SECRETS, note.nodeId, reply.nodeId, third.nodeId])
      expect(everything).not.toContain(secret);
    await mutate(world, admin, 'deleteComment', { commentId: third.nodeId }, 'deletedId');
    expect(await snapshots()).toEqual(before);
    expect(changed).toEqual([]);
    expect(added.map(({ isInternal }) => isInternal)).toEqual([true, true, true]);
  });

  it('are read by the board’s teams and administrators, and are null to others', async () => {
    const note = await comment(world, people.team, one, 'Between us', { internal: true });
    await comment(world, people.colleague, one, 'I agree', { parent: note });
    for (const who of [people.team, people.colleague, people.admin]) {
      expect(await notesFor(who)).toMatchObject({
        internalNoteCount: 2,
        commentCount: 1,
        notes: {
          totalCount: 1,
          nodes: [
            {
              body: 'Between us',
              internal: true,
              official: false,
              replies: {
                totalCount: 1,
                nodes: [{ body: 'I agree', internal: true, parent: { body: 'Between us' } }],
              },
            },
          ],
        },
      });
    }
    for (const [, who] of outsiders())
      expect(await notesFor(who)).toMatchObject({ internalNoteCount: null, notes: null });
  });

  it('are in no list of comments, not even to those who may read them', async () => {
    await comment(world, people.team, one, SECRETS[0] ?? '', { internal: true });
    const routes = await everythingFor(people.team);
    for (const name of ['a member', 'ideas by activity', 'the page of an idea'])
      expect(routes[name]).not.toContain(SECRETS[0]);
    const { idea: seen } = JSON.parse(routes['an idea'] ?? '').data;
    for (const order of ['oldest', 'newest', 'best'])
      expect(seen[order]).toMatchObject({ totalCount: 1, nodes: [{ body: 'Said in public' }] });
  });

  it('are nothing to whoever else has their id', async () => {
    const note = await comment(world, people.team, one, 'Between us', { internal: true });
    const reply = await comment(world, people.colleague, one, 'I agree', { parent: note });
    for (const [role, who] of outsiders()) {
      const { data, errors } = await ask(
        world,
        'query ($ids: [ID!]!, $id: ID!) { node(id: $id) { id } nodes(ids: $ids) { id ... on Comment { body } } }',
        { id: note.nodeId, ids: [note.nodeId, reply.nodeId] },
        who ?? {},
      );
      expect([errors, data]).toEqual([[], { node: null, nodes: [null, null] }]);
      const missing = who ? ['NOT_FOUND', ['commentId']] : 'UNAUTHENTICATED';
      for (const { nodeId: commentId } of [note, reply]) {
        for (const name of ['likeComment', 'unlikeComment', 'acceptExtension', 'removeExtension'])
          expect([role, name, refusalOf(await mutate(world, who, name, { commentId }))]).toEqual([
            role,
            name,
            missing,
          ]);
        expect(refusalOf(await mutate(world, who, 'editComment', { commentId, body: 'x' }))).toEqual(missing);
        expect(refusalOf(await mutate(world, who, 'deleteComment', { commentId }, 'deletedId'))).toEqual(
          missing,
        );
      }
      const answer = refusalOf(await write(world, who, one, 'To what?', { parent: note }));
      expect(answer).toEqual(who ? ['NOT_FOUND', ['parentId']] : 'UNAUTHENTICATED');
    }
    expect((await notesFor(people.team)).internalNoteCount).toBe(2);
    expect((await notesFor(people.team)).commentCount).toBe(1);
  });

  it('are written by the board’s teams and administrators alone', async () => {
    for (const [, who] of outsiders()) {
      const refused = refusalOf(await write(world, who, one, 'Let me in', { internal: true }));
      expect(refused).toBe(who ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    }
    expect(refusalOf(await write(world, people.admin, one, 'Let me in', { internal: true }))).toBeNull();
    expect((await notesFor(people.admin)).internalNoteCount).toBe(1);
  });

  it('have notes for replies, whatever is asked for, and stand below no public comment', async () => {
    const note = await comment(world, people.team, one, 'Between us', { internal: true });
    const { data } = await write(world, people.colleague, one, 'Openly?', { parent: note, internal: false });
    expect(data.it.comment).toMatchObject({ internal: true, viewerCan: { like: false, accept: false } });
    const refused = await write(world, people.team, one, 'Psst', { parent: published, internal: true });
    expect(refusalOf(refused)).toEqual(['INVALID', ['internal']]);
    const mixed = world.db.query(
      'INSERT INTO comments (idea_id, author_id, parent_id, body) VALUES ($1, $2, $3, $4)',
      [one.id, people.team.id, note.id, 'A public reply to a note'],
    );
    await expect(mixed).rejects.toThrow('foreign key');
  });

  it('may be written on ideas that take no comments', async () => {
    await setStatus(world.db, one, 'not-planned');
    const note = await comment(world, people.team, one, 'Why we closed it', { internal: true });
    expect(
      refusalOf(await mutate(world, people.team, 'editComment', { commentId: note.nodeId, body: 'Because' })),
    ).toBeNull();
    expect(refusalOf(await write(world, people.team, one, 'Openly'))).toEqual(['IDEA_CLOSED', null]);
  });

  it('are edited and deleted by their author; administrators may delete them', async () => {
    const note = await comment(world, people.team, one, 'Between us', { internal: true });
    const edit = { commentId: note.nodeId, body: 'Among us' };
    expect(refusalOf(await mutate(world, people.colleague, 'editComment', edit))).toBe('FORBIDDEN');
    expect(refusalOf(await mutate(world, people.team, 'editComment', edit))).toBeNull();
    expect(
      refusalOf(
        await mutate(world, people.colleague, 'deleteComment', { commentId: note.nodeId }, 'deletedId'),
      ),
    ).toBe('FORBIDDEN');
    expect(
      refusalOf(await mutate(world, people.admin, 'deleteComment', { commentId: note.nodeId }, 'deletedId')),
    ).toBeNull();
    expect(await notesFor(people.team)).toMatchObject({ internalNoteCount: 0, notes: { totalCount: 0 } });
  });

  it('are closed to who has left the team, even their own', async () => {
    const leaver = await person(world.db, 'Leaver');
    await world.db.query(`INSERT INTO team_members SELECT id, $1 FROM teams WHERE slug = 'makers'`, [
      leaver.id,
    ]);
    const note = await comment(world, leaver, one, 'While I was here', { internal: true });
    await world.db.query('DELETE FROM team_members WHERE member_id = $1', [leaver.id]);
    expect((await notesFor(leaver)).notes).toBeNull();
    expect(
      refusalOf(await mutate(world, leaver, 'editComment', { commentId: note.nodeId, body: 'x' })),
    ).toEqual(['NOT_FOUND', ['commentId']]);
  });

  it('do not keep an author from deleting an idea, which would tell of them', async () => {
    const bare = await idea(world.db, open, people.author, 'Nobody took part');
    await comment(world, people.team, bare, 'Look at this', { internal: true });
    const { data, errors } = await ask(
      world,
      'mutation ($input: DeleteIdeaInput!) { deleteIdea(input: $input) { userErrors { code } } }',
      { input: { ideaId: bare.nodeId } },
      people.author,
    );
    expect([errors, data.deleteIdea.userErrors]).toEqual([[], []]);
  });

  it('of merged ideas show with the target, but to the teams of their own boards', async () => {
    const theirs = await idea(world.db, other, people.author, 'On the other board');
    await comment(world, people.otherTeam, theirs, 'Of the others', { internal: true });
    await comment(world, people.team, one, 'Of the makers', { internal: true });
    await mergeRows(world, theirs, one);
    const bodies = async (who: Person) =>
      (await notesFor(who)).notes?.nodes.map(({ body }: { body: string }) => body) ?? null;
    expect(await bodies(people.team)).toEqual(['Of the makers']);
    expect((await notesFor(people.team)).internalNoteCount).toBe(1);
    expect(await bodies(people.otherTeam)).toBeNull();
    expect(await bodies(people.admin)).toEqual(['Of the others', 'Of the makers']);
    expect((await notesFor(people.admin)).internalNoteCount).toBe(2);
    const merged = await notesFor(people.otherTeam, theirs);
    expect(merged.notes.nodes.map(({ body }: { body: string }) => body)).toEqual(['Of the others']);
  });
});
