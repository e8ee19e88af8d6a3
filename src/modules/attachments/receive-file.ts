import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { LIMITS } from '../../common/limits.js';
import { SECOND } from '../../common/time/clock.js';
import { UploadRefusal } from './upload-refusal.js';

export interface ReceivedFile {
  /** As the sender named it. */
  name: string;
  bytes: Buffer;
}

const { attachmentBytesMax } = LIMITS;
const MEGABYTE = 1024 * 1024;
const FIELD = 'file';
/** What a form may weigh beside its file, bytes. */
const FORM_BYTES_MAX = 64 * 1024;
const FORM = {
  limits: {
    files: 1,
    fields: 0,
    parts: 1,
    fileSize: attachmentBytesMax,
    headerPairs: 20,
    headerSize: 8192,
  },
};

/** What a sender is given to begin, milliseconds, and must come to from then on, bytes per millisecond: who is slower keeps others from sending. */
const BEGINNING = 20 * SECOND;
const SLOWEST = 32;

const badForm = (): UploadRefusal => new UploadRefusal('BAD_USER_INPUT', FIELD);
const tooLarge = (): UploadRefusal =>
  new UploadRefusal('FILE_TOO_LARGE', FIELD, { max: attachmentBytesMax / MEGABYTE });

/**
 * The one file of a multipart form, held to its limit while it comes, and its sender to 32 KB a second. What is refused is read to its end and
 * thrown away, so that the sender hears why; how long that may take is bounded by the server's limit for a request.
 * @throws UploadRefusal
 */
export async function receiveFile(req: FastifyRequest): Promise<ReceivedFile> {
  if (!req.isMultipart()) throw badForm();
  if (Number(req.headers['content-length'] ?? 0) > attachmentBytesMax + FORM_BYTES_MAX) throw tooLarge();
  let timer: NodeJS.Timeout | undefined;
  const expected = Number(req.headers['content-length'] ?? attachmentBytesMax);
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UploadRefusal('TOO_SLOW', FIELD)), BEGINNING + expected / SLOWEST);
  });
  try {
    return await Promise.race([received(req), patience]);
  } catch (error) {
    // Whatever the parser objects to is the sender's doing.
    throw error instanceof UploadRefusal ? error : badForm();
  } finally {
    clearTimeout(timer);
    req.raw.unpipe();
    req.raw.resume();
  }
}

async function received(req: FastifyRequest): Promise<ReceivedFile> {
  let file: ReceivedFile | null = null;
  for await (const part of req.parts(FORM)) file = await receivePart(part);
  if (!file) throw badForm();
  return file;
}

async function receivePart(part: Multipart): Promise<ReceivedFile> {
  if (part.type !== 'file' || part.fieldname !== FIELD) throw badForm();
  return { name: part.filename ?? '', bytes: await bytesOf(part) };
}

function bytesOf({ file }: MultipartFile): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // A short form may be over before anybody listens.
    if (file.truncated) reject(tooLarge());
    if (file.destroyed) reject(badForm());
    const chunks: Buffer[] = [];
    file.on('data', (chunk: Buffer) => chunks.push(chunk));
    // Heard at once, where the end of the stream would come with the end of the file.
    file.once('limit', () => reject(tooLarge()));
    file.once('end', () => resolve(Buffer.concat(chunks)));
    file.once('error', () => reject(badForm()));
    file.once('close', () => reject(badForm()));
  });
}
