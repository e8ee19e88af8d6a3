import type { IncomingHttpHeaders } from 'node:http';
import type { ByteRange } from '../../storage/storage.js';
import type { ContentType } from './content-type.js';
import { dispositionOf } from './file-name.js';

export interface ServedFile {
  /** In the storage. */
  name: string;
  contentType: ContentType;
  byteSize: number;
  fileName: string;
  /** Saved, not shown: a PDF may hold scripts, and readers of every age run them. */
  isDownload: boolean;
  /** A picture of a member or the community. */
  isPublic: boolean;
}

/** An hour, so that the picture of an erased person does not stand about for long. */
const PUBLIC_CACHING = 'public, max-age=3600';
/**
 * The bytes at an address never change, yet who may have them does: boards close, ideas are hidden and deleted, sessions end. So a browser may keep
 * them but must ask each time, which costs one statement or two and no bytes; no cache between may keep them at all. `immutable`, or any age,
 * would go on showing what was taken down.
 */
const PRIVATE_CACHING = 'private, no-cache';

/** Nothing that the file holds can act, wherever it is opened and whatever a browser takes it for. */
export function fileHeaders({ name, fileName, isDownload, isPublic }: ServedFile) {
  return {
    etag: `"${name}"`,
    'cache-control': isPublic ? PUBLIC_CACHING : PRIVATE_CACHING,
    'content-disposition': dispositionOf(isDownload ? 'attachment' : 'inline', fileName),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    // Public pictures may stand in mails and on the host's other sites.
    'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  };
}

/** @param tags of If-None-Match */
export function isKnown(tags: string | undefined, etag: string): boolean {
  if (tags === undefined) return false;
  // What was compressed on its way comes back as weak.
  return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

const ONE_RANGE = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/;

/**
 * The part that was asked for; null for the whole: also where several parts are, or of another version.
 * @param size of the whole, bytes
 */
export function rangeOf(
  { range, 'if-range': version }: IncomingHttpHeaders,
  size: number,
  etag: string,
): ByteRange | 'unsatisfiable' | null {
  const match = ONE_RANGE.exec(range ?? '');
  if (!match || (version !== undefined && version !== etag)) return null;
  const [, first, last, suffix] = match;
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from >= size ? 'unsatisfiable' : { first: from, last: to };
}
