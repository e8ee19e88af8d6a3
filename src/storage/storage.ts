import type { Readable } from 'node:stream';

/** Files that cannot be kept where the settings say, said in one line. */
export class StorageError extends Error {
  constructor(
    message: string,
    cause: unknown,
    /** Whether it may be well again by itself: the store is down, and the settings are perhaps right. */
    readonly mayPass = false,
  ) {
    super(message, { cause });
  }
}

/** Bytes of an object, the first being 0; both ends belong to it. */
export interface ByteRange {
  first: number;
  last: number;
}

const NAME = /^[0-9a-z][0-9a-z-]{7,99}$/;

/** Names are made by the server: one that could be anything else than a plain file name is a fault of ours. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error('not the name of a stored object');
  return name;
}

/**
 * Where files are kept, each under a name of 8 to 100 lower-case letters, digits and hyphens that the server made up. An object is written once
 * and never changed, so that a name always means the same bytes.
 */
export abstract class Storage {
  /** Whether it costs so little to ask about each object that all may be asked about. */
  abstract readonly isCheapToAsk: boolean;

  /** @throws StorageError where nothing can be kept */
  abstract probe(): Promise<void>;

  /** There as a whole once this returns, and not at all before. */
  abstract put(name: string, bytes: Buffer, contentType: string): Promise<void>;

  /** @returns the bytes, or those of the range, which must lie within them; null where there is no such object */
  abstract get(name: string, range?: ByteRange): Promise<Readable | null>;

  /** @returns in bytes; null where there is no such object */
  abstract size(name: string): Promise<number | null>;

  /** Of what is not there, too. */
  abstract delete(name: string): Promise<void>;

  /**
   * Deletes what was written before that moment and is in nobody's books, where looking through everything is cheap; else nothing.
   * @param known those of the names that are to stay
   * @returns how many were deleted
   */
  abstract sweep(
    before: Date,
    known: (names: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<number>;
}
