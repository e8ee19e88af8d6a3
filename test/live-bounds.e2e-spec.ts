import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, type Person, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';
import { openPage, refusalOf, type LivePage, type LivePageOptions } from './support/live.js';

const WATCH = 'subscription ($id: ID!) { ideaChanged(ideaId: $id) { number } }';

describe('the bounds of live pages', () => {
  let world: TestApp;
  let ada: Person;
  let subject: TestIdea;
  const pages: LivePage[] = [];

  beforeAll(async () => {
    world = await startTestApp({ env: { TRUST_PROXY: '1' } });
    ada = await person(world.db, 'Ada');
    subject = await idea(world.db, await board(world.db, 'open'), ada, 'Bicycle racks');
  });
  afterEach(() => Promise.all(pages.splice(0).map((page) => page.close())));
  afterAll(() => world.stop());

  const page = (options: LivePageOptions = {}): LivePage => {
    const opened = openPage(world, options);
    pages.push(opened);
    return opened;
  };
  const refusedWith = async (query: string, variables = {}): Promise<unknown> => {
    const watching = await page().watch(query, variables);
    const ended = await watching.ended;
    const [first] = Array.isArray(ended) ? ended : (watching.events[0]?.errors ?? []);
    return first?.extensions?.code;
  };

  it('opens for the site and for programs, not for another site', async () => {
    const at = (headers: Record<string, string>, path = '/graphql') => refusalOf(world, path, headers);
    expect(await at({ origin: 'https://evil.example', cookie: ada.cookie })).toBe(403);
    expect(await at({ 'sec-fetch-site': 'cross-site', cookie: ada.cookie })).toBe(403);
    expect(await at({ origin: world.url })).toBeNull();
    expect(await at({})).toBeNull();
    expect(await at({ origin: world.url }, '/elsewhere')).toBe(404);
  });

  it('answers neither queries nor mutations, nor what does not parse or fit', async () => {
    expect(await refusedWith('{ community { name } }')).toBe('BAD_USER_INPUT');
    expect(await refusedWith('mutation { signOut { signedOut } }')).toBe('BAD_USER_INPUT');
    expect(await refusedWith('subscription {')).toBe('BAD_USER_INPUT');
    expect(await refusedWith('subscription { nothing }')).toBe('BAD_USER_INPUT');
    expect(await refusedWith(WATCH, {})).toBe('BAD_USER_INPUT');
    expect(await refusedWith(WATCH, { id: 'no id' })).toBe('BAD_USER_INPUT');
  });

  it('holds subscriptions to the limits that queries have', async () => {
    const aliases = Array.from({ length: 40 }, (_, i) => `a${i}: number`).join(' ');
    expect(await refusedWith(`subscription { ideaSubmitted { ${aliases} } }`)).toBe('QUERY_TOO_COMPLEX');
    const deep = 'ideas(first: 1) { nodes { author { '.repeat(6);
    expect(
      await refusedWith(`subscription { ideaSubmitted { author { ${deep} handle ${'} } } '.repeat(6)} } } }`),
    ).toBe('QUERY_TOO_COMPLEX');
  });

  it('has no subscriptions over HTTP', async () => {
    const { errors } = await ask(world, WATCH, { id: subject.nodeId });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('takes twenty subscriptions on a socket', async () => {
    const opened = page();
    for (let i = 0; i < 20; i++) await opened.watch(WATCH, { id: subject.nodeId });
    const one = await opened.watch(WATCH, { id: subject.nodeId });
    expect(await one.ended).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });

  it('takes twenty sockets of a member', async () => {
    const own = page(ada);
    await own.watch(WATCH, { id: subject.nodeId });
    for (let i = 1; i < 20; i++) await page(ada).watch(WATCH, { id: subject.nodeId });
    expect(await refusalOf(world, '/graphql', { cookie: ada.cookie })).toBe(429);
    expect(await refusalOf(world, '/graphql', {})).toBeNull();
    await own.close();
    while ((await refusalOf(world, '/graphql', { cookie: ada.cookie })) !== null) {
      // The place is free as soon as the closed socket is gone.
    }
  });

  it('takes no message above 64 KiB', async () => {
    const watching = await page().watch(`${WATCH} # ${'x'.repeat(70_000)}`, { id: subject.nodeId });
    expect(await watching.ended).toMatchObject({ code: 1009 });
  });

  it('limits how often a network opens anything, by the address that the proxy names', async () => {
    const limits = world.app.get(ThrottleLimits, { strict: false });
    const { subscribe } = limits;
    limits.subscribe = { points: 3, seconds: 60 };
    const from = (ip: string) => ({ 'x-forwarded-for': `203.0.113.9, ${ip}` });
    const opened = page({ headers: from('198.51.100.1') });
    await opened.watch(WATCH, { id: subject.nodeId });
    await opened.watch(WATCH, { id: subject.nodeId });
    const fourth = await opened.watch(WATCH, { id: subject.nodeId });
    expect(await fourth.ended).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(await refusalOf(world, '/graphql', from('198.51.100.1'))).toBe(429);
    expect(await refusalOf(world, '/graphql', from('198.51.100.2'))).toBeNull();
    limits.subscribe = subscribe;
  });
});
