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

export const isName = (name: string): boolean => NAME.test(name);

/** What the names of objects begin with that are written only to see whether that works. */
export const PROBE_PREFIX = '00probe-';

/** Names are made by the server: one that could be anything else than a plain file name is a fault of ours. */
export function checkedName(name: string): string {
  if (!isName(name)) throw new Error('not the name of a stored object');
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

  /** Takes away what was begun before that moment and never became an object. */
  abstract tidy(before: Date): Promise<void>;

  /**
   * Names of the objects that were written before that moment, some at a time, where looking through everything is cheap; else none. What is not
   * named as an object is, or lies where none would, is somebody else's and not among them.
   */
  abstract written(before: Date): AsyncIterable<readonly string[]>;
}
