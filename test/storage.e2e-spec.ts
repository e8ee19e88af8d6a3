import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../src/config/config.js';
import { checkStorage } from '../src/storage/check-storage.js';
import { openStorage } from '../src/storage/open-storage.js';
import { type Storage } from '../src/storage/storage.js';
import { startS3Server, type S3Server } from './support/s3-server.js';

const NAME = '0123456789abcdef';
const PNG = 'image/png';
const open = (env: Record<string, string>): Storage => openStorage(loadConfig(env).storage);

async function bytesOf(storage: Storage, name: string, range?: { first: number; last: number }) {
  const stream = await storage.get(name, range);
  return stream === null ? null : (await buffer(stream)).toString();
}

describe('where files are kept', () => {
  let folder: string;
  let s3: S3Server;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundswell-files-'));
    s3 = await startS3Server();
  });
  afterAll(async () => {
    await s3.stop();
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(['disk', 's3'])('on %s', (kind) => {
    let storage: Storage;
    beforeAll(() => {
      storage = open(kind === 's3' ? s3.env : { STORAGE_DIR: folder });
    });

    it('says at the start that nothing is wrong, and leaves nothing behind', async () => {
      expect(await checkStorage(storage)).toEqual([]);
      if (kind === 'disk') expect((await readdir(join(folder, '00'))).length).toBe(0);
    });

    it('gives back what was put, whole and in part, until it is deleted', async () => {
      await storage.put(NAME, Buffer.from('hello there'), PNG);
      expect(await storage.size(NAME)).toBe(11);
      expect(await bytesOf(storage, NAME)).toBe('hello there');
      expect(await bytesOf(storage, NAME, { first: 1, last: 3 })).toBe('ell');
      await storage.delete(NAME);
      expect(await storage.size(NAME)).toBeNull();
      expect(await bytesOf(storage, NAME)).toBeNull();
    });

    it('deletes twice, and what never was', async () => {
      await storage.put(NAME, Buffer.from('x'), PNG);
      await storage.delete(NAME);
      await storage.delete(NAME);
      expect(await storage.size(NAME)).toBeNull();
    });

    it('keeps every byte', async () => {
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256));
      await storage.put(NAME, bytes, PNG);
      const stream = await storage.get(NAME);
      expect(stream && bytes.equals(await buffer(stream))).toBe(true);
      await storage.delete(NAME);
    });

    it.each(['../../etc/passwd', 'a/../../b', '..', 'ABCDEFGH', '', '0123456789\0', 'x'.repeat(101)])(
      'touches nothing by the name %j',
      async (name) => {
        await expect(storage.put(name, Buffer.from('x'), PNG)).rejects.toThrow('not the name');
        await expect(storage.get(name)).rejects.toThrow('not the name');
        await expect(storage.delete(name)).rejects.toThrow('not the name');
      },
    );
  });

  it('looks on the disk for what is old, sees only what can be its own, and tidies up what never was finished', async () => {
    const storage = open({ STORAGE_DIR: folder });
    const [first, second, young] = ['aa00000000000001', 'aa00000000000002', 'aa00000000000003'];
    for (const name of [first, second, young]) await storage.put(name, Buffer.from('x'), PNG);
    const unfinished = join('unfinished', randomUUID());
    const foreign = [
      join('backups', 'old.dump'),
      join('aa', 'old.dump'),
      join('aa', 'bb00000000000001'),
      join('unfinished', 'letter'),
    ];
    await mkdir(join(folder, 'backups'));
    for (const path of [unfinished, ...foreign]) await writeFile(join(folder, path), 'x');
    const old = new Date(Date.now() - 100_000);
    for (const path of [join('aa', first), join('aa', second), unfinished, ...foreign])
      await utimes(join(folder, path), old, old);
    const before = new Date(Date.now() - 50_000);
    const seen: string[] = [];
    for await (const names of storage.written(before)) seen.push(...names);
    expect(seen.toSorted()).toEqual([first, second]);
    await storage.tidy(before);
    expect(await readdir(join(folder, 'unfinished'))).toEqual(['letter']);
    for (const path of foreign) expect(await readFile(join(folder, path), 'utf8')).toBe('x');
  });

  it('says in one line what is wrong with a folder', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await chmod(file, 0o400);
    const storage = open({ STORAGE_DIR: join(file, 'below') });
    await expect(checkStorage(storage)).rejects.toThrow(
      `STORAGE_DIR ${join(file, 'below')} can’t be written to: ENOTDIR.`,
    );
  });

  it.each([
    ['a wrong bucket', { S3_BUCKET: 'elsewhere' }, /^S3_BUCKET elsewhere is not at http:/],
    [
      'a wrong secret',
      { S3_SECRET_ACCESS_KEY: 'guessed' },
      /^S3_ACCESS_KEY_ID may not write to S3_BUCKET files/,
    ],
    [
      'a wrong host',
      { S3_ENDPOINT: 'http://nowhere.invalid' },
      /^S3_ENDPOINT http:\/\/nowhere\.invalid leads nowhere/,
    ],
  ])('says in one line that there is %s', async (_, env, message) => {
    await expect(checkStorage(open({ ...s3.env, ...env }))).rejects.toThrow(message);
  });

  it('warns of a store that is down, and goes on', async () => {
    const storage = open({ ...s3.env, S3_ENDPOINT: 'http://127.0.0.1:1' });
    expect(await checkStorage(storage)).toEqual([
      'S3_ENDPOINT http://127.0.0.1:1 takes no files: it can’t be reached.',
    ]);
  });

  it.each([
    [{ STORAGE: 'floppy' }, 'STORAGE must be one of disk, s3.'],
    [{ STORAGE: 's3' }, 'S3_ENDPOINT must be set: STORAGE=s3 needs it.'],
    [{ STORAGE: 's3', S3_ENDPOINT: 'http://s3' }, 'S3_BUCKET must be set: STORAGE=s3 needs it.'],
    [{ S3_ENDPOINT: 'ftp://s3' }, 'S3_ENDPOINT must be an http(s) URL.'],
    [{ S3_BUCKET: 'No Bucket' }, 'S3_BUCKET must be the name of a bucket.'],
    [{ STORAGE_SWEEP: 'some' }, 'STORAGE_SWEEP must be one of careful, all.'],
    [{ S3_STYLE: 'both' }, 'S3_STYLE must be one of path, host.'],
  ])('refuses the settings %j in one line', (env, message) => {
    expect(() => loadConfig(env)).toThrow(new ConfigError(message));
  });

  it('keeps files under DATA_DIR where nothing else is said', () => {
    expect(loadConfig({ DATA_DIR: '/srv/data' }).storage).toEqual({
      kind: 'disk',
      folder: '/srv/data/attachments',
    });
    expect(loadConfig({ STORAGE_DIR: '/srv/files' }).storage).toEqual({ kind: 'disk', folder: '/srv/files' });
  });
});
