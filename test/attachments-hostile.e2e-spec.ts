import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person, type Person } from './support/factories.js';
import { animation, bytesAt, get, PDF, picture, upload } from './support/uploads.js';

const SCRIPT = '<script>alert(document.domain)</script>';

/** A chunk of a PNG; its checksum is not looked at before its size is. */
function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crcOf(Buffer.concat([head.subarray(4), data])));
  return Buffer.concat([head, data, crc]);
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PNG that says that it is so large, of little text. */
function pngOf(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF whose every byte of pixels says: the same again. */
function gifOf(width: number, height: number, frames: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  const frame = Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, 2, 2, 0x4c, 1, 0]),
  ]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.from([0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff]),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
  ]);
}

describe('files that mean harm', () => {
  let world: TestApp;
  let eve: Person;
  beforeAll(async () => {
    world = await startTestApp();
    world.app.get(ThrottleLimits, { strict: false }).upload = { points: 1000, seconds: 60 };
    eve = await person(world.db, 'Eve');
  });
  afterAll(() => world.stop());

  const countRows = async (): Promise<number> =>
    (await world.db.query<{ count: number }>('SELECT count(*)::int AS count FROM attachments'))[0]?.count ??
    0;
  /** Rows when the test began. */
  let before = 0;
  beforeEach(async () => {
    before = await countRows();
  });

  async function expectNothingKept(): Promise<void> {
    expect(await countRows()).toBe(before);
  }

  describe('are served without what was hidden in them', () => {
    it.each([
      ['a PNG with a page behind its end', async () => Buffer.concat([await picture(), Buffer.from(SCRIPT)])],
      [
        'a JPEG with a page behind its end',
        async () => Buffer.concat([await picture('jpeg'), Buffer.from(SCRIPT)]),
      ],
      [
        'a GIF with a page behind its end',
        async () => Buffer.concat([await picture('gif'), Buffer.from(SCRIPT)]),
      ],
      [
        'a JPEG with a script for its comment',
        async () => {
          const jpeg = await picture('jpeg');
          const text = Buffer.from(`*/=1;alert(1)/*${SCRIPT}`);
          const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
          return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
        },
      ],
      [
        'a PNG with a script for its text',
        async () => {
          const png = await picture();
          return Buffer.concat([
            png.subarray(0, 33),
            chunk('tEXt', Buffer.from(`Comment\0${SCRIPT}`)),
            png.subarray(33),
          ]);
        },
      ],
      [
        'a WebP with metadata',
        async () =>
          sharp(await picture('webp'))
            .withXmp(`<x>${SCRIPT}</x>`)
            .webp()
            .toBuffer(),
      ],
    ])('%s', async (_, make) => {
      const bytes = await make();
      expect(bytes.includes('alert')).toBe(true);
      const { status, file } = await upload(world, eve, bytes);
      expect(status).toBe(201);
      const kept = await bytesAt(file, eve);
      expect(kept.includes('alert')).toBe(false);
      expect(kept.includes('script')).toBe(false);
    });
  });

  it('takes a GIF that is a script, too, for the picture alone', async () => {
    // GIF89a/*…*/=1;alert(1): the width begins a comment.
    const gif = gifOf(0x2a2f, 4, 1);
    const { status, file } = await upload(world, eve, Buffer.concat([gif, Buffer.from('*/=1;alert(1)//')]));
    expect(status).toBe(201);
    const kept = await bytesAt(file, eve);
    expect(kept.includes('alert')).toBe(false);
    expect(kept.subarray(6, 8).toString()).not.toBe('/*');
  });

  it('serves a PDF with a page in it as a file to save, where nothing can run', async () => {
    const pdf = Buffer.concat([PDF, Buffer.from(`${SCRIPT}\n%%EOF`)]);
    const { status, file } = await upload(world, eve, pdf, { name: 'a.html', type: 'text/html' });
    expect(status).toBe(201);
    const response = await get(file, eve);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="a\.html\.pdf"/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it.each([
    ['an SVG', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`],
    ['an SVG after a declaration', `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`],
    ['a page', `<!doctype html>${SCRIPT}`],
    ['a page before a PDF', `${SCRIPT}${PDF.toString()}`],
    ['a page before a GIF', `${SCRIPT}GIF89a`],
    ['a PDF without its end', PDF.subarray(0, 60)],
    ['a PDF whose end is far behind', Buffer.concat([PDF, Buffer.alloc(5000, 'x')])],
    ['PostScript', '%!PS-Adobe-3.0 EPSF-3.0\n'],
    ['an archive', Buffer.from('504b0304', 'hex')],
    ['a program', Buffer.from('7f454c46', 'hex')],
    ['text', 'hello'],
    ['one byte', 'x'],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['a HEIC', Buffer.from('000000186674797068656963', 'hex')],
    ['an icon', Buffer.from('00000100', 'hex')],
    ['a script for ImageMagick', 'push graphic-context\nviewbox 0 0 1 1\nfill url(https://evil.example/)'],
    ['a BMP', Buffer.from('424d', 'hex')],
  ])('refuses %s, whatever it is called', async (_, content) => {
    for (const name of ['a.png', 'a.pdf', 'a.svg']) {
      const { status, error } = await upload(world, eve, Buffer.from(content), { name, type: 'image/png' });
      expect([status, error.code, error.field]).toEqual([415, 'UNSUPPORTED_FILE', 'file']);
    }
    await expectNothingKept();
  });

  it.each(['AVATAR', 'LOGO'])('takes no PDF for a picture (%s)', async (purpose) => {
    const admin = await person(world.db, 'Admin', 'ADMIN');
    const { status, error } = await upload(world, admin, PDF, { purpose });
    expect([status, error.code]).toEqual([415, 'NOT_AN_IMAGE']);
  });

  it.each([
    ['the first bytes of a PNG', async () => (await picture()).subarray(0, 8)],
    ['half a PNG', async () => half(await picture('png', 400, 400))],
    ['half a JPEG', async () => half(await picture('jpeg', 400, 400))],
    ['half a WebP', async () => half(await picture('webp', 400, 400))],
    ['a PNG with nothing in it', async () => pngOf(300, 300, Buffer.alloc(0))],
    ['a JPEG that is none', async () => Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a WebP that holds something else', async () => Buffer.from(`RIFF\x20\0\0\0WEBPVP8 ${SCRIPT}`)],
    ['a GIF that holds something else', async () => Buffer.from(`GIF89a${SCRIPT}`)],
    [
      'a PNG that is an SVG',
      async () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('<svg/>')]),
    ],
  ])('refuses %s as damaged', async (_, make) => {
    const { status, error } = await upload(world, eve, await make());
    expect([status, error.code, error.field]).toEqual([400, 'BROKEN_IMAGE', 'file']);
    await expectNothingKept();
  });

  it('takes of half an animation the frames that are whole', async () => {
    const { file } = await upload(world, eve, half(await animation('gif', 8, 60)));
    expect((await sharp(await bytesAt(file, eve)).metadata()).pages ?? 1).toBeLessThan(8);
  });

  it.each([
    ['a PNG of 2 billion pixels', async () => pngOf(50_000, 50_000, Buffer.alloc(1000))],
    ['a PNG of 10 million by 10 million', async () => pngOf(10_000_000, 10_000_000, Buffer.alloc(1000))],
    ['a PNG just above', async () => pngOf(10_000, 5001, Buffer.alloc(10_001 * 5001))],
    ['a GIF of 65,535 by 65,535', async () => gifOf(65_535, 65_535, 1)],
    ['an animation whose frames come to more', async () => gifOf(2000, 2000, 40)],
  ])('refuses %s as too large, at once', async (_, make) => {
    const bytes = await make();
    expect(bytes.length).toBeLessThan(200_000);
    const { status, error } = await upload(world, eve, bytes);
    expect([status, error.code]).toEqual([413, 'IMAGE_TOO_LARGE']);
    await expectNothingKept();
  });

  it('refuses an animation of a thousand frames, and says so', async () => {
    const { status, error } = await upload(world, eve, gifOf(4, 4, 1000));
    expect([status, error.code, error.message]).toEqual([
      413,
      'TOO_MANY_FRAMES',
      expect.stringContaining('300'),
    ]);
    await expectNothingKept();
  });

  it('goes on after all of that, with an empty room for what is unfinished', async () => {
    expect((await upload(world, eve, await picture())).status).toBe(201);
    const { storage } = world.config;
    const folder = storage.kind === 'disk' ? storage.folder : '';
    expect(await readdir(`${folder}/unfinished`)).toEqual([]);
  });
});

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));
