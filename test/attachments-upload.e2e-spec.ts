import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { startTestApp, type TestApp } from './support/app.js';
import { person, type Person } from './support/factories.js';
import {
  animation,
  bytesAt,
  form,
  part,
  PDF,
  picture,
  upload,
  uploaded,
  uploadRaw,
} from './support/uploads.js';

const MEGABYTES_10 = 10 * 1024 * 1024;

describe('uploading', () => {
  let world: TestApp;
  let ann: Person;
  let admin: Person;
  beforeAll(async () => {
    world = await startTestApp();
    world.app.get(ThrottleLimits, { strict: false }).upload = { points: 1000, seconds: 60 };
    ann = await person(world.db, 'Ann');
    admin = await person(world.db, 'Admin', 'ADMIN');
  });
  afterAll(() => world.stop());

  const rows = async (): Promise<number> =>
    (await world.db.query<{ n: number }>('SELECT count(*) AS n FROM attachments'))[0]?.n ?? -1;

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('takes %s, and makes a smaller one', async (format) => {
    const answer = await upload(world, ann, await picture(format, 1000, 500), { name: `A plan.${format}` });
    expect(answer.status).toBe(201);
    expect(answer.file).toEqual({
      id: expect.any(String),
      fileName: `A plan.${format}`,
      contentType: `image/${format}`,
      byteSize: expect.any(Number),
      url: expect.stringMatching(new RegExp(`^${world.config.publicUrl}/attachments/[0-9a-f]{32}$`)),
      thumbnailUrl: `${answer.file.url}/thumbnail`,
      width: 1000,
      height: 500,
    });
    const kept = await bytesAt(answer.file, ann);
    expect(kept.length).toBe(answer.file.byteSize);
    expect(await sharp(kept).metadata()).toMatchObject({ format, width: 1000, height: 500 });
    const small = await bytesAt({ url: `${answer.file.url}/thumbnail` }, ann);
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 640, height: 320 });
  });

  it('takes a PDF as it is', async () => {
    const { status, file } = await upload(world, ann, PDF, { name: 'Offer.pdf', type: 'application/pdf' });
    expect(status).toBe(201);
    expect(file).toMatchObject({
      fileName: 'Offer.pdf',
      contentType: 'application/pdf',
      byteSize: PDF.length,
      thumbnailUrl: null,
      width: null,
      height: null,
    });
    expect((await bytesAt(file, ann)).equals(PDF)).toBe(true);
  });

  it.each(['gif', 'webp'] as const)(
    'keeps an animated %s animated, and shows its first frame small',
    async (format) => {
      const { file } = await upload(world, ann, await animation(format, 5));
      expect(file).toMatchObject({ contentType: `image/${format}`, width: 20, height: 20 });
      expect((await sharp(await bytesAt(file, ann)).metadata()).pages).toBe(5);
      const small = await bytesAt({ url: `${file.url}/thumbnail` }, ann);
      expect((await sharp(small).metadata()).pages ?? 1).toBe(1);
    },
  );

  it('makes pictures of members square WebP of 256 pixels, and of animations the first frame', async () => {
    for (const bytes of [await picture('png', 900, 300), await animation('gif', 4)]) {
      const { status, file } = await upload(world, ann, bytes, { purpose: 'AVATAR' });
      expect(status).toBe(201);
      expect(file).toMatchObject({ contentType: 'image/webp', width: 256, height: 256, thumbnailUrl: null });
      expect((await sharp(await bytesAt(file)).metadata()).pages ?? 1).toBe(1);
    }
  });

  it('makes logos PNG of at most 512 pixels, for administrators alone', async () => {
    const { status, file } = await upload(world, admin, await picture('webp', 2000, 500), {
      purpose: 'LOGO',
    });
    expect(status).toBe(201);
    expect(file).toMatchObject({ contentType: 'image/png', width: 512, height: 128, thumbnailUrl: null });
    const refused = await upload(world, ann, await picture(), { purpose: 'LOGO' });
    expect([refused.status, refused.error.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('leaves of a photograph neither place nor camera, and stands it upright', async () => {
    const photo = await sharp(await picture('jpeg', 60, 40))
      .withExif({
        IFD0: { Make: 'Spy', Orientation: '6' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const before = await sharp(photo).metadata();
    expect([before.orientation, before.exif === undefined]).toEqual([6, false]);
    const { file } = await upload(world, ann, photo, { name: 'IMG_0001.jpg' });
    expect(file).toMatchObject({ width: 40, height: 60 });
    const kept = await bytesAt(file, ann);
    const after = await sharp(kept).metadata();
    expect([after.orientation, after.exif, after.icc, after.xmp]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(kept.includes('Spy')).toBe(false);
    // Turned to the right, what was left is on top.
    const { data } = await sharp(kept)
      .extract({ left: 5, top: 2, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(data[2] ?? 255);
  });

  it('makes what is wider than 4096 pixels smaller', async () => {
    const { file } = await upload(world, ann, await picture('jpeg', 6000, 300));
    expect(file).toMatchObject({ width: 4096, height: 205 });
  });

  it('goes by the content, whatever a file is called and said to be', async () => {
    const { status, file } = await upload(world, ann, await picture('gif'), {
      name: 'index.html',
      type: 'text/html',
    });
    expect(status).toBe(201);
    expect(file).toMatchObject({ contentType: 'image/gif', fileName: 'index.html.gif' });
    const served = await bytesAt(file, ann);
    expect(served.subarray(0, 4).toString()).toBe('GIF8');
  });

  it.each([
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\Windows\\system32\\cmd.exe', 'cmd.exe.png'],
    ['.htaccess', 'htaccess.png'],
    ['...', 'image.png'],
    ['', 'image.png'],
    ['photo\u202Egnp.exe', 'photognp.exe.png'],
    ['a\u200Fb\u2066c.PNG', 'abc.png'],
    ['cafe\u0301 \u0007\u0000bell.png', 'café bell.png'],
    ['  two   spaces\t.png', 'two spaces.png'],
    ['<b>"bold"</b>|?.png', 'b___.png'],
    ['图纸 план.png', '图纸 план.png'],
    ['\u{1F3D7}'.repeat(150), `${'\u{1F3D7}'.repeat(96)}.png`],
  ])('cleans the name %j to %j', async (name, cleaned) => {
    const content = part('file', await picture(), name.replaceAll('"', '%22'));
    const { status, file } = await uploadRaw(world, ann, form(content));
    expect(status).toBe(201);
    expect(file.fileName).toBe(cleaned);
    expect(file.fileName).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    expect(Array.from(file.fileName).length).toBeLessThanOrEqual(100);
  });

  it('takes exactly 10 MB, and not a byte more', async () => {
    const full = Buffer.alloc(MEGABYTES_10, ' ');
    PDF.copy(full);
    full.write('%%EOF', full.length - 5);
    expect((await upload(world, ann, full)).status).toBe(201);
    const before = await rows();
    const refused = await upload(world, ann, Buffer.concat([full, Buffer.from('\n')]));
    expect([refused.status, refused.error]).toEqual([
      413,
      { code: 'FILE_TOO_LARGE', message: 'This file is too large: at most 10 MB, please.', field: 'file' },
    ]);
    expect(await rows()).toBe(before);
  });

  it('refuses what is too large also where its length is not told, while it comes', async () => {
    let sent = 0;
    const chunk = new Uint8Array(1024 * 1024);
    const head = part('file', PDF, 'a.pdf');
    const response = await fetch(`${world.url}/attachments`, {
      method: 'POST',
      headers: { cookie: ann.cookie, origin: world.url, 'content-type': 'multipart/form-data; boundary=b' },
      duplex: 'half',
      body: new ReadableStream({
        pull(controller) {
          controller.enqueue(sent === 0 ? head : chunk);
          if (++sent > 14) controller.close();
        },
      }),
    });
    expect(response.status).toBe(413);
  });

  it.each([
    ['nobody is signed in', null, {}, 401, 'UNAUTHENTICATED'],
    ['it comes from another site', 'ann', { origin: 'https://evil.example' }, 403, 'FORBIDDEN'],
    ['a browser says so', 'ann', { origin: '', 'sec-fetch-site': 'cross-site' }, 403, 'FORBIDDEN'],
  ])('refuses where %s', async (_, who, headers, status, code) => {
    const cleaned = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(await picture())]), 'a.png');
    const response = await fetch(`${world.url}/attachments`, {
      method: 'POST',
      headers: { ...(who ? { cookie: ann.cookie } : {}), ...cleaned },
      body,
    });
    const answer = (await response.json()) as { error: { code: string } };
    expect([response.status, answer.error.code]).toEqual([status, code]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['no file', form(), 'BAD_USER_INPUT'],
    ['a field in its place', form(part('file', 'text')), 'BAD_USER_INPUT'],
    ['a file by another name', form(part('picture', 'x', 'a.png')), 'BAD_USER_INPUT'],
    ['two files', form(part('file', PDF, 'a.pdf'), part('file', PDF, 'b.pdf')), 'BAD_USER_INPUT'],
    ['a field beside it', form(part('file', PDF, 'a.pdf'), part('more', 'x')), 'BAD_USER_INPUT'],
    [
      'thousands of parts',
      form(...Array.from({ length: 3000 }, (_, i) => part(`f${i}`, 'x'))),
      'BAD_USER_INPUT',
    ],
    ['a prototype’s field', form(part('__proto__', 'x', 'a')), 'BAD_USER_INPUT'],
    ['no end', part('file', PDF, 'a.pdf').subarray(0, -30), 'BAD_USER_INPUT'],
    ['nothing in it', form(part('file', '', 'a.png')), 'EMPTY_FILE'],
  ])('refuses a form with %s', async (_, body, code) => {
    const before = await rows();
    const answer = await uploadRaw(world, ann, body);
    expect([answer.status, answer.error]).toEqual([
      400,
      { code, message: expect.any(String), field: 'file' },
    ]);
    expect(await rows()).toBe(before);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'application/json', 'text/plain'])(
    'refuses %s, which is no form',
    async (type) => {
      const { status, error } = await uploadRaw(world, ann, '{}', type);
      expect([status, error.code]).toEqual([400, 'BAD_USER_INPUT']);
    },
  );

  it.each(['avatar', 'COVER', '', 'CONTENT&purpose=LOGO'])('knows no purpose %j', async (purpose) => {
    const { status, error } = await upload(world, ann, PDF, { purpose });
    expect([status, error.code, error.field]).toEqual([400, 'BAD_PURPOSE', 'purpose']);
  });

  it('speaks the language of the request', async () => {
    const say = async (language: string): Promise<string> =>
      (await upload(world, ann, Buffer.from('hello'), { headers: { 'accept-language': language } })).error
        .message;
    expect(await say('ru')).toMatch(/^Такие файлы/);
    expect(await say('zh-CN')).toMatch(/^不支持/);
    expect(await say('en')).toMatch(/^Files of this kind/);
  });

  it('bounds how many one member uploads', async () => {
    const limits = world.app.get(ThrottleLimits, { strict: false });
    const before = limits.upload;
    limits.upload = { points: 2, seconds: 60 };
    const eve = await person(world.db, 'Eve');
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await upload(world, eve, PDF)).status);
    const { status, headers, error } = await upload(world, eve, PDF);
    limits.upload = before;
    expect(statuses).toEqual([201, 201, 429]);
    expect([status, error.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('bounds how many come from one network', async () => {
    const limits = world.app.get(ThrottleLimits, { strict: false });
    const before = limits.uploadByNetwork;
    limits.uploadByNetwork = { points: 1, seconds: 60 };
    await world.db.query(`DELETE FROM rate_limits WHERE key LIKE 'uploadByNetwork%'`);
    const [eve, gus] = [await person(world.db, 'Eve'), await person(world.db, 'Gus')];
    const statuses = [(await upload(world, eve, PDF)).status, (await upload(world, gus, PDF)).status];
    limits.uploadByNetwork = before;
    expect(statuses).toEqual([201, 429]);
  });

  it('bounds what one member leaves lying about', async () => {
    const eve = await person(world.db, 'Eve');
    const { key } = await uploaded(world, eve, PDF);
    await world.db.query('UPDATE attachments SET byte_size = $2 WHERE key = $1', [key, 200 * 1024 * 1024]);
    const { status, headers, error } = await upload(world, eve, PDF);
    expect([status, error.code, headers.get('retry-after')]).toEqual([429, 'TOO_MUCH_UNUSED', null]);
    await world.db.query('UPDATE attachments SET discarded_at = now() WHERE key = $1', [key]);
    expect((await upload(world, eve, PDF)).status).toBe(201);
  });

  it('takes many at once, and keeps each', async () => {
    const eve = await person(world.db, 'Eve');
    const bytes = await picture('jpeg', 800, 600);
    const answers = await Promise.all(Array.from({ length: 4 }, () => upload(world, eve, bytes)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ file }) => file.url)).size).toBe(4);
  });

  it('keeps nothing of an upload that stops in the middle', async () => {
    const before = await rows();
    const stop = new AbortController();
    const half = fetch(`${world.url}/attachments`, {
      method: 'POST',
      headers: { cookie: ann.cookie, origin: world.url, 'content-type': 'multipart/form-data; boundary=b' },
      duplex: 'half',
      signal: stop.signal,
      body: new ReadableStream({
        start(controller) {
          controller.enqueue(part('file', PDF, 'a.pdf').subarray(0, -2));
          setTimeout(() => stop.abort(), 100);
        },
      }),
    });
    await expect(half).rejects.toThrow();
    // The next one is answered all the same.
    await uploaded(world, ann, PDF);
    expect(await rows()).toBe(before + 1);
  });
});
