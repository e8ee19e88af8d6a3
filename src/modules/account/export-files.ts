import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EXPORT_PREFIX } from '../../storage/name-prefixes.js';
import { Storage } from '../../storage/storage.js';

/** A file lies in the store as objects of so many bytes, the last one smaller: neither making nor fetching it holds more in memory. */
const PIECE = 4 * 1024 * 1024;
const TYPE = 'application/octet-stream';

const nameOf = (key: string, piece: number): string => `${EXPORT_PREFIX}${key}-${piece}`;

/** The files of exports, each by a key that nobody guesses. */
@Injectable()
export class ExportFiles {
  constructor(private readonly storage: Storage) {}

  newKey(): string {
    return randomUUID();
  }

  /**
   * Leaves nothing behind where it breaks off.
   * @param claim called before each piece is written, with how many there are then; what it throws breaks off
   * @returns its size, and how many pieces it has
   */
  async write(
    key: string,
    source: AsyncIterable<Buffer>,
    claim: (pieces: number) => Promise<void>,
  ): Promise<{ byteSize: number; pieces: number }> {
    let waiting: Buffer[] = [];
    let length = 0;
    let byteSize = 0;
    let pieces = 0;
    const put = async (): Promise<void> => {
      await claim(pieces + 1);
      pieces++;
      await this.storage.put(nameOf(key, pieces - 1), Buffer.concat(waiting), TYPE);
      byteSize += length;
      waiting = [];
      length = 0;
    };
    try {
      for await (const chunk of source) {
        waiting.push(chunk);
        length += chunk.length;
        if (length >= PIECE) await put();
      }
      if (length > 0) await put();
    } catch (error) {
      await this.delete(key, pieces);
      throw error;
    }
    return { byteSize, pieces };
  }

  /** Breaks off where a piece is missing. */
  read(key: string, byteSize: number): Readable {
    return Readable.from(this.pieces(key, byteSize), { objectMode: false });
  }

  /**
   * Of what is not there, too. From the end, so that a deletion that breaks off is seen to have.
   * @param known that it may have at least so many pieces, whichever of them are missing
   */
  async delete(key: string, known = 0): Promise<void> {
    let pieces = known;
    while ((await this.storage.size(nameOf(key, pieces))) !== null) pieces++;
    for (let piece = pieces - 1; piece >= 0; piece--) await this.storage.delete(nameOf(key, piece));
  }

  private async *pieces(key: string, byteSize: number): AsyncGenerator<Buffer> {
    let sent = 0;
    for (let piece = 0; sent < byteSize; piece++) {
      const stream = await this.storage.get(nameOf(key, piece));
      if (!stream) throw new Error('a piece of an export is missing');
      for await (const chunk of stream) {
        const bytes = Buffer.from(chunk);
        sent += bytes.length;
        yield bytes;
      }
    }
  }
}
