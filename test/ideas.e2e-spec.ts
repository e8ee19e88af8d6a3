import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { encodeId } from '../src/common/graphql/node-id.js';
import { board, idea, person, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';

const SUBMIT = `mutation ($input: SubmitIdeaInput!) {
  submitIdea(input: $input) {
    idea { id number slug title body bodyHtml excerpt url tags points promoteCount viewerVote isOpen version dueAt
      author { handle ideaCount } board { slug ideaCount } status { key next ideaCount } viewerCan { edit delete vote triage } }
    userErrors { code field message }
  }
}`;

describe('submitting an idea', () => {
  let world: TestApp;
  let ann: Person;
  let open: TestBoard;

  const submit = async (input: object) =>
    (await ask(world, SUBMIT, { input }, ann)).data.submitIdea.userErrors.map(
      (e: { code: string; field: string[] }) => ({
        code: e.code,
        field: e.field,
      }),
    );

  beforeAll(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    open = await board(world.db, 'open');
  });
  afterAll(() => world.stop());

  it('shows it with its author’s own promote', async () => {
    const { data, errors } = await ask(
      world,
      SUBMIT,
      {
        input: { boardId: open.nodeId, title: '  Dark   mode please ', body: '**Now**', tags: ['UI', 'ui'] },
      },
      ann,
    );
    expect(errors).toEqual([]);
    expect(data.submitIdea.userErrors).toEqual([]);
    expect(data.submitIdea.idea).toMatchObject({
      title: 'Dark mode please',
      bodyHtml: expect.stringContaining('<strong>Now</strong>'),
      excerpt: 'Now',
      tags: ['ui'],
      points: 10,
      promoteCount: 1,
      viewerVote: 'PROMOTE',
      isOpen: true,
      version: 1,
      author: { handle: ann.handle, ideaCount: 1 },
      board: { slug: 'open', ideaCount: 1 },
      status: { key: 'new', ideaCount: 1 },
      viewerCan: { edit: true, delete: true, vote: true, triage: false },
    });
  });

  it('asks who is signed out to sign in, and hides boards that the member may not read', async () => {
    const input = { boardId: open.nodeId, title: 'Nobody’s idea', body: '' };
    const { data, errors } = await ask(world, SUBMIT, { input });
    expect([data.submitIdea, errors[0]?.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
    const inside = await board(world.db, 'inside', { visibility: 'TEAMS' });
    expect(await submit({ ...input, boardId: inside.nodeId })).toEqual([
      { code: 'NOT_FOUND', field: ['boardId'] },
    ]);
  });

  it('names the field of what does not fit, in the language of the request, and changes nothing', async () => {
    const count = async () => (await world.db.query('SELECT 1 FROM ideas')).length;
    const before = await count();
    const input = { boardId: open.nodeId, title: 'A fine title', body: '' };
    expect(await submit({ ...input, title: ' ab ' })).toEqual([{ code: 'TOO_SHORT', field: ['title'] }]);
    expect(await submit({ ...input, title: '   ' })).toEqual([{ code: 'REQUIRED', field: ['title'] }]);
    expect(await submit({ ...input, title: '\u200b\u2060\ufe0f' })).toEqual([
      { code: 'REQUIRED', field: ['title'] },
    ]);
    expect(await submit({ ...input, title: 'x'.repeat(151) })).toEqual([
      { code: 'TOO_LONG', field: ['title'] },
    ]);
    expect(await submit({ ...input, title: '💡'.repeat(151) })).toEqual([
      { code: 'TOO_LONG', field: ['title'] },
    ]);
    expect(await submit({ ...input, title: 'nul \u0000 inside' })).toEqual([
      { code: 'INVALID', field: ['title'] },
    ]);
    expect(await submit({ ...input, body: 'lone \ud800 surrogate' })).toEqual([
      { code: 'INVALID', field: ['body'] },
    ]);
    expect(await submit({ ...input, body: 'x'.repeat(20_001) })).toEqual([
      { code: 'TOO_LONG', field: ['body'] },
    ]);
    expect(await submit({ ...input, tags: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual([
      { code: 'TOO_MANY', field: ['tags'] },
    ]);
    expect(await submit({ ...input, tags: ['x'.repeat(31)] })).toEqual([
      { code: 'TOO_LONG', field: ['tags'] },
    ]);
    expect(await submit({ ...input, tags: [' '] })).toEqual([{ code: 'INVALID', field: ['tags'] }]);
    expect(await submit({ ...input, title: 'ab', body: 'x'.repeat(20_001) })).toHaveLength(2);
    const { data } = await ask(
      world,
      SUBMIT,
      { input: { ...input, title: 'ab' } },
      { ...ann, headers: { 'accept-language': 'ru' } },
    );
    expect(data.submitIdea.userErrors[0].message).toBe('Нужно не меньше 5 символов.');
    expect(await count()).toBe(before);
  });

  it('submits once for one idempotencyKey, however often and at once it is sent', async () => {
    const input = { boardId: open.nodeId, title: 'Sent five times', body: '', idempotencyKey: 'k-1' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(world, SUBMIT, { input }, ann)));
    expect(new Set(answers.map(({ data }) => data.submitIdea.idea.number)).size).toBe(1);
    expect(await submit({ ...input, title: 'Another title' })).toEqual([
      { code: 'INVALID', field: ['idempotencyKey'] },
    ]);
    // A refusal uses no key.
    expect(await submit({ ...input, idempotencyKey: 'k-2', boardId: encodeId('Board', 999) })).toEqual([
      { code: 'NOT_FOUND', field: ['boardId'] },
    ]);
    expect(await submit({ ...input, idempotencyKey: 'k-2' })).toEqual([]);
  });

  it('submits without own vote where the author has no budget left', async () => {
    const tight = await board(world.db, 'tight', { voteBudget: 1 });
    const first = await ask(
      world,
      SUBMIT,
      { input: { boardId: tight.nodeId, title: 'The one vote', body: '' } },
      ann,
    );
    const second = await ask(
      world,
      SUBMIT,
      { input: { boardId: tight.nodeId, title: 'No vote left', body: '' } },
      ann,
    );
    expect(first.data.submitIdea.idea.viewerVote).toBe('PROMOTE');
    expect(second.data.submitIdea.idea).toMatchObject({ viewerVote: null, promoteCount: 0 });
  });
});

describe('changing an idea', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let mod: Person;
  let open: TestBoard;
  const EDIT = `mutation ($input: EditIdeaInput!) { editIdea(input: $input) {
    idea { title body bodyHtml tags version triageVersion editedAt } userErrors { code field } } }`;
  const DELETE = `mutation ($input: DeleteIdeaInput!) { deleteIdea(input: $input) { deletedId userErrors { code field } } }`;
  const edit = (who: Person, input: object) => ask(world, EDIT, { input }, who);
  const remove = (who: Person, ideaId: string) => ask(world, DELETE, { input: { ideaId } }, who);
  const vote = (who: Person, ideaId: string) =>
    ask(
      world,
      'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
      { i: { ideaId } },
      who,
    );

  beforeAll(async () => {
    world = await startTestApp();
    [ann, bob, mod] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Bob'),
      person(world.db, 'Mod', 'MODERATOR'),
    ]);
    open = await board(world.db, 'open');
  });
  afterAll(() => world.stop());

  it('lets its author change it, keeps what is left out, and counts versions', async () => {
    const mine = await idea(world.db, open, ann, 'First words', { body: 'Body', tags: ['a'] });
    const { data } = await edit(ann, { ideaId: mine.nodeId, version: 1, title: 'Better words' });
    expect(data.editIdea.idea).toEqual({
      title: 'Better words',
      body: 'Body',
      bodyHtml: '<p>Body</p>\n',
      tags: ['a'],
      version: 2,
      triageVersion: 1,
      editedAt: null,
    });
    expect(
      (await edit(ann, { ideaId: mine.nodeId, version: 2, tags: null })).data.editIdea.idea,
    ).toMatchObject({ tags: [], version: 2, triageVersion: 2 });
    expect((await edit(ann, { ideaId: mine.nodeId, version: 2 })).data.editIdea.idea).toMatchObject({
      version: 2,
      triageVersion: 2,
    });
    expect(
      await world.db.query('SELECT version, title, body FROM idea_revisions WHERE idea_id = $1', [mine.id]),
    ).toEqual([{ version: 1, title: 'First words', body: 'Body' }]);
    expect(
      (await ask(world, '{ ideas(filter: { search: "better" }) { totalCount } }')).data.ideas.totalCount,
    ).toBe(1);
    expect(
      (await ask(world, '{ ideas(filter: { search: "first" }) { totalCount } }')).data.ideas.totalCount,
    ).toBe(0);
  });

  it('shows an edit as edited once somebody else took part', async () => {
    const mine = await idea(world.db, open, ann, 'Soon backed');
    await vote(bob, mine.nodeId);
    const { data } = await edit(ann, { ideaId: mine.nodeId, version: 1, body: 'More' });
    expect(data.editIdea.idea.editedAt).not.toBeNull();
  });

  it('refuses a second tab’s older version, strangers, null where nothing is cleared, and closed ideas', async () => {
    const mine = await idea(world.db, open, ann, 'Two tabs');
    await edit(ann, { ideaId: mine.nodeId, version: 1, title: 'From the first tab' });
    expect(
      (await edit(ann, { ideaId: mine.nodeId, version: 1, title: 'From the second' })).data.editIdea
        .userErrors,
    ).toEqual([{ code: 'STALE', field: ['version'] }]);
    expect(
      (await edit(bob, { ideaId: mine.nodeId, version: 2, title: 'Not mine' })).errors[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    expect(
      (await edit(ann, { ideaId: mine.nodeId, version: 2, title: null })).data.editIdea.userErrors,
    ).toEqual([{ code: 'INVALID', field: ['title'] }]);
    expect(
      (await edit(ann, { ideaId: encodeId('Idea', 99999), version: 2 })).data.editIdea.userErrors,
    ).toEqual([{ code: 'NOT_FOUND', field: ['ideaId'] }]);
    const done = await idea(world.db, open, ann, 'Answered with no', { status: 'not-planned' });
    expect(
      (await edit(ann, { ideaId: done.nodeId, version: 1, title: 'Again, please' })).data.editIdea.userErrors,
    ).toEqual([{ code: 'IDEA_CLOSED', field: null }]);
  });

  it('lets an author delete while nobody else took part, and moderators always', async () => {
    const mine = await idea(world.db, open, ann, 'Gone soon');
    await vote(ann, mine.nodeId);
    expect((await remove(bob, mine.nodeId)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const counted = async () => (await ask(world, '{ community { ideaCount voteCount } }')).data.community;
    const before = await counted();
    expect((await remove(ann, mine.nodeId)).data.deleteIdea).toEqual({
      deletedId: mine.nodeId,
      userErrors: [],
    });
    expect(await counted()).toEqual({ ideaCount: before.ideaCount - 1, voteCount: before.voteCount - 1 });
    expect(
      (await ask(world, 'query ($n: Int!) { idea(number: $n) { id } }', { n: mine.id })).data.idea,
    ).toBeNull();
    expect((await remove(ann, mine.nodeId)).data.deleteIdea.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['ideaId'] },
    ]);
    expect((await vote(bob, mine.nodeId)).data.castVote.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    const backed = await idea(world.db, open, ann, 'Backed meanwhile');
    await vote(bob, backed.nodeId);
    expect((await remove(ann, backed.nodeId)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await remove(mod, backed.nodeId)).data.deleteIdea.userErrors).toEqual([]);
  });
});
