import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { DomainEvents } from '../src/events/domain-events.js';
import type { CommentAdded } from '../src/modules/comments/comment.events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { comment, mergeRows, mutate, refusalOf, write } from './support/discussion.js';
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

const IDEA = `query ($n: Int!) { idea(number: $n) { commentCount updatedAt viewerCan { comment delete }
  comments { totalCount nodes { id body deletedAt replies { totalCount nodes { id } } } } } community { commentCount } }`;

describe('discussing an idea', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let cyd: Person;
  let dev: Person;
  let mod: Person;
  let open: TestBoard;
  let one: TestIdea;
  let added: CommentAdded[];
  let changed: number[];

  const read = async (on: TestIdea, who: Person | null = null) =>
    (await ask(world, IDEA, { n: on.id }, who ?? {})).data;
  const setStatus = (on: TestIdea, key: string) =>
    world.db.query(
      'UPDATE ideas i SET status_id = s.id, stage = s.stage FROM statuses s WHERE s.key = $2 AND i.id = $1',
      [on.id, key],
    );
  const times = async (on: TestIdea) => {
    const [row] = await world.db.query<{ active_at: Date; updated_at: Date }>(
      'SELECT active_at, updated_at FROM ideas WHERE id = $1',
      [on.id],
    );
    return row;
  };

  beforeAll(async () => {
    world = await startTestApp();
    [ann, bob, cyd] = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Cyd'),
    ];
    [dev, mod] = [await person(world.db, 'Dev'), await person(world.db, 'Mod', 'MODERATOR')];
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev) });
    const events = world.app.get(DomainEvents, { strict: false });
    events.onAfter('comment.added', (event) => void added.push(event));
    events.onAfter('ideas.changed', ({ ideaIds }) => void changed.push(...ideaIds));
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    one = await idea(world.db, open, ann, 'To be discussed', { createdAt: new Date(Date.now() - 864e5) });
    [added, changed] = [[], []];
  });

  describe('writing', () => {
    it('shows the comment, counts it everywhere, and puts the idea in front under ACTIVE', async () => {
      const before = await read(one);
      const { data } = await write(
        world,
        bob,
        one,
        '  **Good**, and @' + ann.handle + '! <script>x</script> ',
      );
      expect(data.it.comment).toMatchObject({
        body: `**Good**, and @${ann.handle}! <script>x</script>`,
        bodyHtml: `<p><strong>Good</strong>, and <a href="/members/${ann.handle}">@${ann.handle}</a>! &lt;script&gt;x&lt;/script&gt;</p>\n`,
        author: { handle: bob.handle },
        idea: { number: one.id, commentCount: 1 },
        parent: null,
        official: false,
        extension: false,
        internal: false,
        moderation: 'VISIBLE',
        likeCount: 0,
        editedAt: null,
        viewerCan: { edit: true, delete: true, reply: true, like: false, accept: false },
      });
      const after = await read(one);
      expect(after.idea).toMatchObject({ commentCount: 1, comments: { totalCount: 1 } });
      expect(after.community.commentCount).toBe(before.community.commentCount + 1);
      expect(Date.parse(after.idea.updatedAt)).toBeGreaterThan(Date.parse(before.idea.updatedAt));
      expect((await times(one))?.active_at.getTime()).toBeGreaterThan(Date.now() - 60_000);
      expect(added).toMatchObject([
        { ideaId: one.id, parentId: null, authorId: bob.id, isInternal: false, mentionedIds: [ann.id] },
      ]);
      expect(changed).toEqual([one.id]);
    });

    it('is for who is signed in and may read the idea', async () => {
      const inside = await board(world.db, `inside-${one.id}`, { visibility: 'TEAMS' });
      const secret = await idea(world.db, inside, ann, 'Not for Bob');
      expect(refusalOf(await write(world, null, one, 'Hello'))).toBe('UNAUTHENTICATED');
      expect(refusalOf(await write(world, bob, secret, 'Hello'))).toEqual(['NOT_FOUND', ['ideaId']]);
      const nowhere = { nodeId: Buffer.from('Idea:99999').toString('base64url') };
      expect(refusalOf(await write(world, bob, nowhere, 'Hello'))).toEqual(['NOT_FOUND', ['ideaId']]);
      expect(refusalOf(await write(world, bob, { nodeId: ann.nodeId }, 'Hello'))).toEqual([
        'NOT_FOUND',
        ['ideaId'],
      ]);
      expect(added).toEqual([]);
    });

    it('refuses texts that are none or too long', async () => {
      expect(refusalOf(await write(world, bob, one, ' \n\u200B '))).toEqual(['REQUIRED', ['body']]);
      expect(refusalOf(await write(world, bob, one, '😀'.repeat(10_001)))).toEqual(['TOO_LONG', ['body']]);
      expect(refusalOf(await write(world, bob, one, 'nul \0'))).toEqual(['INVALID', ['body']]);
      expect(refusalOf(await write(world, bob, one, '😀'.repeat(10_000)))).toBeNull();
      const { data } = await ask(world, '{ community { limits { commentMax } } }');
      expect(data.community.limits.commentMax).toBe(10_000);
    });

    it('goes on while the idea is open and after it was delivered, and ends when it is closed or archived', async () => {
      const answers: Record<string, unknown> = {};
      for (const key of [
        'new',
        'under-review',
        'adopted',
        'in-development',
        'implemented',
        'not-planned',
        'archived',
      ]) {
        await setStatus(one, key);
        const refused = refusalOf(await write(world, bob, one, `While ${key}`));
        const { idea: seen } = await read(one, bob);
        expect(seen.viewerCan.comment).toBe(refused === null);
        answers[key] = refused;
      }
      const closed = ['IDEA_CLOSED', null];
      expect(answers).toEqual({
        new: null,
        'under-review': null,
        adopted: null,
        'in-development': null,
        implemented: null,
        'not-planned': closed,
        archived: closed,
      });
      expect((await read(one)).idea.viewerCan.comment).toBe(false);
    });

    it('is refused on held and hidden ideas to those who see them, and unknown to the others', async () => {
      const there = await comment(world, ann, one, 'Before it was held');
      await world.db.query(`UPDATE ideas SET moderation = 'HELD' WHERE id = $1`, [one.id]);
      expect(refusalOf(await write(world, ann, one, 'Mine'))).toEqual(['IDEA_CLOSED', null]);
      expect(refusalOf(await write(world, mod, one, 'Looking'))).toEqual(['IDEA_CLOSED', null]);
      expect(refusalOf(await write(world, bob, one, 'What?'))).toEqual(['NOT_FOUND', ['ideaId']]);
      // Neither does the answer tell which comments it has.
      for (const nodeId of [there.nodeId, Buffer.from('Comment:99999').toString('base64url')])
        expect(refusalOf(await write(world, bob, one, 'What?', { parent: { id: 0, nodeId } }))).toEqual([
          'NOT_FOUND',
          ['parentId'],
        ]);
    });

    it('answers a repeated call with the first one’s comment', async () => {
      const key = `key-${one.id}`;
      const twice = await Promise.all(
        ['a', 'b'].map(() => comment(world, bob, one, 'Once', { idempotencyKey: key })),
      );
      expect(twice[0]).toEqual(twice[1]);
      expect((await read(one)).idea.commentCount).toBe(1);
      expect(refusalOf(await write(world, bob, one, 'Twice', { idempotencyKey: key }))).toEqual([
        'INVALID',
        ['idempotencyKey'],
      ]);
    });

    it('has a limit on how often', async () => {
      const limits = world.app.get(ThrottleLimits, { strict: false });
      const usual = limits.comment;
      limits.comment = { points: 1, seconds: 600 };
      try {
        const eve = await person(world.db, 'Eve');
        expect(refusalOf(await write(world, eve, one, 'One'))).toBeNull();
        expect(refusalOf(await write(world, eve, one, 'Two'))).toBe('RATE_LIMITED');
      } finally {
        limits.comment = usual;
      }
    });

    it('marks as official what the board’s teams write, as they were when they wrote', async () => {
      await comment(world, dev, one, 'From the team');
      const elsewhere = await idea(world.db, await board(world.db, `else-${one.id}`), ann, 'Of another team');
      const other = (await write(world, dev, elsewhere, 'As anybody')).data.it.comment;
      await world.db.query('DELETE FROM team_members WHERE member_id = $1', [dev.id]);
      const later = (await write(world, dev, one, 'No longer')).data.it.comment;
      await world.db.query('INSERT INTO team_members SELECT id, $1 FROM teams', [dev.id]);
      const { data } = await ask(
        world,
        `query ($n: Int!) { idea(number: $n) { comments { nodes { official } } } }`,
        { n: one.id },
      );
      expect(data.idea.comments.nodes.map((node: { official: boolean }) => node.official)).toEqual([
        true,
        false,
      ]);
      expect([other.official, later.official]).toEqual([false, false]);
    });

    it('loses no comment when many write at once', async () => {
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => comment(world, n % 2 ? bob : cyd, one, `No. ${n}`)),
      );
      const { idea: seen } = await read(one);
      expect([seen.commentCount, seen.comments.totalCount]).toEqual([12, 12]);
    });
  });

  describe('replying', () => {
    it('is one level deep: a reply to a reply goes below the same comment', async () => {
      const first = await comment(world, bob, one, 'A question');
      const reply = await comment(world, cyd, one, 'An answer', { parent: first });
      const { data } = await write(world, ann, one, 'Thanks', { parent: reply });
      expect(data.it.comment.parent).toEqual({ id: first.nodeId });
      const { idea: seen } = await read(one);
      expect(seen.commentCount).toBe(3);
      expect(seen.comments.nodes).toMatchObject([{ id: first.nodeId, replies: { totalCount: 2 } }]);
      expect(added.map(({ parentId }) => parentId)).toEqual([null, first.id, first.id]);
    });

    it('needs a comment that stands, on that idea', async () => {
      const two = await idea(world.db, open, ann, 'Another one');
      const there = await comment(world, bob, two, 'Elsewhere');
      const missing = ['NOT_FOUND', ['parentId']];
      expect(refusalOf(await write(world, cyd, one, 'Wrong idea', { parent: there }))).toEqual(missing);
      expect(
        refusalOf(await write(world, cyd, one, 'No comment', { parent: { id: 0, nodeId: one.nodeId } })),
      ).toEqual(missing);
      const gone = await comment(world, bob, one, 'Soon gone');
      const reply = await comment(world, cyd, one, 'Keeps it', { parent: gone });
      await mutate(world, bob, 'deleteComment', { commentId: gone.nodeId }, 'deletedId');
      expect(refusalOf(await write(world, cyd, one, 'Too late', { parent: gone }))).toEqual(missing);
      expect(refusalOf(await write(world, cyd, one, 'To the reply', { parent: reply }))).toBeNull();
      await world.db.query(`UPDATE comments SET moderation = 'HIDDEN' WHERE id = $1`, [reply.id]);
      expect(refusalOf(await write(world, cyd, one, 'Own, but hidden', { parent: reply }))).toEqual(missing);
      expect(refusalOf(await write(world, bob, one, 'Whose?', { parent: null }))).toBeNull();
    });

    it('keeps a thread of a merged idea together, and counts on both', async () => {
      const two = await idea(world.db, open, cyd, 'The same again');
      const there = await comment(world, bob, two, 'Written before the merge');
      await mergeRows(world, two, one);
      changed = [];
      const { data } = await write(world, ann, one, 'Seen under the target', { parent: there });
      expect(data.it.comment).toMatchObject({ parent: { id: there.nodeId }, idea: { number: two.id } });
      expect(added.at(-1)).toMatchObject({ ideaId: one.id });
      expect(changed.toSorted()).toEqual([one.id, two.id].toSorted());
      const counts = await world.db.query(
        'SELECT comment_count AS n FROM ideas WHERE id = ANY ($1) ORDER BY id',
        [[one.id, two.id]],
      );
      expect(counts).toEqual([{ n: 2 }, { n: 2 }]);
      expect(refusalOf(await write(world, ann, two, 'On the merged one'))).toEqual(['IDEA_CLOSED', null]);
      const below = await write(world, ann, two, 'Below it, by the idea of the comment', { parent: there });
      expect(refusalOf(below)).toBeNull();
      await setStatus(one, 'not-planned');
      const late = await write(world, ann, two, 'Too late', { parent: there });
      expect(refusalOf(late)).toEqual(['IDEA_CLOSED', null]);
    });
  });

  describe('editing', () => {
    it('shows as edited, and keeps what was said before', async () => {
      const first = await comment(world, bob, one, 'Frist');
      const before = await times(one);
      const { data } = await mutate(world, bob, 'editComment', { commentId: first.nodeId, body: 'First' });
      expect(data.it.comment).toMatchObject({ body: 'First', editedAt: expect.any(String) });
      expect(
        await world.db.query('SELECT body FROM comment_revisions WHERE comment_id = $1', [first.id]),
      ).toEqual([{ body: 'Frist' }]);
      const after = await times(one);
      expect(after?.updated_at.getTime()).toBeGreaterThan(before?.updated_at.getTime() ?? 0);
      expect(after?.active_at).toEqual(before?.active_at);
    });

    it('changes nothing with the same text', async () => {
      const first = await comment(world, bob, one, 'The same');
      changed = [];
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
      await setStatus(one, 'not-planned');
      expect(await edit(cyd)).toBe('FORBIDDEN');
      expect(await edit(bob)).toEqual(['IDEA_CLOSED', null]);
      await setStatus(one, 'implemented');
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
      expect((await read(one)).idea).toMatchObject({
        commentCount: 0,
        comments: { totalCount: 0, nodes: [] },
      });
      const node = await ask(world, 'query ($id: ID!) { node(id: $id) { id } }', { id: first.nodeId }, bob);
      expect(node.data.node).toBeNull();
      expect(refusalOf(await remove(bob, first.nodeId))).toEqual(['NOT_FOUND', ['commentId']]);
      expect((await read(one)).idea.commentCount).toBe(0);
    });

    it('leaves a comment with replies in place, empty, until the last reply is gone', async () => {
      const first = await comment(world, bob, one, 'What I said');
      const reply = await comment(world, cyd, one, 'I disagree', { parent: first });
      await mutate(world, cyd, 'likeComment', { commentId: first.nodeId });
      await remove(bob, first.nodeId);
      const seen = await read(one);
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
      expect((await read(one)).idea).toMatchObject({ commentCount: 0, comments: { totalCount: 0 } });
    });

    it('is for its author and moderators, whatever became of the idea', async () => {
      const first = await comment(world, bob, one, 'To be moderated');
      const second = await comment(world, bob, one, 'To be regretted');
      await setStatus(one, 'not-planned');
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
      const { community } = await read(one);
      await remove(bob, there.nodeId);
      const counts = await world.db.query('SELECT comment_count AS n FROM ideas WHERE id = ANY ($1)', [
        [one.id, two.id],
      ]);
      expect(counts).toEqual([{ n: 0 }, { n: 0 }]);
      expect((await read(one)).community.commentCount).toBe(community.commentCount - 1);
    });
  });

  it('lets an author delete an idea on which only they have commented, and no longer once somebody else has', async () => {
    await comment(world, ann, one, 'One more thing');
    expect((await read(one, ann)).idea.viewerCan.delete).toBe(true);
    const first = await comment(world, bob, one, 'Interesting');
    expect((await read(one, ann)).idea.viewerCan.delete).toBe(false);
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
