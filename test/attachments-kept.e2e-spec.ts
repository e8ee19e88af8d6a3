import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DAY, HOUR } from '../src/common/time/clock.js';
import { PersonalData } from '../src/modules/members/personal-data.js';
import { DomainEvents } from '../src/events/domain-events.js';
import { CollectAttachments } from '../src/modules/attachments/collect-attachments.job.js';
import { SweepStorage } from '../src/modules/attachments/sweep-storage.job.js';
import { attachmentFilesCheck } from '../src/modules/doctor/attachments.check.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { Storage } from '../src/storage/storage.js';
import { startTestApp, type TestApp } from './support/app.js';
import { setClockAhead } from './support/clock.js';
import { differencesIn } from './support/database.js';
import { comment, mutate, refusalOf } from './support/discussion.js';
import { board, idea, person, type Person, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { moderate, report } from './support/moderation.js';
import { startS3Server, type S3Server } from './support/s3-server.js';
import { bytesAt, get, keyOf, PDF, picture, upload, uploaded } from './support/uploads.js';

describe.each(['disk', 's3'])('files kept on %s', (kind) => {
  let s3: S3Server;
  let world: TestApp;
  let storage: Storage;
  let ann: Person;
  let admin: Person;
  let one: TestIdea;
  beforeAll(async () => {
    s3 = await startS3Server();
    world = await startTestApp({ jobs: true, env: kind === 's3' ? s3.env : {} });
    storage = world.app.get(Storage);
    ann = await person(world.db, 'Ann');
    admin = await person(world.db, 'Admin', 'ADMIN');
    one = await idea(world.db, await board(world.db, 'open'), ann, 'With files');
  });
  afterAll(async () => {
    await world.stop();
    await s3.stop();
  });

  const collect = async (hoursAhead = 0): Promise<void> => {
    setClockAhead(world, hoursAhead * HOUR);
    await world.app.get(JobQueue).add(world.db, 'collect-attachments', {});
    await settleJobs(world.db);
    setClockAhead(world, 0);
  };
  const sweep = (daysAhead: number): Promise<void> =>
    world.app.get(SweepStorage).run(new Date(Date.now() + daysAhead * DAY), new AbortController().signal);
  /** Whether row, bytes and smaller image are there: all or nothing. */
  async function isThere(key: string): Promise<boolean> {
    const found = [
      (await world.db.query('SELECT 1 FROM attachments WHERE key = $1', [key])).length > 0,
      (await storage.size(key)) !== null,
      (await storage.size(`${key}-thumbnail`)) !== null,
    ];
    expect(new Set(found).size).toBe(1);
    return found[0] ?? false;
  }
  const attach = (ids: readonly string[], body = 'With files') =>
    comment(world, ann, one, body, { attachmentIds: ids });
  const profile = (who: Person, avatarId: string | null) =>
    ask(
      world,
      'mutation ($input: UpdateProfileInput!) { it: updateProfile(input: $input) { viewer { member { avatarUrl } } userErrors { code field } } }',
      { input: { avatarId } },
      who,
    );
  const community = (input: Record<string, unknown>, who: Person = admin) =>
    ask(
      world,
      'mutation ($input: UpdateCommunityInput!) { it: updateCommunity(input: $input) { community { logoUrl } userErrors { code field } } }',
      { input },
      who,
    );

  it('come back byte by byte, whole and in part', async () => {
    const file = await uploaded(world, ann, PDF, { name: 'a.pdf' });
    expect((await bytesAt(file, ann)).equals(PDF)).toBe(true);
    const part = await get(file, ann, { range: 'bytes=1-3' });
    expect([part.status, await part.text()]).toEqual([206, 'PDF']);
  });

  it('wait a day for being attached, and go when nobody did', async () => {
    const [loose, attached] = [await uploaded(world, ann), await uploaded(world, ann)];
    await attach([attached.id]);
    await collect(23);
    expect([await isThere(loose.key), await isThere(attached.key)]).toEqual([true, true]);
    await collect(25);
    expect([await isThere(loose.key), await isThere(attached.key)]).toEqual([false, true]);
    expect((await get(loose, ann)).status).toBe(404);
    expect((await get(attached)).status).toBe(200);
  });

  it('go with what they belonged to, for moderators two weeks later', async () => {
    const file = await uploaded(world, ann);
    const said = await attach([file.id]);
    await comment(world, ann, one, 'For which it stays', { parent: said });
    await mutate(world, ann, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
    expect([(await get(file, ann)).status, (await get(file, admin)).status]).toEqual([404, 200]);
    await collect(13 * 24);
    expect(await isThere(file.key)).toBe(true);
    await collect(15 * 24);
    expect(await isThere(file.key)).toBe(false);
  });

  it('stay for moderators alone while a report is open, whatever their author does', async () => {
    const [bob, mod] = [await person(world.db, 'Bob'), await person(world.db, 'Mod', 'MODERATOR')];
    const [taken, left] = [await uploaded(world, ann), await uploaded(world, ann)];
    const said = await attach([taken.id, left.id]);
    await report(world, bob, said);
    await mutate(world, ann, 'editComment', {
      commentId: said.nodeId,
      body: 'Harmless',
      attachmentIds: [left.id],
    });
    await mutate(world, ann, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
    await collect(15 * 24);
    for (const file of [taken, left]) {
      expect(await isThere(file.key)).toBe(true);
      expect((await get(file, mod)).status).toBe(200);
      expect((await get(file, bob)).status).toBe(404);
    }
    const item = '{ moderationQueue { nodes { deleted attachments { id } } } }';
    expect((await ask(world, item, {}, mod)).data.moderationQueue.nodes).toEqual([
      { deleted: true, attachments: [{ id: taken.id }, { id: left.id }] },
    ]);
    await moderate(world, mod, 'DISMISS', [said]);
    await collect(15 * 24);
    for (const file of [taken, left]) expect(await isThere(file.key)).toBe(false);
  });

  it('go the second time, where the process died between the bytes and the row', async () => {
    const file = await uploaded(world, ann);
    await world.db.query('UPDATE attachments SET discarded_at = now() WHERE key = $1', [file.key]);
    await storage.delete(file.key);
    await storage.delete(`${file.key}-thumbnail`);
    await Promise.all([collect(), collect()]);
    expect(await isThere(file.key)).toBe(false);
  });

  it('leave nothing where an upload fails half-way, and are found where the process died there', async () => {
    const { put } = storage;
    const kept: string[] = [];
    storage.put = async (name, bytes, type) => {
      kept.push(name);
      await put.call(storage, name, bytes, type);
      if (name.endsWith('-thumbnail')) throw new Error('full');
    };
    const { status, error } = await upload(world, ann, await picture());
    storage.put = put;
    expect([status, error.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    expect(await isThere(kept[0] ?? '')).toBe(false);
    const { key } = await uploaded(world, ann);
    await world.db.query('UPDATE attachments SET stored_at = NULL WHERE key = $1', [key]);
    expect((await get({ url: `${world.url}/attachments/${key}` }, ann)).status).toBe(404);
    await collect(25);
    expect(await isThere(key)).toBe(false);
  });

  it('become the picture of a member, in place of the one before', async () => {
    const [first, second] = [
      await uploaded(world, ann, await picture(), { purpose: 'AVATAR' }),
      await uploaded(world, ann, await picture('jpeg'), { purpose: 'AVATAR' }),
    ];
    expect((await profile(ann, first.id)).data.it.viewer.member.avatarUrl).toBe(first.url);
    expect((await profile(ann, first.id)).data.it.viewer.member.avatarUrl).toBe(first.url);
    expect((await profile(ann, second.id)).data.it.viewer.member.avatarUrl).toBe(second.url);
    expect((await get(first)).status).toBe(404);
    await collect(25);
    expect((await get(second)).status).toBe(200);
    const { data } = await ask(
      world,
      `{ idea(number: ${one.id}) { author { avatarUrl } comments { nodes { author { avatarUrl } } } } member(handle: "${ann.handle}") { avatarUrl } }`,
    );
    expect(data.idea.author.avatarUrl).toBe(second.url);
    expect(data.idea.comments.nodes[0].author.avatarUrl).toBe(second.url);
    expect(data.member.avatarUrl).toBe(second.url);
    // What was replaced is gone for good.
    expect(refusalOf(await profile(ann, first.id))).toEqual(['NOT_FOUND', ['avatarId']]);
    expect((await profile(ann, null)).data.it.viewer.member.avatarUrl).toBeNull();
    expect((await get(second)).status).toBe(404);
  });

  it('become nobody’s picture that are another’s, or no pictures', async () => {
    const others = await uploaded(world, admin, await picture(), { purpose: 'AVATAR' });
    const content = await uploaded(world, ann);
    for (const id of [others.id, content.id, one.nodeId])
      expect(refusalOf(await profile(ann, id))).toEqual(['NOT_FOUND', ['avatarId']]);
  });

  it('become the logo, which takes the place of an address and gives way to one', async () => {
    const logo = await uploaded(world, admin, await picture(), { purpose: 'LOGO' });
    const url = 'https://host.example/logo.png';
    expect((await community({ logoUrl: url })).data.it.community.logoUrl).toBe(url);
    expect((await community({ logoId: logo.id })).data.it.community.logoUrl).toBe(logo.url);
    await collect(25);
    expect((await get(logo)).status).toBe(200);
    expect((await community({ name: 'Another name' })).data.it.community.logoUrl).toBe(logo.url);
    // The address of the file that is the logo is no other logo.
    expect((await community({ logoUrl: logo.url })).data.it.community.logoUrl).toBe(logo.url);
    expect((await get(logo)).status).toBe(200);
    expect(refusalOf(await community({ logoUrl: url, logoId: logo.id }))).toEqual(['INVALID', ['logoId']]);
    expect((await community({ logoUrl: url })).data.it.community.logoUrl).toBe(url);
    expect((await get(logo)).status).toBe(404);
    expect(refusalOf(await community({ logoId: logo.id }))).toEqual(['NOT_FOUND', ['logoId']]);
    expect((await community({ logoId: null })).data.it.community.logoUrl).toBeNull();
    expect(refusalOf(await community({ logoId: logo.id }, ann))).toBe('FORBIDDEN');
  });

  it('tell their uploader what they have, and after an erasure tell nobody whose they were', async () => {
    const gus = await person(world.db, 'Gus');
    const avatar = await uploaded(world, gus, await picture(), { purpose: 'AVATAR' });
    await profile(gus, avatar.id);
    const [loose, attached] = [
      await uploaded(world, gus, await picture()),
      await uploaded(world, gus, PDF, { name: 'Gus Smith CV.pdf' }),
    ];
    await comment(world, gus, one, 'With files', { attachmentIds: [attached.id] });
    const rows = world.app.get(PersonalData, { strict: false }).all().get('attachments');
    const told: object[] = [];
    for await (const some of rows?.(world.db, gus.id) ?? []) told.push(...some);
    expect(told).toMatchObject([
      { purpose: 'AVATAR', url: avatar.url, uploadedAt: expect.any(Date) },
      { purpose: 'CONTENT', fileName: 'picture.png' },
      { purpose: 'CONTENT', fileName: 'Gus Smith CV.pdf', byteSize: PDF.length },
    ]);
    await world.db.transaction(async (tx) => {
      await tx.query('UPDATE members SET erased_at = now(), email = NULL WHERE id = $1', [gus.id]);
      await world.app
        .get(DomainEvents)
        .emit('member.erasing', { memberId: gus.id, withdrawVotes: false }, tx);
    });
    for (const file of [avatar, loose]) expect((await get(file, gus)).status).toBe(404);
    const kept = await get(attached);
    expect(kept.status).toBe(200);
    expect(kept.headers.get('content-disposition')).toContain('filename="document.pdf"');
    await settleJobs(world.db);
    expect(await world.db.query('SELECT 1 FROM attachments WHERE uploader_id = $1', [gus.id])).toEqual([]);
    expect([await storage.size(avatar.key), await storage.size(loose.key)]).toEqual([null, null]);
    const { data } = await ask(world, `{ member(handle: "${gus.handle}") { avatarUrl } }`);
    expect(data.member).toBeNull();
  });

  it('are swept from the disk after a week where no row tells of them, and left alone elsewhere', async () => {
    const { key } = await uploaded(world, ann);
    const stray = 'f'.repeat(32);
    await storage.put(stray, Buffer.from('x'), 'image/png');
    await sweep(2);
    expect(await storage.size(stray)).toBe(1);
    await sweep(8);
    expect(await storage.size(stray)).toBe(kind === 'disk' ? null : 1);
    expect(await isThere(key)).toBe(true);
  });

  it('stay where the database knows little of them: it is more likely the wrong one', async () => {
    const strays = Array.from({ length: 30 }, (_, i) => i.toString(16).padStart(32, '0'));
    for (const name of strays) await storage.put(name, Buffer.from('x'), 'image/png');
    await sweep(8);
    for (const name of strays) {
      expect(await storage.size(name)).toBe(1);
      await storage.delete(name);
    }
  });

  it('go though another one can’t be deleted', async () => {
    const [first, second] = [await uploaded(world, ann), await uploaded(world, ann)];
    await world.db.query('UPDATE attachments SET discarded_at = now() WHERE id = ANY ($1)', [
      [first.number, second.number],
    ]);
    const lock = jest
      .spyOn(storage, 'delete')
      .mockImplementationOnce(() => Promise.reject(new Error('locked')));
    const collection = world.app.get(CollectAttachments);
    await expect(collection.run(new Date(), new AbortController().signal)).rejects.toThrow('locked');
    lock.mockRestore();
    expect([await isThere(first.key), await isThere(second.key)]).toEqual([true, false]);
    await collect();
    expect(await isThere(first.key)).toBe(false);
  });

  it('are all as the doctor wants them, and it finds what is not', async () => {
    const checks = [attachmentFilesCheck(storage)];
    expect(await differencesIn(world.db)).toEqual([]);
    expect(await differencesIn(world.db, checks)).toEqual([]);
    const [gone, cut, deleted] = [
      await uploaded(world, ann),
      await uploaded(world, ann),
      await uploaded(world, ann),
    ];
    await storage.delete(`${gone.key}-thumbnail`);
    await storage.put(cut.key, Buffer.from('x'), 'image/png');
    const said = await attach([deleted.id]);
    await world.db.query('UPDATE comments SET deleted_at = now() WHERE id = $1', [said.id]);
    const avatar = await uploaded(world, ann, await picture(), { purpose: 'AVATAR' });
    await world.db.query('UPDATE members SET avatar_key = $1 WHERE id = $2', [keyOf(avatar.url), ann.id]);
    const sorted = async (...given: Parameters<typeof differencesIn>) =>
      (await differencesIn(...given))
        .filter(({ table }) => table === 'attachments')
        .map(({ id, column, stored, recomputed }) => `${id} ${column}: ${stored}, ${recomputed}`)
        .toSorted();
    expect(await sorted(world.db, checks)).toEqual([
      expect.stringMatching(new RegExp(`^${gone.number} thumbnail_byte_size: \\d+, nothing$`)),
      `${cut.number} byte_size: ${cut.byteSize}, 1`,
    ]);
    // Taken away while the doctor was looking: the storage does not have it, and its row no more either.
    const asking = jest.spyOn(storage, 'size').mockImplementation(async () => {
      await world.db.query('UPDATE attachments SET discarded_at = now() WHERE id = $1', [gone.number]);
      throw new Error('403');
    });
    const seen = [];
    for await (const { id, recomputed } of attachmentFilesCheck(storage).find(world.db))
      seen.push(`${id}: ${recomputed}`);
    asking.mockRestore();
    expect(seen).toContain(`${cut.number}: unreadable (403)`);
    expect(seen.join()).not.toContain(`${gone.number}:`);
    await world.db.query('UPDATE attachments SET discarded_at = NULL WHERE id = $1', [gone.number]);
    expect(await sorted(world.db)).toEqual(
      [
        `${deleted.number} discarded_at: kept, discarded`,
        `${avatar.number} loose_since: loose, in use`,
      ].toSorted(),
    );
  });
});
