import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkedName, Storage, StorageError, type ByteRange } from './storage.js';

/** What is being written, beside the folders of what was. */
const UNFINISHED = 'unfinished';
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

/** Files in a folder of this machine, or one that all machines share; in 256 folders by the beginnings of their names. */
export class DiskStorage extends Storage {
  readonly isCheapToAsk = true;

  constructor(private readonly folder: string) {
    super();
  }

  async probe(): Promise<void> {
    const name = `00probe-${randomUUID()}`;
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
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    try {
      const file = await open(unfinished, 'wx', FILE_MODE);
      try {
        await file.writeFile(bytes);
        // The row that says that it is there outlives a power cut; so must what it speaks of.
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
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

  async sweep(
    before: Date,
    known: (names: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<number> {
    let count = 0;
    for (const part of await this.list(this.folder)) {
      const folder = join(this.folder, part);
      const old: string[] = [];
      for (const name of await this.list(folder)) {
        const found = await stat(join(folder, name)).catch(() => null);
        if (found?.isFile() && found.mtime < before) old.push(name);
      }
      if (old.length === 0) continue;
      const kept = part === UNFINISHED ? new Set<string>() : await known(old);
      for (const name of old) {
        if (kept.has(name)) continue;
        await rm(join(folder, name), { force: true });
        count++;
      }
    }
    return count;
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
