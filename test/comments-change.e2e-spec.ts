import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from './support/app.js';
import {
  comment,
  mergeRows,
  mutate,
  refusalOf,
  startDiscussion,
  type Discussion,
} from './support/discussion.js';
import { idea, setStatus, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';

describe('changing what was said', () => {
  let site: Discussion;
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cyd: Person;
  let dev: Person;
  let mod: Person;
  let open: TestBoard;
  let one: TestIdea;
  let changed: number[];

  beforeAll(async () => {
    site = await startDiscussion();
    ({ world, ann, bob, cyd, dev, mod, open, changed } = site);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    one = await site.begin();
  });

  describe('editing', () => {
    it('shows as edited, and keeps what was said before', async () => {
      const first = await comment(world, bob, one, 'Frist');
      const before = await site.times(one);
      const { data } = await mutate(world, bob, 'editComment', { commentId: first.nodeId, body: 'First' });
      expect(data.it.comment).toMatchObject({ body: 'First', editedAt: expect.any(String) });
      expect(
        await world.db.query('SELECT body FROM comment_revisions WHERE comment_id = $1', [first.id]),
      ).toEqual([{ body: 'Frist' }]);
      const after = await site.times(one);
      expect(after?.updated_at.getTime()).toBeGreaterThan(before?.updated_at.getTime() ?? 0);
      expect(after?.active_at).toEqual(before?.active_at);
    });

    it('changes nothing with the same text', async () => {
      const first = await comment(world, bob, one, 'The same');
      changed.length = 0;
      const { data } = await mutate(world, bob, 'editComment', {
        commentId: first.nodeId,
        body: ' The same ',
      });
      expect(data.it.comment.editedAt).toBeNull();
      expect(changed).toEqual([]);
    });

    it('is for its author, while the idea takes comments', async () => {
      const first = await comment(world, bob, one, 'Mine');
      const edit = async (who: Person | null, body = 'Changed') =>
        refusalOf(await mutate(world, who, 'editComment', { commentId: first.nodeId, body }));
      expect(await edit(null)).toBe('UNAUTHENTICATED');
      expect(await edit(cyd)).toBe('FORBIDDEN');
      expect(await edit(mod)).toBe('FORBIDDEN');
      expect(await edit(bob, '')).toEqual(['REQUIRED', ['body']]);
      await setStatus(world.db, one, 'not-planned');
      expect(await edit(cyd)).toBe('FORBIDDEN');
      expect(await edit(bob)).toEqual(['IDEA_CLOSED', null]);
      await setStatus(world.db, one, 'implemented');
      expect(await edit(bob)).toBeNull();
    });
  });

  describe('deleting', () => {
    const remove = async (who: Person | null, commentId: string) =>
      mutate(world, who, 'deleteComment', { commentId }, 'deletedId');

    it('makes a comment without replies vanish', async () => {
      const first = await comment(world, bob, one, 'Gone in a moment');
      const { data } = await remove(bob, first.nodeId);
      expect(data.it).toEqual({ deletedId: first.nodeId, userErrors: [] });
      expect((await site.read(one)).idea).toMatchObject({
        commentCount: 0,
        comments: { totalCount: 0, nodes: [] },
      });
      const node = await ask(world, 'query ($id: ID!) { node(id: $id) { id } }', { id: first.nodeId }, bob);
      expect(node.data.node).toBeNull();
      expect(refusalOf(await remove(bob, first.nodeId))).toEqual(['NOT_FOUND', ['commentId']]);
      expect((await site.read(one)).idea.commentCount).toBe(0);
    });

    it('leaves a comment with replies in place, empty, until the last reply is gone', async () => {
      const first = await comment(world, bob, one, 'What I said');
      const reply = await comment(world, cyd, one, 'I disagree', { parent: first });
      await mutate(world, cyd, 'likeComment', { commentId: first.nodeId });
      await remove(bob, first.nodeId);
      const seen = await site.read(one);
      expect(seen.idea).toMatchObject({
        commentCount: 1,
        comments: {
          totalCount: 1,
          nodes: [{ body: '', deletedAt: expect.any(String), replies: { totalCount: 1 } }],
        },
      });
      const { data } = await ask(
        world,
        'query ($id: ID!) { node(id: $id) { ... on Comment { body bodyHtml likeCount viewerCan { edit delete reply like accept } } } }',
        { id: first.nodeId },
        bob,
      );
      expect(data.node).toEqual({
        body: '',
        bodyHtml: '',
        likeCount: 0,
        viewerCan: { edit: false, delete: false, reply: false, like: false, accept: false },
      });
      for (const name of ['likeComment', 'unlikeComment', 'acceptExtension', 'deleteComment']) {
        expect(refusalOf(await mutate(world, ann, name, { commentId: first.nodeId }, ''))).toEqual([
          'NOT_FOUND',
          ['commentId'],
        ]);
      }
      await remove(cyd, reply.nodeId);
      expect((await site.read(one)).idea).toMatchObject({ commentCount: 0, comments: { totalCount: 0 } });
    });

    it('is for its author and moderators, whatever became of the idea', async () => {
      const first = await comment(world, bob, one, 'To be moderated');
      const second = await comment(world, bob, one, 'To be regretted');
      await setStatus(world.db, one, 'not-planned');
      expect(refusalOf(await remove(null, first.nodeId))).toBe('UNAUTHENTICATED');
      expect(refusalOf(await remove(ann, first.nodeId))).toBe('FORBIDDEN');
      expect(refusalOf(await remove(dev, first.nodeId))).toBe('FORBIDDEN');
      expect(refusalOf(await remove(mod, first.nodeId))).toBeNull();
      expect(refusalOf(await remove(bob, second.nodeId))).toBeNull();
    });

    it('of a comment on a merged idea counts on both', async () => {
      const two = await idea(world.db, open, cyd, 'Merged with its comments');
      const there = await comment(world, bob, two, 'Before');
      await mergeRows(world, two, one);
      const { community } = await site.read(one);
      await remove(bob, there.nodeId);
      const counts = await world.db.query('SELECT comment_count AS n FROM ideas WHERE id = ANY ($1)', [
        [one.id, two.id],
      ]);
      expect(counts).toEqual([{ n: 0 }, { n: 0 }]);
      expect((await site.read(one)).community.commentCount).toBe(community.commentCount - 1);
    });
  });

  it('lets an author delete an idea on which only they have commented, and no longer once somebody else has', async () => {
    await comment(world, ann, one, 'One more thing');
    expect((await site.read(one, ann)).idea.viewerCan.delete).toBe(true);
    const first = await comment(world, bob, one, 'Interesting');
    expect((await site.read(one, ann)).idea.viewerCan.delete).toBe(false);
    const erase = () =>
      ask(
        world,
        `mutation ($input: DeleteIdeaInput!) { it: deleteIdea(input: $input) { userErrors { code field } } }`,
        { input: { ideaId: one.nodeId } },
        ann,
      );
    expect(refusalOf(await erase())).toBe('FORBIDDEN');
    await mutate(world, bob, 'deleteComment', { commentId: first.nodeId }, 'deletedId');
    expect(refusalOf(await erase())).toBeNull();
  });
});
