import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { person, type Person } from './support/factories.js';
import { ask } from './support/graphql.js';

describe('unsubscribing', () => {
  let world: TestApp;
  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.stop());

  const linkOf = async ({ id }: Person): Promise<string> => {
    const [row] = await world.db.query<{ key: string }>(
      'SELECT unsubscribe_key AS key FROM members WHERE id = $1',
      [id],
    );
    return `${world.url}/unsubscribe/${row?.key}`;
  };
  const digestOf = async (who: Person): Promise<string> =>
    (await ask(world, '{ viewer { digest } }', {}, who)).data.viewer.digest;

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'a multipart form',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('takes one POST of %s, from whomever, as often as it comes', async (_, type, body) => {
    const ada = await person(world.db, 'Ada');
    const ben = await person(world.db, 'Ben');
    const link = await linkOf(ada);
    for (let i = 0; i < 2; i++) {
      const response = await fetch(link, { method: 'POST', headers: { 'content-type': type }, body });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('You will get no more of these mails.');
    }
    expect(await digestOf(ada)).toBe('OFF');
    expect(await digestOf(ben)).toBe('IMMEDIATE');
  });

  it('changes nothing when the link is only opened, and asks instead', async () => {
    const ada = await person(world.db, 'Ada');
    const response = await fetch(await linkOf(ada), { headers: { 'accept-language': 'ru' } });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('<html lang="ru">');
    expect(html).toContain('<form method="post">');
    expect(html).not.toMatch(/<style|style="|<script/);
    expect(html).not.toContain('example.test');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await digestOf(ada)).toBe('IMMEDIATE');
    expect((await fetch(`${world.url}/unsubscribe/style.css`)).headers.get('content-type')).toContain(
      'text/css',
    );
  });

  it.each(['00000000-0000-0000-0000-000000000000', 'x', "'%20OR%201=1"])(
    'knows nobody by %s',
    async (key) => {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(`${world.url}/unsubscribe/${key}`, { method });
        expect(response.status).toBe(404);
        expect(await response.text()).toContain('belongs to no account');
      }
    },
  );
});
