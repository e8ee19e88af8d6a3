import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { hashSecret, newSecret, SESSION_COOKIE } from '../src/modules/auth/session-token.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';
import { openPage } from './support/live.js';

const SESSIONS = '{ viewer { sessions { __typename id current userAgent createdAt lastSeenAt } } }';
const END =
  'mutation ($id: ID!) { it: endSession(input: { id: $id }) { endedId userErrors { code field message } } }';

interface Session {
  id: string;
  current: boolean;
  userAgent: string | null;
  createdAt: string;
}

describe('one’s own sessions', () => {
  let world: TestApp;
  let ada: Person;
  let ben: Person;

  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.stop());

  const another = async (who: Person, minutesAgo: number, userAgent: string | null = null) => {
    const secret = newSecret();
    const [row] = await world.db.query<{ id: number }>(
      `INSERT INTO sessions (member_id, token_hash, user_agent, last_seen_at, expires_at)
       VALUES ($1, $2, $3, now() - make_interval(mins => $4), now() + interval '1 day') RETURNING id`,
      [who.id, hashSecret(secret), userAgent, minutesAgo],
    );
    return { cookie: `${SESSION_COOKIE}=${secret}`, nodeId: encodeId('Session', row?.id ?? 0) };
  };
  const sessionsOf = async (who: { cookie: string }): Promise<Session[]> =>
    (await ask(world, SESSIONS, {}, who)).data.viewer?.sessions;
  const end = async (who: { cookie?: string }, id: string) => ask(world, END, { id }, who);
  const isIn = async (who: { cookie: string }): Promise<boolean> =>
    (await ask(world, '{ viewer { email } }', {}, who)).data.viewer !== null;

  it('are listed newest use first, the one that asks marked', async () => {
    ada = await person(world.db, 'Ada');
    const older = await another(ada, 60, 'Mozilla/5.0 (X11; Linux x86_64)');
    const oldest = await another(ada, 600);
    await world.db.query(
      `INSERT INTO sessions (member_id, token_hash, expires_at) VALUES ($1, '\\x00', now() - interval '1 second')`,
      [ada.id],
    );
    const listed = await sessionsOf(ada);
    expect(listed.map(({ id, current, userAgent }) => [id, current, userAgent])).toEqual([
      [expect.any(String), true, null],
      [older.nodeId, false, 'Mozilla/5.0 (X11; Linux x86_64)'],
      [oldest.nodeId, false, null],
    ]);
    expect((await sessionsOf(older)).find(({ current }) => current)?.id).toBe(older.nodeId);
  });

  it('are nodes to nobody else', async () => {
    ada = await person(world.db, 'Ada');
    ben = await person(world.db, 'Ben');
    const [own] = await sessionsOf(ada);
    const node = async (who: { cookie?: string }) =>
      (await ask(world, 'query ($id: ID!) { node(id: $id) { __typename id } }', { id: own?.id }, who)).data
        .node;
    expect(await node(ada)).toEqual({ __typename: 'Session', id: own?.id });
    expect(await node(ben)).toBeNull();
    expect(await node({})).toBeNull();
  });

  it('end elsewhere, and this one stays', async () => {
    ada = await person(world.db, 'Ada');
    const other = await another(ada, 5);
    const { data, headers } = await end(ada, other.nodeId);
    expect(data.it).toEqual({ endedId: other.nodeId, userErrors: [] });
    expect(headers.getSetCookie()).toEqual([]);
    expect(await isIn(other)).toBe(false);
    expect((await sessionsOf(ada)).map(({ current }) => current)).toEqual([true]);
    expect((await end(ada, other.nodeId)).data.it.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['id'], message: expect.any(String) },
    ]);
  });

  it('end here, and the cookie goes too', async () => {
    ada = await person(world.db, 'Ada');
    const [own] = await sessionsOf(ada);
    const { data, headers } = await end(ada, own?.id ?? '');
    expect(data.it.endedId).toBe(own?.id);
    expect(headers.getSetCookie().join()).toMatch(
      new RegExp(`${SESSION_COOKIE}=;.*Expires=Thu, 01 Jan 1970`),
    );
    expect(await isIn(ada)).toBe(false);
  });

  it('of others cannot be ended, nor what is no session', async () => {
    ada = await person(world.db, 'Ada');
    ben = await person(world.db, 'Ben');
    const [own] = await sessionsOf(ada);
    for (const id of [own?.id ?? '', ada.nodeId])
      expect((await end(ben, id)).data.it.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect(await isIn(ada)).toBe(true);
    expect((await end(ben, 'nonsense')).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await end({}, own?.id ?? '')).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('take the pages with them that listen live there, and no others', async () => {
    ada = await person(world.db, 'Ada');
    const open = await board(world.db, 'open');
    const subject = await idea(world.db, open, ada, 'Bicycle racks');
    const other = await another(ada, 5);
    const [here, there] = [openPage(world, ada), openPage(world, other)];
    const query = 'subscription ($id: ID!) { ideaChanged(ideaId: $id) { title } }';
    const watching = await there.watch(query, { id: subject.nodeId });
    const staying = await here.watch(query, { id: subject.nodeId });
    await end(ada, other.nodeId);
    expect(await watching.ended).toMatchObject({ code: 4403 });
    await ask(
      world,
      'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
      { i: { ideaId: subject.nodeId, direction: 'PROMOTE' } },
      ada,
    );
    await staying.until(1);
    await Promise.all([here.close(), there.close()]);
  });
});
