import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeId } from '../src/common/graphql/node-id.js';
import { startTestApp, type TestApp } from './support/app.js';
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
import { get, PDF, picture, uploaded, type Uploaded } from './support/uploads.js';

const ROLES = ['visitor', 'stranger', 'author', 'team', 'moderator', 'admin'] as const;
type Role = (typeof ROLES)[number];

describe('who gets a file', () => {
  let world: TestApp;
  let people: Record<Role, Person | null>;
  let author: Person;
  let open: TestBoard;
  let members: TestBoard;
  let teams: TestBoard;
  let bytes: Buffer;

  beforeAll(async () => {
    world = await startTestApp();
    const { db } = world;
    author = await person(db, 'Author');
    const dev = await person(db, 'Dev');
    people = {
      visitor: null,
      stranger: await person(db, 'Stranger'),
      author,
      team: dev,
      moderator: await person(db, 'Mod', 'MODERATOR'),
      admin: await person(db, 'Admin', 'ADMIN'),
    };
    const makers = await team(db, 'makers', dev);
    open = await board(db, 'open', { team: makers });
    members = await board(db, 'members', { visibility: 'MEMBERS', team: makers });
    teams = await board(db, 'teams', { visibility: 'TEAMS', team: makers });
    bytes = await picture();
  });
  afterAll(() => world.stop());

  /** Who gets file, smaller one and node; the three must agree. */
  async function readers(file: Uploaded): Promise<Role[]> {
    const found: Role[] = [];
    for (const role of ROLES) {
      const who = people[role];
      const statuses = [
        (await get(file, who)).status,
        (await get({ url: `${file.url}/thumbnail` }, who)).status,
        (await ask(world, '{ node(id: $id) { id } }'.replace('$id', `"${file.id}"`), {}, who ?? {})).data.node
          ? 200
          : 404,
      ];
      if (new Set(statuses).size !== 1) throw new Error(`${role}: ${statuses.join()}`);
      if (statuses[0] === 200) found.push(role);
    }
    return found;
  }

  async function onIdea(place: TestBoard): Promise<{ file: Uploaded; one: TestIdea }> {
    const file = await uploaded(world, author, bytes);
    const one = await idea(world.db, place, author, 'With a plan');
    await world.db.query('UPDATE attachments SET idea_id = $1, loose_since = NULL WHERE key = $2', [
      one.id,
      file.key,
    ]);
    return { file, one };
  }

  const everybody = [...ROLES];
  const signedIn = ROLES.filter((role) => role !== 'visitor');

  it('its uploader alone while it belongs to nothing', async () => {
    expect(await readers(await uploaded(world, author, bytes))).toEqual(['author']);
  });

  it('of an idea, whoever may read its board', async () => {
    expect(await readers((await onIdea(open)).file)).toEqual(everybody);
    expect(await readers((await onIdea(members)).file)).toEqual(signedIn);
    expect(await readers((await onIdea(teams)).file)).toEqual(['team', 'admin']);
  });

  it.each(['HELD', 'HIDDEN'])('of an idea that is %s, its author and moderators', async (state) => {
    const { file, one } = await onIdea(open);
    await world.db.query('UPDATE ideas SET moderation = $2 WHERE id = $1', [one.id, state]);
    expect(await readers(file)).toEqual(['author', 'moderator', 'admin']);
  });

  it('of an idea that moves to another board, that board’s readers from then on', async () => {
    const { file, one } = await onIdea(open);
    await world.db.query('UPDATE ideas SET board_id = $2 WHERE id = $1', [one.id, members.id]);
    expect(await readers(file)).toEqual(signedIn);
  });

  it('of a deleted idea and its comments, nobody', async () => {
    const { file, one } = await onIdea(open);
    const below = await uploaded(world, author, bytes);
    await comment(world, author, one, 'See', { attachmentIds: [below.id] });
    expect(await readers(below)).toEqual(everybody);
    const { data } = await ask(
      world,
      'mutation ($id: ID!) { deleteIdea(input: { ideaId: $id }) { deletedId } }',
      { id: one.nodeId },
      { cookie: people.admin?.cookie ?? '' },
    );
    expect(data.deleteIdea.deletedId).toBe(one.nodeId);
    expect(await readers(file)).toEqual([]);
    expect(await readers(below)).toEqual([]);
  });

  it('of a comment, whoever may read it; of a deleted one, moderators, though its replies stand', async () => {
    const one = await idea(world.db, open, author, 'Discussed');
    const file = await uploaded(world, author, bytes);
    const said = await comment(world, author, one, 'See', { attachmentIds: [file.id] });
    await comment(world, author, one, 'And', { parent: said });
    expect(await readers(file)).toEqual(everybody);
    await world.db.query(`UPDATE comments SET moderation = 'HIDDEN' WHERE id = $1`, [said.id]);
    expect(await readers(file)).toEqual(['author', 'moderator', 'admin']);
    await world.db.query(`UPDATE comments SET moderation = 'VISIBLE' WHERE id = $1`, [said.id]);
    await mutate(world, author, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
    expect(await readers(file)).toEqual(['moderator', 'admin']);
  });

  it('of a text that it was taken out of, its author and moderators', async () => {
    const { file, one } = await onIdea(open);
    const input = { ideaId: one.nodeId, version: 1, attachmentIds: null };
    await mutate(world, author, 'editIdea', input, 'idea { version }');
    expect(await readers(file)).toEqual(['author', 'moderator', 'admin']);
    const other = await onIdea(teams);
    await world.db.query(
      'UPDATE attachments SET former_idea_id = idea_id, idea_id = NULL, loose_since = now() WHERE id = $1',
      [decodeId(other.file.id).id],
    );
    expect(await readers(other.file)).toEqual(['author', 'admin']);
  });

  it('of an internal note, the board’s team and administrators, whatever a public text says of it', async () => {
    const one = await idea(world.db, open, author, 'Talked about');
    const dev = people.team;
    if (!dev) throw new Error('no team');
    const file = await uploaded(world, dev, bytes);
    await comment(world, dev, one, `![x](/attachments/${file.key})`, { internal: true });
    await comment(world, dev, one, `See ![x](/attachments/${file.key})`);
    expect(await readers(file)).toEqual(['team', 'admin']);
  });

  it.each([
    ['AVATAR', 'author'],
    ['LOGO', 'admin'],
  ] as const)('of a picture (%s), everybody, from any page', async (purpose, role) => {
    const who = people[role];
    if (!who) throw new Error('nobody');
    const file = await uploaded(world, who, bytes, { purpose });
    for (const each of ROLES) {
      const response = await get(file, people[each]);
      expect(response.status).toBe(200);
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    }
    expect((await get({ url: `${file.url}/thumbnail` })).status).toBe(404);
  });

  it('says the same of what is not there, was never there and is not for one', async () => {
    const { file } = await onIdea(teams);
    const answers = await Promise.all(
      [file.url, `${world.url}/attachments/${'0'.repeat(32)}`, `${world.url}/attachments/x`].map(
        async (url) => {
          const response = await get({ url }, people.stranger);
          return [response.status, response.headers.get('cache-control'), await response.text()];
        },
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
    expect(JSON.parse(String(answers[0]?.[2])).error.code).toBe('NOT_FOUND');
  });

  it('finds nothing by a path instead of a key', async () => {
    for (const path of ['..%2f..%2fetc%2fpasswd', 'a%00b', '0'.repeat(33), 'unfinished'])
      expect((await get({ url: `${world.url}/attachments/${path}` })).status).toBe(404);
  });

  describe('with headers by which it can do nothing', () => {
    it('shows images, but keeps them from other sites and from caches', async () => {
      const { file } = await onIdea(open);
      const { headers } = await get(file);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(file.byteSize),
        'content-disposition': `inline; filename="picture.png"; filename*=UTF-8''picture.png`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-cache',
      });
      expect(headers.get('content-encoding')).toBeNull();
    });

    it('saves PDFs under names that say who wrote them in any script', async () => {
      const file = await uploaded(world, author, PDF, { name: 'Été "план".pdf', type: 'application/pdf' });
      const response = await get(file, author);
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="Ete ______.pdf"; filename*=UTF-8''%C3%89t%C3%A9%20_%D0%BF%D0%BB%D0%B0%D0%BD_.pdf`,
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it('answers HEAD without the bytes', async () => {
      const { file } = await onIdea(open);
      const response = await fetch(file.url, { method: 'HEAD' });
      expect([response.status, response.headers.get('content-length')]).toEqual([200, String(file.byteSize)]);
    });

    it('tells a browser that its copy still holds, after asking whether it may have it', async () => {
      const { file, one } = await onIdea(open);
      const etag = (await get(file)).headers.get('etag') ?? '';
      const again = await get(file, null, { 'if-none-match': etag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await get(file, null, { 'if-none-match': `W/"x", W/${etag}` })).status).toBe(304);
      expect((await get(file, null, { 'if-none-match': '"x"' })).status).toBe(200);
      await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [one.id]);
      expect((await get(file, null, { 'if-none-match': etag })).status).toBe(404);
    });

    it.each([
      ['bytes=0-3', 206, 'bytes 0-3/', '%PDF'],
      ['bytes=-6', 206, 'bytes ', '%%EOF\n'],
      [`bytes=${PDF.length - 6}-`, 206, 'bytes ', '%%EOF\n'],
      ['bytes=99999-', 416, 'bytes */', ''],
      ['bytes=-0', 416, 'bytes */', ''],
      ['bytes=5-2', 200, null, PDF.toString()],
      ['bytes=0-1,3-4', 200, null, PDF.toString()],
      ['pages=1', 200, null, PDF.toString()],
    ])('gives the part %s', async (range, status, contentRange, text) => {
      const file = await uploaded(world, author, PDF, { name: 'a.pdf' });
      const response = await get(file, author, { range });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-range')?.startsWith(contentRange ?? '-') ?? null).toBe(
        contentRange === null ? null : true,
      );
      expect(await response.text()).toBe(text);
      if (status !== 206) return;
      expect(response.headers.get('content-length')).toBe(String(text.length));
      const other = await get(file, author, { range, 'if-range': '"another"' });
      expect([other.status, await other.text()]).toEqual([200, PDF.toString()]);
    });
  });

  it('says that nothing is there, and tells the log, where the bytes were lost', async () => {
    const file = await uploaded(world, author, bytes);
    const { storage } = world.config;
    const { rm } = await import('node:fs/promises');
    await rm(storage.kind === 'disk' ? storage.folder : '', { recursive: true });
    expect((await get(file, author)).status).toBe(404);
  });
});
