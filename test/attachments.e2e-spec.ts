import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { decodeId } from '../src/common/graphql/node-id.js';
import { startTestApp, type TestApp } from './support/app.js';
import { comment, mutate, refusalOf, write } from './support/discussion.js';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';
import { get, PDF, uploaded } from './support/uploads.js';

const IDEA = 'idea { id number version body bodyHtml editedAt attachments { id fileName } }';

describe('attaching files', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let open: TestBoard;
  let one: TestIdea;
  beforeAll(async () => {
    world = await startTestApp();
    const often = { points: 10_000, seconds: 60 };
    Object.assign(world.app.get(ThrottleLimits, { strict: false }), { upload: often, submitIdea: often });
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    open = await board(world.db, 'open');
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    one = await idea(world.db, open, ann, 'An idea with files');
  });

  const file = (who = ann, name = 'plan.pdf') => uploaded(world, who, PDF, { name });
  const submit = (who: Person, more: Record<string, unknown>) =>
    mutate(world, who, 'submitIdea', { boardId: open.nodeId, title: 'With files', body: '', ...more }, IDEA);
  const edit = (who: Person, more: Record<string, unknown>, version = 1) =>
    mutate(world, who, 'editIdea', { ideaId: one.nodeId, version, ...more }, IDEA);
  const filesOf = async (nodeId: string): Promise<string[]> => {
    const { data } = await ask(
      world,
      'query ($id: ID!) { node(id: $id) { ... on Idea { attachments { id } } ... on Comment { attachments { id } } } }',
      { id: nodeId },
      ann,
    );
    return data.node.attachments.map(({ id }: { id: string }) => id);
  };

  it('brings them with a new idea, in order of upload, for everybody to see', async () => {
    const [first, second] = [await file(ann, 'first.pdf'), await file(ann, 'second.pdf')];
    const { data } = await submit(ann, { attachmentIds: [second.id, first.id, second.id] });
    expect(data.it.idea.attachments).toEqual([
      { id: first.id, fileName: 'first.pdf' },
      { id: second.id, fileName: 'second.pdf' },
    ]);
    expect(await filesOf(data.it.idea.id)).toEqual([first.id, second.id]);
    expect((await get(first)).status).toBe(200);
  });

  it('attaches what the text shows, too, and keeps its address where the site moves', async () => {
    const [shown, linked, other] = [await file(), await file(), await file(bob)];
    const body = `![a plan](${shown.url}) [more](/attachments/${linked.key}) ![not mine](/attachments/${other.key})`;
    const { data } = await submit(ann, { body });
    expect(data.it.idea.attachments.map(({ id }: { id: string }) => id)).toEqual([shown.id, linked.id]);
    expect(data.it.idea.body).toContain(`![a plan](/attachments/${shown.key})`);
    expect(data.it.idea.bodyHtml).toContain(
      `<img src="/attachments/${shown.key}" alt="a plan" loading="lazy" />`,
    );
    expect((await get(other)).status).toBe(404);
  });

  it('shows own images in previews, and links to those of others', async () => {
    const { url, key } = await file();
    const query = 'query ($body: String!) { markdownPreview(body: $body) }';
    const preview = async (body: string) => (await ask(world, query, { body })).data.markdownPreview;
    expect(await preview(`![x](${url})`)).toContain(`<img src="/attachments/${key}"`);
    expect(await preview(`![x](https://evil.example/attachments/${key})`)).not.toContain('<img');
  });

  it.each([
    ['another’s', async () => (await file(bob)).id],
    [
      'one that is attached elsewhere',
      async () => {
        const { id } = await file();
        await submit(ann, { attachmentIds: [id] });
        return id;
      },
    ],
    [
      'a picture of a member',
      async () => {
        const { picture } = await import('./support/uploads.js');
        return (await uploaded(world, ann, await picture(), { purpose: 'AVATAR' })).id;
      },
    ],
    ['what is no file', async () => one.nodeId],
    ['what never was', async () => Buffer.from('Attachment:999999').toString('base64url')],
    [
      'one that a job takes away',
      async () => {
        const { id, number } = await file();
        await world.db.query('UPDATE attachments SET discarded_at = now() WHERE id = $1', [number]);
        return id;
      },
    ],
    [
      'one that is still on its way',
      async () => {
        const { id, number } = await file();
        await world.db.query('UPDATE attachments SET stored_at = NULL WHERE id = $1', [number]);
        return id;
      },
    ],
  ])('refuses %s, by its place, and changes nothing', async (_, make) => {
    const [good, bad] = [await file(), await make()];
    const refused = ['NOT_FOUND', ['attachmentIds', '1']];
    expect(refusalOf(await submit(ann, { attachmentIds: [good.id, bad] }))).toEqual(refused);
    expect(refusalOf(await edit(ann, { attachmentIds: [good.id, bad] }))).toEqual(refused);
    expect(refusalOf(await write(world, ann, one, 'See', { attachmentIds: [good.id, bad] }))).toEqual(
      refused,
    );
    expect(await filesOf(one.nodeId)).toEqual([]);
    // Still free for where it belongs.
    expect(refusalOf(await edit(ann, { attachmentIds: [good.id] }))).toBeNull();
  });

  it('refuses what is no id at all', async () => {
    expect(refusalOf(await submit(ann, { attachmentIds: ['nonsense'] }))).toBe('BAD_USER_INPUT');
  });

  it('takes ten files, and not one more, however they come', async () => {
    const { data } = await ask(world, '{ community { limits { attachmentsMax attachmentBytesMax } } }');
    expect(data.community.limits).toEqual({ attachmentsMax: 10, attachmentBytesMax: 10 * 1024 * 1024 });
    const files = [];
    for (let i = 0; i < 11; i++) files.push(await file());
    const ids = files.map(({ id }) => id);
    const tooMany = ['TOO_MANY', ['attachmentIds']];
    expect(refusalOf(await submit(ann, { attachmentIds: ids }))).toEqual(tooMany);
    const shown = `![x](/attachments/${files[10]?.key})`;
    expect(refusalOf(await submit(ann, { attachmentIds: ids.slice(0, 10), body: shown }))).toEqual(tooMany);
    expect(refusalOf(await edit(ann, { attachmentIds: ids.slice(0, 10) }))).toBeNull();
    expect(refusalOf(await edit(ann, { body: shown }, 2))).toEqual(tooMany);
    expect((await filesOf(one.nodeId)).length).toBe(10);
  });

  describe('editing an idea', () => {
    it('replaces them, leaves them or takes them away, and lets go what it took for a day', async () => {
      const [a, b, c] = [await file(), await file(), await file()];
      expect(refusalOf(await edit(ann, { attachmentIds: [a.id, b.id] }))).toBeNull();
      const replaced = await edit(ann, { attachmentIds: [b.id, c.id] }, 2);
      expect(replaced.data.it.idea).toMatchObject({ version: 3, editedAt: null });
      expect(await filesOf(one.nodeId)).toEqual([b.id, c.id]);
      expect([(await get(a)).status, (await get(a, ann)).status]).toEqual([404, 200]);
      await edit(ann, { title: 'Another title' }, 3);
      expect(await filesOf(one.nodeId)).toEqual([b.id, c.id]);
      await edit(ann, { attachmentIds: null }, 4);
      expect(await filesOf(one.nodeId)).toEqual([]);
      await edit(ann, { attachmentIds: [a.id] }, 5);
      expect(await filesOf(one.nodeId)).toEqual([a.id]);
    });

    it('keeps what the text shows, whatever the list says', async () => {
      const { id, key } = await file();
      await edit(ann, { body: `![x](/attachments/${key})` });
      await edit(ann, { attachmentIds: [] }, 2);
      expect(await filesOf(one.nodeId)).toEqual([id]);
      await edit(ann, { body: 'Without', attachmentIds: [] }, 2);
      expect(await filesOf(one.nodeId)).toEqual([]);
    });

    it('shows as edited once others took part, and leaves what it had to moderators', async () => {
      const mod = await person(world.db, 'Mod', 'MODERATOR');
      const [a, b] = [await file(), await file()];
      await edit(ann, { attachmentIds: [a.id] });
      await comment(world, bob, one, 'With this plan I would');
      await edit(ann, { attachmentIds: [b.id] }, 2);
      const { data } = await ask(
        world,
        'query ($id: ID!) { node(id: $id) { ... on Idea { editedAt revisions { title attachments { id } } } } }',
        { id: one.nodeId },
        mod,
      );
      expect(data.node.editedAt).not.toBeNull();
      expect(data.node.revisions).toEqual([
        { title: 'An idea with files', attachments: [{ id: a.id }] },
        { title: 'An idea with files', attachments: [] },
      ]);
    });

    it('takes no step for the same files again, and lets no older tab take new ones away', async () => {
      const [a, b] = [await file(), await file()];
      await edit(ann, { attachmentIds: [a.id] });
      expect((await edit(ann, { attachmentIds: [a.id] }, 2)).data.it.idea.version).toBe(2);
      await edit(ann, { attachmentIds: [a.id, b.id] }, 2);
      expect(refusalOf(await edit(ann, { attachmentIds: [a.id] }, 2))).toEqual(['STALE', ['version']]);
      expect(await filesOf(one.nodeId)).toEqual([a.id, b.id]);
    });

    it('gives one file to one of two ideas that want it at once', async () => {
      const { id } = await file();
      const answers = await Promise.all([
        submit(ann, { title: 'One of two', attachmentIds: [id] }),
        submit(ann, { title: 'Two of two', attachmentIds: [id] }),
        edit(ann, { attachmentIds: [id] }),
      ]);
      expect(answers.filter((answer) => refusalOf(answer) === null).length).toBe(1);
    });
  });

  it('answers a repetition with the first idea, and refuses other files under the same key', async () => {
    const [a, b] = [await file(), await file()];
    const first = await submit(ann, { attachmentIds: [a.id], idempotencyKey: 'once' });
    const again = await submit(ann, { attachmentIds: [a.id], idempotencyKey: 'once' });
    expect(again.data.it.idea).toEqual(first.data.it.idea);
    const other = await submit(ann, { attachmentIds: [b.id], idempotencyKey: 'once' });
    expect(refusalOf(other)).toEqual(['INVALID', ['idempotencyKey']]);
    const said = await write(world, ann, one, 'See', { attachmentIds: [b.id], idempotencyKey: 'said' });
    const repeated = await write(world, ann, one, 'See', { attachmentIds: [b.id], idempotencyKey: 'said' });
    expect(repeated.data.it.comment.id).toBe(said.data.it.comment.id);
    expect(refusalOf(await write(world, ann, one, 'See', { idempotencyKey: 'said' }))).toEqual([
      'INVALID',
      ['idempotencyKey'],
    ]);
  });

  describe('comments', () => {
    it('bring files, change and lose them', async () => {
      const [a, b] = [await file(bob), await file(bob)];
      const said = await comment(world, bob, one, `See ![x](/attachments/${a.key})`, {
        attachmentIds: [b.id],
      });
      expect(await filesOf(said.nodeId)).toEqual([a.id, b.id]);
      const input = { commentId: said.nodeId, body: 'Seen', attachmentIds: [a.id] };
      await mutate(world, bob, 'editComment', input);
      expect(await filesOf(said.nodeId)).toEqual([a.id]);
      await mutate(world, bob, 'editComment', { commentId: said.nodeId, body: 'Seen again' });
      expect(await filesOf(said.nodeId)).toEqual([a.id]);
      const none = await mutate(world, bob, 'editComment', {
        commentId: said.nodeId,
        body: 'Seen again',
        attachmentIds: null,
      });
      expect(none.data.it.comment.editedAt).not.toBeNull();
      expect(await filesOf(said.nodeId)).toEqual([]);
      const kept = await world.db.query('SELECT body FROM comment_revisions WHERE comment_id = $1', [
        said.id,
      ]);
      expect(kept.length).toBe(3);
    });

    it('lose their files when they are deleted, though they stand for their replies', async () => {
      const { id } = await file(bob);
      const said = await comment(world, bob, one, 'See', { attachmentIds: [id] });
      await comment(world, ann, one, 'Reply', { parent: said });
      await mutate(world, bob, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
      expect(await filesOf(said.nodeId)).toEqual([]);
      const mod = await person(world.db, 'Mod', 'MODERATOR');
      const text =
        'query ($id: ID!) { node(id: $id) { ... on Comment { revisions { body attachments { id } } } } }';
      const { data } = await ask(world, text, { id: said.nodeId }, mod);
      expect(data.node.revisions).toEqual([{ body: 'See', attachments: [{ id }] }]);
    });
  });

  it('reads the files of a page of ideas in one statement', async () => {
    for (let i = 0; i < 5; i++)
      await submit(ann, { title: `Number ${i}`, attachmentIds: [(await file()).id] });
    const count = async (first: number): Promise<number> => {
      const { pool } = world.db;
      let queries = 0;
      const query = pool.query.bind(pool);
      pool.query = ((...given: Parameters<typeof query>) => {
        queries++;
        return query(...given);
      }) as typeof pool.query;
      await ask(
        world,
        `{ ideas(first: ${first}) { nodes { attachments { id url } author { avatarUrl } } } }`,
      );
      pool.query = query;
      return queries;
    };
    const ofOne = await count(1);
    expect(await count(6)).toBe(ofOne);
  });

  it('is asked of whoever is signed in alone', async () => {
    const { id } = await file();
    const text = `mutation { submitIdea(input: { boardId: "${open.nodeId}", title: "No name", body: "", attachmentIds: ["${id}"] }) { idea { id } } }`;
    expect((await ask(world, text)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(
      refusalOf(
        await mutate(world, bob, 'editIdea', { ideaId: one.nodeId, version: 1, attachmentIds: [] }, IDEA),
      ),
    ).toBe('FORBIDDEN');
    expect(decodeId(id).type).toBe('Attachment');
  });
});
