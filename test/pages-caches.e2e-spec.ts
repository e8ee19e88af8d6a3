import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ClientFolder } from '../src/modules/pages/client-folder.js';
import { startTestApp, type TestApp } from './support/app.js';
import { SCRIPT, serveClient, type ServedClient } from './support/served-client.js';
import { board, idea, person, type Person, type TestBoard } from './support/factories.js';

describe('pages and caches', () => {
  let world: TestApp;
  let client: ServedClient;
  let ann: Person;
  let open: TestBoard;

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${world.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
  const htmlOf = async (path: string, headers: Record<string, string> = {}) =>
    (await get(path, headers)).text();

  beforeAll(async () => {
    world = await startTestApp();
    client = await serveClient(world);
    ann = await person(world.db, 'Ann');
    open = await board(world.db, 'open');
    await idea(world.db, open, ann, 'Night buses');
  });
  afterAll(async () => {
    await world.stop();
    await client.remove();
  });

  it('are the same for everybody on public pages, and asked for anew', async () => {
    const first = await get('/');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect(await htmlOf('/', { cookie: ann.cookie })).toBe(await first.text());
    const again = await get('/', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    await idea(world.db, open, ann, 'Something new to read');
    expect((await get('/', { 'if-none-match': etag })).status).toBe(200);
  });

  it('are the same whoever’s link leads there', async () => {
    const plain = await get('/');
    const shared = await get('/?via=ann');
    expect(shared.headers.get('etag')).toBe(plain.headers.get('etag'));
    expect(await shared.text()).toBe(await plain.text());
  });

  it('keep assets for ever, compressed ahead as the browser can take them', async () => {
    for (const [encoding, answered] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await get('/assets/app-1a2b.js', { 'accept-encoding': encoding });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-encoding')).toBe(answered);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toMatch(/javascript/);
      expect(await response.text()).toBe(SCRIPT);
    }
    expect((await get('/assets/gone-1a2b.js')).status).toBe(404);
    expect((await get('/assets/..%2findex.html')).status).toBeGreaterThanOrEqual(400);
  });

  it('keep other files of the client for an hour', async () => {
    const response = await get('/favicon.svg');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('answer HEAD as GET, without the body', async () => {
    const response = await fetch(`${world.url}/boards/open`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe((await get('/boards/open')).headers.get('etag'));
    expect(await response.text()).toBe('');
  });

  it('let in pictures of the place where the logo is kept, and of no other', async () => {
    const policy = async () => (await get('/boards/open')).headers.get('content-security-policy') ?? '';
    const own = await policy();
    await world.db.query(`UPDATE community_settings SET logo_url = 'https://host.example/logo.png'`);
    expect(await policy()).toBe(own.replace('img-src ', 'img-src https://host.example '));
    await world.db.query('UPDATE community_settings SET logo_url = NULL');
    expect(await policy()).toBe(own);
  });

  it('answer 503 in one plain line while the client is not built; the API works all the same', async () => {
    world.app.get(ClientFolder).path = join(client.folder, 'none');
    const response = await get('/');
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toMatch(/^The client is not built.*\n$/);
    expect((await get('/healthz')).status).toBe(200);
    world.app.get(ClientFolder).path = client.folder;
    expect((await get('/')).status).toBe(200);
  });

  it('bring the client though the database is away, which says so itself', async () => {
    const query = jest
      .spyOn(world.db.pool, 'query')
      .mockImplementation(() => Promise.reject(new Error('away')));
    const response = await get('/');
    query.mockRestore();
    expect(response.status).toBe(503);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const html = await response.text();
    expect(html).toContain('<title>Groundswell</title>');
    expect(html).toContain('/assets/app-1a2b.js');
  });
});
