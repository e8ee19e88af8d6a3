import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import type { CommentAdded, ExtensionAccepted } from '../src/modules/comments/comment.events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { comment, mergeRows, mutate, refusalOf, type TestComment } from './support/discussion.js';
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

describe('credit in a discussion', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cyd: Person;
  let dev: Person;
  let mod: Person;
  let root: Person;
  let other: Person;
  let open: TestBoard;
  let one: TestIdea;
  let first: TestComment;
  let accepted: ExtensionAccepted[];
  let added: CommentAdded[];
  let changed: number[];

  const act = (who: Person | null, name: string, on: TestComment) =>
    mutate(world, who, name, { commentId: on.nodeId });
  const read = async (on: TestComment, who: Person | null = null) =>
    (
      await ask(
        world,
        'query ($id: ID!) { node(id: $id) { ... on Comment { likeCount viewerLikes extension viewerCan { like accept } } } }',
        { id: on.nodeId },
        who ?? {},
      )
    ).data.node;
  const extensions = async (on: TestIdea) =>
    (
      await ask(
        world,
        'query ($n: Int!) { idea(number: $n) { extensions { body author { handle } idea { number } } } }',
        { n: on.id },
      )
    ).data.idea.extensions;

  beforeAll(async () => {
    world = await startTestApp();
    [ann, bob, cyd, dev, other] = (await Promise.all(
      ['Ann', 'Bob', 'Cyd', 'Dev', 'Other'].map((name) => person(world.db, name)),
    )) as [Person, Person, Person, Person, Person];
    [mod, root] = [await person(world.db, 'Mod', 'MODERATOR'), await person(world.db, 'Root', 'ADMIN')];
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev) });
    await board(world.db, 'elsewhere', { team: await team(world.db, 'others', other) });
    const events = world.app.get(DomainEvents, { strict: false });
    events.onAfter('comment.extensionAccepted', (event) => void accepted.push(event));
    events.onAfter('comment.added', (event) => void added.push(event));
    events.onAfter('ideas.changed', ({ ideaIds }) => void changed.push(...ideaIds));
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    [accepted, added, changed] = [[], [], []];
    one = await idea(world.db, open, ann, 'To be extended');
    first = await comment(world, bob, one, 'And with a bell');
    changed = [];
  });

  describe('likes', () => {
    it('count once a member, and can be taken back; the same again changes nothing', async () => {
      const twice = await Promise.all([act(cyd, 'likeComment', first), act(cyd, 'likeComment', first)]);
      expect(twice.map(refusalOf)).toEqual([null, null]);
      expect(changed).toEqual([one.id]);
      await act(ann, 'likeComment', first);
      expect(await read(first, cyd)).toMatchObject({
        likeCount: 2,
        viewerLikes: true,
        viewerCan: { like: true },
      });
      expect(await read(first, dev)).toMatchObject({ likeCount: 2, viewerLikes: false });
      const { data } = await act(cyd, 'unlikeComment', first);
      expect(data.it.comment).toMatchObject({ likeCount: 1, viewerLikes: false });
      await act(cyd, 'unlikeComment', first);
      expect(await read(first)).toMatchObject({
        likeCount: 1,
        viewerLikes: false,
        viewerCan: { like: false },
      });
      expect(changed).toEqual([one.id, one.id, one.id]);
    });

    it('are for others’ public comments, by who is signed in', async () => {
      expect(refusalOf(await act(null, 'likeComment', first))).toBe('UNAUTHENTICATED');
      expect(refusalOf(await act(null, 'unlikeComment', first))).toBe('UNAUTHENTICATED');
      expect(refusalOf(await act(bob, 'likeComment', first))).toBe('FORBIDDEN');
      expect((await read(first, bob)).viewerCan.like).toBe(false);
      const note = await comment(world, dev, one, 'A note', { internal: true });
      expect(refusalOf(await act(root, 'likeComment', note))).toBe('FORBIDDEN');
      expect(refusalOf(await act(cyd, 'likeComment', { id: 0, nodeId: one.nodeId }))).toEqual([
        'NOT_FOUND',
        ['commentId'],
      ]);
      expect(refusalOf(await act(cyd, 'likeComment', { id: 0, nodeId: 'zzz' }))).toBe('BAD_USER_INPUT');
      expect((await read(first)).likeCount).toBe(0);
    });

    it('go on under a closed idea, and put none in front', async () => {
      await setStatus(world.db, one, 'not-planned');
      const activity = () =>
        world.db.query('SELECT active_at, updated_at FROM ideas WHERE id = $1', [one.id]);
      const before = await activity();
      expect(refusalOf(await act(cyd, 'likeComment', first))).toBeNull();
      expect(await activity()).toEqual(before);
    });
  });

  describe('extensions', () => {
    it('show with their idea, in the order in which they were accepted, and can be taken back', async () => {
      const second = await comment(world, cyd, one, 'And with lights');
      const reply = await comment(world, cyd, one, 'A loud one', { parent: first });
      await act(dev, 'acceptExtension', second);
      const { data } = await act(ann, 'acceptExtension', first);
      expect(data.it.comment).toMatchObject({ extension: true });
      await act(ann, 'acceptExtension', first);
      await act(ann, 'acceptExtension', reply);
      expect(await extensions(one)).toEqual([
        { body: 'And with lights', author: { handle: cyd.handle }, idea: { number: one.id } },
        { body: 'And with a bell', author: { handle: bob.handle }, idea: { number: one.id } },
        { body: 'A loud one', author: { handle: cyd.handle }, idea: { number: one.id } },
      ]);
      expect(accepted).toEqual([
        { commentId: second.id, ideaId: one.id, actorId: dev.id },
        { commentId: first.id, ideaId: one.id, actorId: ann.id },
        { commentId: reply.id, ideaId: one.id, actorId: ann.id },
      ]);
      const removed = await act(dev, 'removeExtension', first);
      expect(removed.data.it.comment).toMatchObject({ extension: false });
      await act(dev, 'removeExtension', first);
      await mutate(world, cyd, 'deleteComment', { commentId: second.nodeId }, 'deletedId');
      expect((await extensions(one)).map(({ body }: { body: string }) => body)).toEqual(['A loud one']);
    });

    it('are for the idea’s author and the board’s teams to accept', async () => {
      expect(refusalOf(await act(null, 'acceptExtension', first))).toBe('UNAUTHENTICATED');
      for (const who of [bob, cyd, mod, other]) {
        expect(refusalOf(await act(who, 'acceptExtension', first))).toBe('FORBIDDEN');
        expect(refusalOf(await act(who, 'removeExtension', first))).toBe('FORBIDDEN');
        expect((await read(first, who)).viewerCan.accept).toBe(false);
      }
      for (const who of [ann, dev, root]) {
        expect((await read(first, who)).viewerCan.accept).toBe(true);
        expect(refusalOf(await act(who, 'acceptExtension', first))).toBeNull();
        expect(refusalOf(await act(who, 'removeExtension', first))).toBeNull();
      }
    });

    it('are public comments of others than the author, never by who accepts', async () => {
      const own = await comment(world, ann, one, 'I should add');
      const teams = await comment(world, dev, one, 'We could add');
      const note = await comment(world, dev, one, 'Between us', { internal: true });
      const invalid = ['INVALID', ['commentId']];
      for (const who of [ann, dev]) {
        expect(refusalOf(await act(who, 'acceptExtension', own))).toEqual(invalid);
        expect((await read(own, who)).viewerCan.accept).toBe(false);
      }
      expect(refusalOf(await act(dev, 'acceptExtension', teams))).toEqual(invalid);
      expect(refusalOf(await act(root, 'acceptExtension', note))).toEqual(invalid);
      expect(refusalOf(await act(ann, 'acceptExtension', note))).toEqual(['NOT_FOUND', ['commentId']]);
      expect(refusalOf(await act(ann, 'acceptExtension', teams))).toBeNull();
      expect(accepted).toHaveLength(1);
    });

    it('are settled once the idea is closed', async () => {
      await setStatus(world.db, one, 'not-planned');
      expect(refusalOf(await act(ann, 'acceptExtension', first))).toEqual(['IDEA_CLOSED', null]);
      expect((await read(first, ann)).viewerCan.accept).toBe(false);
    });

    it('of merged ideas show with the target, whose author may accept there, too', async () => {
      const two = await idea(world.db, open, cyd, 'Nearly the same');
      const there = await comment(world, bob, two, 'With a basket');
      const later = await comment(world, ann, two, 'With a lock');
      await act(cyd, 'acceptExtension', there);
      await mergeRows(world, two, one);
      expect(refusalOf(await act(ann, 'acceptExtension', later))).toEqual(['INVALID', ['commentId']]);
      expect(refusalOf(await act(ann, 'removeExtension', there))).toBeNull();
      expect(refusalOf(await act(ann, 'acceptExtension', there))).toBeNull();
      expect(refusalOf(await act(cyd, 'acceptExtension', later))).toBeNull();
      expect(await extensions(one)).toMatchObject([
        { body: 'With a basket', idea: { number: two.id } },
        { body: 'With a lock', idea: { number: two.id } },
      ]);
      expect(accepted.at(-1)).toMatchObject({ ideaId: one.id });
    });
  });

  describe('mentions', () => {
    it('name others than the author, each once, and nobody unknown', async () => {
      const text = `@${bob.handle} @${cyd.handle.toUpperCase()} @${bob.handle} @${ann.handle} @nobody-here \`@${dev.handle}\``;
      const { data } = await mutate(world, ann, 'addComment', { ideaId: one.nodeId, body: text });
      expect(new Set(added.at(-1)?.mentionedIds)).toEqual(new Set([bob.id, cyd.id]));
      expect(added.at(-1)?.mentionedIds).toHaveLength(2);
      expect(data.it.comment.bodyHtml).toBe(
        `<p><a href="/members/${bob.handle}">@${bob.handle}</a> <a href="/members/${cyd.handle}">@${cyd.handle.toUpperCase()}</a> ` +
          `<a href="/members/${bob.handle}">@${bob.handle}</a> <a href="/members/${ann.handle}">@${ann.handle}</a> @nobody-here <code>@${dev.handle}</code></p>\n`,
      );
    });

    it('reach whoever had the handle, unless somebody else has it now', async () => {
      const names = ['was-cyd', cyd.handle];
      await world.db.query('INSERT INTO former_handles (handle, member_id) VALUES ($1, $3), ($2, $4)', [
        ...names,
        cyd.id,
        other.id,
      ]);
      await mutate(world, ann, 'addComment', { ideaId: one.nodeId, body: '@was-cyd' });
      expect(added.at(-1)?.mentionedIds).toEqual([cyd.id]);
      await mutate(world, ann, 'addComment', { ideaId: one.nodeId, body: `@${cyd.handle}` });
      expect(added.at(-1)?.mentionedIds).toEqual([cyd.id]);
      await world.db.query('DELETE FROM former_handles WHERE handle = ANY ($1)', [names]);
    });

    it('in notes name only those who may read them', async () => {
      const everybody = [ann, bob, mod, other, dev, root].map(({ handle }) => `@${handle}`).join(' ');
      const colleague = await person(world.db, 'Colleague');
      await world.db.query(`INSERT INTO team_members SELECT id, $1 FROM teams WHERE slug = 'makers'`, [
        colleague.id,
      ]);
      await comment(world, dev, one, `${everybody} @${colleague.handle}`, { internal: true });
      expect(added.at(-1)).toMatchObject({ isInternal: true, mentionedIds: [root.id, colleague.id] });
    });
  });
});
