import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { encodeId } from '../src/common/graphql/node-id.js';
import type { CommentAdded } from '../src/modules/comments/comment.events.js';
import type { TestApp } from './support/app.js';
import {
  comment,
  mergeRows,
  mutate,
  refusalOf,
  startDiscussion,
  write,
  type Discussion,
} from './support/discussion.js';
import {
  board,
  idea,
  person,
  setStatus,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { ask } from './support/graphql.js';

describe('discussing an idea', () => {
  let site: Discussion;
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

  beforeAll(async () => {
    site = await startDiscussion();
    ({ world, ann, bob, cyd, dev, mod, open, added, changed } = site);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    one = await site.begin();
  });

  describe('writing', () => {
    it('shows the comment, counts it everywhere, and puts the idea in front under ACTIVE', async () => {
      const before = await site.read(one);
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
      const after = await site.read(one);
      expect(after.idea).toMatchObject({ commentCount: 1, comments: { totalCount: 1 } });
      expect(after.community.commentCount).toBe(before.community.commentCount + 1);
      expect(Date.parse(after.idea.updatedAt)).toBeGreaterThan(Date.parse(before.idea.updatedAt));
      expect((await site.times(one))?.active_at.getTime()).toBeGreaterThan(Date.now() - 60_000);
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
        await setStatus(world.db, one, key);
        const refused = refusalOf(await write(world, bob, one, `While ${key}`));
        const { idea: seen } = await site.read(one, bob);
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
      expect((await site.read(one)).idea.viewerCan.comment).toBe(false);
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
      expect((await site.read(one)).idea.commentCount).toBe(1);
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
        const commentId = encodeId('Comment', 1);
        for (const name of ['acceptExtension', 'removeExtension'])
          expect(refusalOf(await mutate(world, eve, name, { commentId }))).toBe('RATE_LIMITED');
        expect(refusalOf(await mutate(world, eve, 'deleteComment', { commentId }, ''))).toBe('RATE_LIMITED');
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
      const { idea: seen } = await site.read(one);
      expect([seen.commentCount, seen.comments.totalCount]).toEqual([12, 12]);
    });
  });

  describe('replying', () => {
    it('is one level deep: a reply to a reply goes below the same comment', async () => {
      const first = await comment(world, bob, one, 'A question');
      const reply = await comment(world, cyd, one, 'An answer', { parent: first });
      const { data } = await write(world, ann, one, 'Thanks', { parent: reply });
      expect(data.it.comment.parent).toEqual({ id: first.nodeId });
      const { idea: seen } = await site.read(one);
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
      changed.length = 0;
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
      await setStatus(world.db, one, 'not-planned');
      const late = await write(world, ann, two, 'Too late', { parent: there });
      expect(refusalOf(late)).toEqual(['IDEA_CLOSED', null]);
    });
  });
});
