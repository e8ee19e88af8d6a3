import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReputationLedger } from '../src/modules/reputation/reputation-ledger.js';
import { startTestApp, type TestApp } from './support/app.js';
import { serveClient, type ServedClient } from './support/served-client.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';

describe('pages', () => {
  let world: TestApp;
  let client: ServedClient;
  let ann: Person;
  let open: TestBoard;
  let inside: TestBoard;
  let buses: TestIdea;
  let insideIdea: TestIdea;
  let held: TestIdea;

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${world.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
  const htmlOf = async (path: string, headers: Record<string, string> = {}) =>
    (await get(path, headers)).text();

  beforeAll(async () => {
    world = await startTestApp();
    client = await serveClient(world);
    ann = await person(world.db, 'Ann');
    open = await board(world.db, 'open');
    inside = await board(world.db, 'inside', { visibility: 'MEMBERS' });
    const core = await team(world.db, 'core');
    const closed = await board(world.db, 'closed', { visibility: 'TEAMS', team: core });
    const body = 'So that **everybody** gets home.\n\n<script>alert(1)</script>';
    buses = await idea(world.db, open, ann, 'Night buses <b>&</b> "trams" $& $1', { body });
    insideIdea = await idea(world.db, inside, ann, 'Lockers for the staff');
    await idea(world.db, closed, ann, 'Quarterly penguin dashboard');
    held = await idea(world.db, open, ann, 'Telescopes for the hill');
    await idea(world.db, open, ann, 'An old idea', { status: 'archived' });
    await world.db.query(`UPDATE ideas SET moderation = 'HELD' WHERE id = $1`, [held.id]);
    await world.db.query(`UPDATE ideas SET excerpt = 'So that everybody gets home.' WHERE id = $1`, [
      buses.id,
    ]);
    await world.db.query(
      `WITH answer AS (INSERT INTO status_changes (idea_id, to_status_id, actor_id, response)
         SELECT i.id, i.status_id, i.author_id, 'We *will*.' FROM ideas i WHERE i.id = $1 RETURNING id)
       UPDATE ideas SET official_response_id = (SELECT id FROM answer), answered_at = now() WHERE id = $1`,
      [buses.id],
    );
  });
  afterAll(async () => {
    await world.stop();
    await client.remove();
  });

  describe('for whoever runs no script', () => {
    it('list ideas with their links', async () => {
      const response = await get('/');
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const html = await response.text();
      expect(html).toContain('<title>Groundswell</title>');
      expect(html).toContain(`<link rel="canonical" href="${world.url}/">`);
      expect(html).toContain('<h1>All ideas</h1>');
      expect(html).toContain(
        `<li><a href="/ideas/${buses.id}-night-buses-b-b-trams-1">Night buses &lt;b&gt;&amp;&lt;/b&gt; &quot;trams&quot; $&amp; $1</a></li>`,
      );
      expect(html).toContain('<script type="module" src="/assets/app-1a2b.js"></script>');
      for (const hidden of ['Lockers', 'penguin', 'Telescopes', 'An old idea', '<!--'])
        expect(html).not.toContain(hidden);
    });

    it('show a board with its ideas', async () => {
      const html = await htmlOf('/boards/open');
      expect(html).toContain('<title>open · Groundswell</title>');
      expect(html).toContain(`href="${world.url}/boards/open"`);
      expect(html).toContain('Night buses');
    });

    it('show an idea with its text and answer, all of it harmless', async () => {
      const path = `/ideas/${buses.id}-night-buses-b-b-trams-1`;
      const html = await htmlOf(path);
      expect(html).toContain(
        '<title>Night buses &lt;b&gt;&amp;&lt;/b&gt; &quot;trams&quot; $&amp; $1 · Groundswell</title>',
      );
      expect(html).toContain('<meta name="description" content="So that everybody gets home.">');
      expect(html).toContain(`<link rel="canonical" href="${world.url}${path}">`);
      expect(html).toContain('<meta property="og:type" content="article">');
      expect(html).toContain(
        '<meta property="og:title" content="Night buses &lt;b&gt;&amp;&lt;/b&gt; &quot;trams&quot; $&amp; $1">',
      );
      expect(html).toContain(`<meta property="og:url" content="${world.url}${path}">`);
      expect(html).toContain('<meta property="og:site_name" content="Groundswell">');
      expect(html).toContain('<meta name="twitter:card" content="summary">');
      expect(html).toContain('So that <strong>everybody</strong> gets home.');
      expect(html).toContain('<h2>Official answer</h2>');
      expect(html).toContain('We <em>will</em>.');
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('noindex');
    });

    it('lead from a merged idea to the one that stands for it, which is the one to be found', async () => {
      const merged = await idea(world.db, open, ann, 'Buses at night');
      await world.db.query(
        'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1',
        [merged.id, buses.id],
      );
      const answer = await get(`/ideas/${merged.id}-buses-at-night`);
      expect(answer.status).toBe(200);
      const html = await answer.text();
      const path = `/ideas/${buses.id}-night-buses-b-b-trams-1`;
      expect(html).toContain(`<link rel="canonical" href="${world.url}${path}">`);
      expect(html).toContain(`Merged into <a href="${path}">`);
      await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [buses.id]);
      const alone = await htmlOf(`/ideas/${merged.id}-buses-at-night`);
      await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [buses.id]);
      expect(alone).not.toContain('Merged into');
      expect(alone).toContain(`href="${world.url}/ideas/${merged.id}-buses-at-night"`);
    });

    it('say something of an idea without a text', async () => {
      const bare = await idea(world.db, open, ann, 'Short and good');
      expect(await htmlOf(`/ideas/${bare.id}-short-and-good`)).toContain(
        'content="An idea on open: 0 points, New."',
      );
    });

    it('show a member by name', async () => {
      const html = await htmlOf(`/members/${ann.handle}`);
      expect(html).toContain('<title>Ann · Groundswell</title>');
      expect(html).toContain('<meta property="og:type" content="profile">');
      expect(html).toContain('<h1>Ann</h1>');
      expect(html).toContain(' · Newcomer · 0 points</p>');
      expect(html).toContain('Night buses');
      for (const hidden of ['@example.test', 'penguin', 'telescopes']) expect(html).not.toContain(hidden);
    });

    it('list people by reputation', async () => {
      const [zoe, one] = [await person(world.db, 'Zoe'), await idea(world.db, open, ann, 'For the people')];
      await world.db.query(
        'INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, 1, now())',
        [one.id, zoe.id],
      );
      await new ReputationLedger().alignIdeas(world.db, [one.id]);
      const html = await htmlOf('/people');
      expect(html).toContain('<h1>People</h1>');
      expect(html).toContain(`<li value="1"><a href="/members/${ann.handle}">Ann</a> · 1 point</li>`);
      expect(html).not.toContain('Zoe');
      expect(await htmlOf('/sitemaps/members.xml')).toContain(
        `<loc>${world.url}/members/${ann.handle}</loc>`,
      );
      expect(await htmlOf('/sitemap.xml')).toContain(`<loc>${world.url}/sitemaps/members.xml</loc>`);
    });

    it('speak the language of the request', async () => {
      const russian = await htmlOf('/', { 'accept-language': 'ru-RU,ru;q=0.9' });
      expect(russian).toContain('<html lang="ru">');
      expect(russian).toContain('<h1>Все идеи</h1>');
      expect(russian).toContain('<meta property="og:locale" content="ru_RU">');
      const chinese = await htmlOf('/submit', { 'accept-language': 'zh-TW' });
      expect(chinese).toContain('<html lang="zh-Hans">');
      expect(chinese).toContain('<title>提交想法 · Groundswell</title>');
      expect((await get('/')).headers.get('vary')).toBe('accept-language, cookie, accept-encoding');
    });
  });

  describe('for search engines', () => {
    it.each([
      '/sign-in',
      '/sign-in/link?token=secret',
      '/sign-up',
      '/verify-email?token=secret',
      '/forgot-password',
      '/account/password',
      '/setup?token=secret',
    ])('keep %s out, without its token', async (path) => {
      const response = await get(path);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(html).not.toContain('secret');
    });

    it('keep filtered lists out and lead to the whole one; campaigns change nothing', async () => {
      const filtered = await htmlOf('/boards/open?order=top&q=bus');
      expect(filtered).toContain('noindex');
      expect(filtered).toContain(`<link rel="canonical" href="${world.url}/boards/open">`);
      expect(filtered).not.toContain('Night buses');
      const campaign = await htmlOf('/?utm_source=mail');
      expect(campaign).not.toContain('noindex');
      expect(campaign).toContain(`<link rel="canonical" href="${world.url}/">`);
      expect(campaign).toContain('Night buses');
    });

    it('move to the one address of an idea or a member, with the query', async () => {
      const path = `/ideas/${buses.id}-night-buses-b-b-trams-1`;
      for (const wrong of [`/ideas/${buses.id}`, `/ideas/${buses.id}-something-else`]) {
        const response = await get(`${wrong}?utm_source=mail`);
        expect(response.status).toBe(301);
        expect(response.headers.get('location')).toBe(`${path}?utm_source=mail`);
        expect(response.headers.get('cache-control')).toBe('no-cache');
      }
      const member = await get(`/members/${ann.handle.toUpperCase()}`);
      expect(member.headers.get('location')).toBe(`/members/${ann.handle}`);
    });

    it('keep an address in other scripts readable on both ends', async () => {
      const russian = await idea(world.db, open, ann, 'Ночные автобусы');
      const path = `/ideas/${russian.id}-${encodeURIComponent('ночные-автобусы')}`;
      expect((await get(path)).status).toBe(200);
      expect((await get(path.toLowerCase())).status).toBe(200);
      expect((await get(`/ideas/${russian.id}-x`)).headers.get('location')).toBe(path);
    });

    it('are named in robots.txt and the sitemap', async () => {
      expect(await htmlOf('/robots.txt')).toContain(`Sitemap: ${world.url}/sitemap.xml`);
      const index = await htmlOf('/sitemap.xml');
      expect(index).toContain(`<loc>${world.url}/sitemaps/boards.xml</loc>`);
      expect(index).toContain(`<loc>${world.url}/sitemaps/ideas-1.xml</loc>`);
      expect(index).not.toContain('ideas-2.xml');
      const boards = await htmlOf('/sitemaps/boards.xml');
      expect(boards).toContain(`<loc>${world.url}/</loc>`);
      expect(boards).toContain(`<loc>${world.url}/boards/open</loc>`);
      expect(boards).not.toContain('inside');
      const response = await get('/sitemaps/ideas-1.xml');
      expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
      const ideas = await response.text();
      expect(ideas).toContain(`<loc>${world.url}/ideas/${buses.id}-night-buses-b-b-trams-1</loc><lastmod>`);
      for (const hidden of ['lockers', 'penguin', 'telescopes', 'an-old-idea'])
        expect(ideas).not.toContain(hidden);
      expect((await get('/sitemaps/ideas-2.xml')).status).toBe(404);
      expect((await get('/sitemaps/ideas-0.xml')).status).toBe(404);
      expect((await get('/sitemaps/nonsense.xml')).status).toBe(404);
    });

    it('find every idea in the sitemap’s files, at most 10,000 in each', async () => {
      const many = await world.db.query<{ id: number }>(
        `INSERT INTO ideas (id, board_id, author_id, status_id, stage, title, body, excerpt)
         SELECT n, $1, $2, s.id, s.stage, 'Idea ' || n, '', '' FROM generate_series(8900, 21100, 2) n, statuses s WHERE s.key = 'new'
         RETURNING id`,
        [open.id, ann.id],
      );
      const index = await htmlOf('/sitemap.xml');
      const files = [...index.matchAll(/<loc>[^<]*(\/sitemaps\/ideas-\d+\.xml)<\/loc>/g)].map(
        ([, path]) => path ?? '',
      );
      expect(files).toHaveLength(3);
      const found: number[] = [];
      for (const file of files) {
        const numbers = [...(await htmlOf(file)).matchAll(/\/ideas\/(\d+)-/g)].map(([, number]) =>
          Number(number),
        );
        expect(numbers.length).toBeLessThanOrEqual(10_000);
        found.push(...numbers);
      }
      expect(new Set(found).size).toBe(found.length);
      expect(many.every(({ id }) => found.includes(id))).toBe(true);
      await world.db.query('DELETE FROM ideas WHERE id >= 8900');
    });
  });

  describe('that are not there', () => {
    it.each([
      '/nowhere',
      '/ideas/999',
      '/ideas/abc',
      '/boards/none',
      '/members/nobody',
      '/boards/closed',
      '/index.html',
      '/.built',
      '/a/b/c',
    ])('answer 404 with the client at %s', async (path) => {
      const response = await get(path);
      const html = await response.text();
      expect(response.status).toBe(404);
      expect(html).toContain('<title>Not found · Groundswell</title>');
      expect(html).toContain('noindex');
      expect(html).not.toContain('canonical');
      expect(html).toContain('/assets/app-1a2b.js');
    });

    it('are those that a signed-out visitor may not know of, whatever the slug', async () => {
      for (const path of [
        '/boards/inside',
        `/ideas/${insideIdea.id}-lockers-for-the-staff`,
        `/ideas/${insideIdea.id}`,
        `/ideas/${held.id}`,
      ]) {
        const response = await get(path);
        expect(response.status).toBe(404);
        expect(response.headers.get('location')).toBeNull();
        expect(await response.text()).not.toMatch(/Lockers|Telescopes|inside/);
      }
    });

    it('are there, untold and uncached, for whom a session opens them', async () => {
      for (const path of [
        '/boards/inside',
        `/ideas/${insideIdea.id}-lockers-for-the-staff`,
        `/ideas/${held.id}-telescopes-for-the-hill`,
      ]) {
        const response = await get(path, { cookie: ann.cookie });
        expect(response.status).toBe(200);
        expect(response.headers.get('cache-control')).toBe('private, no-store');
        expect(response.headers.get('etag')).toBeNull();
        const html = await response.text();
        expect(html).toContain('<title>Groundswell</title>');
        expect(html).not.toMatch(/Lockers|Telescopes|inside/);
      }
      expect((await get('/boards/closed', { cookie: ann.cookie })).status).toBe(404);
    });

    it('leave other paths to others', async () => {
      for (const path of ['/graphql/nothing', '/demo/mail', '/healthz/x', '/assets', '/attachments/1']) {
        const response = await get(path);
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toContain('application/json');
      }
      const data = await get('/nowhere', { accept: 'application/json' });
      expect(data.status).toBe(404);
      expect(data.headers.get('content-type')).toContain('application/json');
    });
  });
});
