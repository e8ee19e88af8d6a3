import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkedName, isName, PROBE_PREFIX, Storage, StorageError, type ByteRange } from './storage.js';

/** What is being written, beside the folders of what was. */
const UNFINISHED = 'unfinished';
const UNFINISHED_NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The folders of objects. */
const PART = /^[0-9a-z]{2}$/;
const FOLDER_MODE = 0o750;
const FILE_MODE = 0o640;

/** Not by `instanceof Error`: the system's errors come from another realm where tests run. */
const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Puts the names that a folder holds where a power cut does not reach them, on systems that let one do so. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Files in a folder of this machine, or one that all machines share; in 256 folders by the beginnings of their names. */
export class DiskStorage extends Storage {
  readonly isCheapToAsk = true;

  constructor(private readonly folder: string) {
    super();
  }

  async probe(): Promise<void> {
    const name = PROBE_PREFIX + randomUUID();
    try {
      await this.put(name, Buffer.from('probe'));
      await this.delete(name);
    } catch (error) {
      const reason = codeOf(error) ?? String(error);
      throw new StorageError(`STORAGE_DIR ${this.folder} can’t be written to: ${reason}.`, error);
    }
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(name);
    const unfinished = join(this.folder, UNFINISHED, randomUUID());
    await mkdir(dirname(unfinished), { recursive: true, mode: FOLDER_MODE });
    const made = await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    if (made !== undefined) await syncFolder(dirname(made));
    // The row that says that it is there outlives a power cut; so must the bytes that it speaks of, and their name.
    try {
      const file = await open(unfinished, 'wx', FILE_MODE);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async get(name: string, range?: ByteRange): Promise<Readable | null> {
    try {
      const file = await open(this.pathOf(name), 'r');
      return file.createReadStream(range ? { start: range.first, end: range.last } : {});
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async size(name: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(name))).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  async tidy(before: Date): Promise<void> {
    for (const name of await this.writtenIn(UNFINISHED, before))
      if (UNFINISHED_NAME.test(name)) await rm(join(this.folder, UNFINISHED, name), { force: true });
  }

  /** Only in the folders that objects are put into, and only those whose names begin as their folder is called: settings may point anywhere. */
  async *written(before: Date): AsyncGenerator<readonly string[]> {
    for (const part of await this.list(this.folder)) {
      if (!PART.test(part)) continue;
      const names = await this.writtenIn(part, before);
      yield names.filter((name) => isName(name) && name.startsWith(part));
    }
  }

  /** Names of the files in one of the folders that were last written before that moment. */
  private async writtenIn(part: string, before: Date): Promise<string[]> {
    const old: string[] = [];
    for (const name of await this.list(join(this.folder, part))) {
      const found = await lstat(join(this.folder, part, name)).catch(() => null);
      if (found?.isFile() && found.mtime < before) old.push(name);
    }
    return old;
  }

  /** What lies in a folder; nothing in one that is not there, or is none. */
  private async list(folder: string): Promise<string[]> {
    try {
      return await readdir(folder);
    } catch (error) {
      if (isMissing(error) || codeOf(error) === 'ENOTDIR') return [];
      throw error;
    }
  }

  private pathOf(name: string): string {
    return join(this.folder, checkedName(name).slice(0, 2), name);
  }
}
