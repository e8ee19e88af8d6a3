import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startTestApp, type TestApp } from './support/app.js';

describe('health', () => {
  let world: TestApp;
  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.stop());
  const get = (path: string) => request(world.url).get(path);

  it('is up and ready on a migrated database, and never cached', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const answer = await get(path);
      expect([answer.status, answer.body, answer.headers['cache-control']]).toEqual([200, { status: 'ok' }, 'no-store']);
    }
  });

  it('is not ready before the migrations are done, and says so', async () => {
    const [name] = await world.db.query<{ name: string }>('DELETE FROM schema_migrations RETURNING name');
    const answer = await get('/readyz');
    expect([answer.status, answer.body]).toEqual([503, { status: 'unavailable', reason: 'migrations missing' }]);
    expect((await get('/healthz')).status).toBe(200);
    await world.db.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name?.name]);
    expect((await get('/readyz')).status).toBe(200);
  });

  it('is not ready without a database, and says so', async () => {
    await world.db.query('ALTER TABLE schema_migrations RENAME TO gone');
    const answer = await get('/readyz');
    expect([answer.status, answer.body]).toEqual([503, { status: 'unavailable', reason: 'database unreachable' }]);
    await world.db.query('ALTER TABLE gone RENAME TO schema_migrations');
  });
});
