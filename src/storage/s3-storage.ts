import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { S3mini, S3NetworkError, S3ServiceError } from 's3mini';
import { SECOND } from '../common/time/clock.js';
import type { S3Settings } from '../config/storage-settings.js';
import { checkedName, PROBE_PREFIX, Storage, StorageError, type ByteRange } from './storage.js';

/** Before the store begins to answer, milliseconds; what it then sends may take its time. */
const PATIENCE = 30 * SECOND;
/** The bucket may hold other things, too. */
const PREFIX = 'groundswell/';

const patiently: typeof fetch = async (input, init) => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error('the store did not answer')), PATIENCE);
  try {
    return await fetch(input, { ...init, signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof S3ServiceError) return error.status;
  return error instanceof Error && error.cause !== undefined ? statusOf(error.cause) : undefined;
}

/** An object store that speaks Amazon's S3. */
export class S3Storage extends Storage {
  readonly isCheapToAsk = false;
  private readonly bucket: S3mini;

  constructor(private readonly settings: S3Settings) {
    super();
    const { endpoint, bucket, region, accessKeyId, secretAccessKey, isPathStyle } = settings;
    const url = new URL(endpoint);
    if (isPathStyle) url.pathname = `${url.pathname.replace(/\/+$/, '')}/${bucket}`;
    else url.hostname = `${bucket}.${url.hostname}`;
    this.bucket = new S3mini({ endpoint: url.href, region, accessKeyId, secretAccessKey, fetch: patiently });
  }

  async probe(): Promise<void> {
    const name = PROBE_PREFIX + randomUUID();
    try {
      await this.put(name, Buffer.from('probe'), 'text/plain');
      await this.delete(name);
    } catch (error) {
      throw this.fault(error);
    }
  }

  async put(name: string, bytes: Buffer, contentType: string): Promise<void> {
    await this.bucket.putObject(this.keyOf(name), bytes, contentType, undefined, undefined, bytes.length);
  }

  async get(name: string, range?: ByteRange): Promise<Readable | null> {
    const key = this.keyOf(name);
    try {
      const { body } = range
        ? await this.bucket.getObjectRaw(key, false, range.first, range.last + 1)
        : await this.bucket.getObjectRaw(key);
      return body ? Readable.fromWeb(body) : Readable.from([]);
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  async size(name: string): Promise<number | null> {
    try {
      return await this.bucket.getContentLength(this.keyOf(name));
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    try {
      await this.bucket.deleteObject(this.keyOf(name));
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  }

  /** The store itself forgets what it did not get whole. */
  async tidy(): Promise<void> {}

  /** Each look at a bucket is paid for, and another installation may keep its files in the same one: what lies there is left alone. */
  async *written(): AsyncGenerator<readonly string[]> {}

  private fault(error: unknown): StorageError {
    const { endpoint, bucket } = this.settings;
    const status = statusOf(error);
    if (status === 404) return new StorageError(`S3_BUCKET ${bucket} is not at ${endpoint}.`, error);
    if (status === 401 || status === 403)
      return new StorageError(
        `S3_ACCESS_KEY_ID may not write to S3_BUCKET ${bucket}, or S3_SECRET_ACCESS_KEY or S3_REGION is wrong.`,
        error,
      );
    if (error instanceof S3NetworkError && error.code === 'ENOTFOUND')
      return new StorageError(`S3_ENDPOINT ${endpoint} leads nowhere: no such host.`, error);
    const reason = status === undefined ? 'it can’t be reached' : `it answers ${status}`;
    return new StorageError(`S3_ENDPOINT ${endpoint} takes no files: ${reason}.`, error, true);
  }

  private keyOf(name: string): string {
    return PREFIX + checkedName(name);
  }
}
