import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';

describe('health', () => {
  let world: TestApp;
  const get = async (path: string): Promise<{ status: number; cache: string | null; body: unknown }> => {
    const response = await fetch(`${world.url}${path}`);
    return {
      status: response.status,
      cache: response.headers.get('cache-control'),
      body: await response.json(),
    };
  };
  const ok = { status: 200, cache: 'no-store', body: { status: 'ok' } };
  const unavailable = (failing: string) => ({
    status: 503,
    cache: 'no-store',
    body: { status: 'unavailable', failing },
  });

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.stop());

  it('is up, and ready with a database that has every migration', async () => {
    expect(await get('/healthz')).toEqual(ok);
    expect(await get('/readyz')).toEqual(ok);
  });

  it('is not ready before every migration has run, but up', async () => {
    const [migration] = await world.db.query<{ name: string }>(
      'DELETE FROM schema_migrations WHERE name = (SELECT max(name) FROM schema_migrations) RETURNING name',
    );
    expect(await get('/readyz')).toEqual(unavailable('migrations'));
    expect(await get('/healthz')).toEqual(ok);
    await world.db.query('ALTER TABLE schema_migrations RENAME TO lost');
    expect(await get('/readyz')).toEqual(unavailable('migrations'));
    await world.db.query('ALTER TABLE lost RENAME TO schema_migrations');
    await world.db.query('INSERT INTO schema_migrations (name) VALUES ($1)', [migration?.name]);
    expect(await get('/readyz')).toEqual(ok);
  });

  it('is not ready while the database refuses', async () => {
    const query = jest
      .spyOn(world.db.pool, 'query')
      .mockImplementation(() => Promise.reject(new Error('connection refused')));
    expect(await get('/readyz')).toEqual(unavailable('database'));
    expect(await get('/healthz')).toEqual(ok);
    query.mockRestore();
    expect(await get('/readyz')).toEqual(ok);
  });

  it('is not ready while the database hangs: told within some two seconds, and asked once however often one looks', async () => {
    let answer = (): void => undefined;
    const hanging = new Promise((resolve) => {
      answer = () => resolve({ rows: [] });
    });
    const query = jest.spyOn(world.db.pool, 'query').mockImplementation(() => hanging);
    const start = performance.now();
    expect(await Promise.all([get('/readyz'), get('/readyz')])).toEqual([
      unavailable('database'),
      unavailable('database'),
    ]);
    expect(await get('/readyz')).toEqual(unavailable('database'));
    expect(performance.now() - start).toBeLessThan(8000);
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
    answer();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await get('/readyz')).toEqual(ok);
  });
});
