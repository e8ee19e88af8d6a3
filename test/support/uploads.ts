import sharp from 'sharp';
import { decodeId } from '../../src/common/graphql/node-id.js';
import type { TestApp } from './app.js';
import type { Person } from './factories.js';

export interface Uploaded {
  id: string;
  fileName: string;
  contentType: string;
  byteSize: number;
  url: string;
  thumbnailUrl: string | null;
  width: number | null;
  height: number | null;
}

export interface UploadAnswer {
  status: number;
  headers: Headers;
  file: Uploaded;
  error: { code: string; message: string; field: string | null };
}

export interface UploadOptions {
  name?: string;
  type?: string;
  purpose?: string;
  headers?: Record<string, string>;
}

const signedIn = (world: Pick<TestApp, 'url'>, who: Person | null): Record<string, string> =>
  who ? { cookie: who.cookie, origin: world.url } : {};

async function answerOf(response: Response): Promise<UploadAnswer> {
  const body = (await response.json()) as Uploaded & Pick<UploadAnswer, 'error'>;
  return { status: response.status, headers: response.headers, file: body, error: body.error };
}

/** One file sent as browsers do; the answer, whether refused or not. */
export async function upload(
  world: Pick<TestApp, 'url'>,
  who: Person | null,
  bytes: Uint8Array,
  { name = 'picture.png', type = 'image/png', purpose, headers = {} }: UploadOptions = {},
): Promise<UploadAnswer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  const query = purpose === undefined ? '' : `?purpose=${purpose}`;
  return answerOf(
    await fetch(`${world.url}/attachments${query}`, {
      method: 'POST',
      headers: { ...signedIn(world, who), ...headers },
      body: form,
    }),
  );
}

/** A form as no browser would write it. */
export async function uploadRaw(
  world: Pick<TestApp, 'url'>,
  who: Person | null,
  body: string | Uint8Array,
  contentType = 'multipart/form-data; boundary=b',
): Promise<UploadAnswer> {
  return answerOf(
    await fetch(`${world.url}/attachments`, {
      method: 'POST',
      headers: { ...signedIn(world, who), 'content-type': contentType },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }),
  );
}

/** A part of such a form. */
export const part = (name: string, content: string | Buffer, fileName?: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
export const form = (...parts: Buffer[]): Buffer => Buffer.concat([...parts, Buffer.from('--b--\r\n')]);

/** A file that must be taken. */
export async function uploaded(
  world: Pick<TestApp, 'url'>,
  who: Person,
  bytes?: Uint8Array,
  options: UploadOptions = {},
): Promise<Uploaded & { number: number; key: string }> {
  const answer = await upload(world, who, bytes ?? (await picture()), options);
  if (answer.status !== 201) throw new Error(`no upload: ${JSON.stringify(answer.error)}`);
  return { ...answer.file, number: decodeId(answer.file.id).id, key: keyOf(answer.file.url) };
}

export const keyOf = (url: string): string => new URL(url).pathname.split('/')[2] ?? '';

/** What somebody gets of an address. */
export const get = (
  { url }: { url: string },
  who: Person | null = null,
  headers: Record<string, string> = {},
): Promise<Response> => fetch(url, { headers: { ...(who ? { cookie: who.cookie } : {}), ...headers } });

export const bytesAt = async (address: { url: string }, who: Person | null = null): Promise<Buffer> =>
  Buffer.from(await (await get(address, who)).arrayBuffer());

type Format = 'png' | 'jpeg' | 'webp' | 'gif';

/** Half red, half blue: what is left of it tells how it was turned. */
export function picture(format: Format = 'png', width = 40, height = 30): Promise<Buffer> {
  const red = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#f00' } };
  return sharp({ create: { width, height, channels: 3, background: '#00f' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .toFormat(format)
    .toBuffer();
}

/** An animation of so many frames, each of another colour. */
export async function animation(format: 'gif' | 'webp', frames: number, side = 20): Promise<Buffer> {
  const images = await Promise.all(
    Array.from({ length: frames }, (_, i) =>
      sharp({
        create: {
          width: side,
          height: side,
          channels: 3,
          background: { r: (i * 40) % 256, g: i % 256, b: 99 },
        },
      })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(images, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
);
