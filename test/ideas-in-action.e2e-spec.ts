import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClientFolder } from '../src/modules/pages/client-folder.js';
import { Adopting } from './support/adoptions.js';
import { childrenOf, faultsOf, linkOf, textOf } from './support/atom.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { parseXml } from './support/xml.js';

const SHELL = `<!doctype html><html lang="en"><head><!--head--><!--/head--></head><body><!--body--></body></html>`;
const EVIL = 'Night <b>buses</b> & "trams" ]]> &amp;';

describe('what became of ideas', () => {
  let world: TestApp;
  let folder: string;
  let adopting: Adopting;
  let ann: Person;
  let dev: Person;
  let makers: number;
  let open: TestBoard;
  let inside: TestBoard;

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${world.url}${path}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
  const htmlOf = async (path: string, headers: Record<string, string> = {}) =>
    (await get(path, headers)).text();
  const feedOf = async (headers: Record<string, string> = {}) =>
    parseXml(await htmlOf('/ideas-in-action.atom', headers));
  const deliver = async (title: string, on: TestBoard, more: object = {}) => {
    const one = await idea(world.db, on, ann, `Idea: ${title}`);
    const adoptionId = await adopting.adopt(dev, makers, [one], { title });
    const { data } = await adopting.mutate(dev, 'deliverAdoption', {
      adoptionId,
      outcome: 'FULL',
      response: 'Here it is.',
      ...more,
    });
    expect(data.it.userErrors).toEqual([]);
    return { one, adoptionId };
  };

  beforeAll(async () => {
    world = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'groundswell-client-'));
    await writeFile(join(folder, 'index.html'), SHELL);
    world.app.get(ClientFolder).path = folder;
    adopting = new Adopting(world);
    [ann, dev] = await Promise.all([person(world.db, 'Ann'), person(world.db, 'Dev')]);
    makers = await team(world.db, 'makers', dev);
    open = await board(world.db, 'open', { team: makers });
    inside = await board(world.db, 'inside', { visibility: 'MEMBERS', team: makers });
  });
  afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true });
  });

  it('is a valid feed before anything was delivered', async () => {
    const feed = await feedOf();
    expect(faultsOf(feed)).toEqual([]);
    expect(childrenOf(feed, 'entry')).toEqual([]);
    expect(textOf(feed, 'updated')).toBe('1970-01-01T00:00:00.000Z');
  });

  it('is a valid feed whatever people write, with the story, its links and those who are credited', async () => {
    await world.db.query('UPDATE members SET display_name = $2 WHERE id = $1', [ann.id, 'Ann & <Co>']);
    const { one, adoptionId } = await deliver(EVIL, open, {
      outcome: 'PARTIAL',
      response: `**Here** it is: [the plan](/ideas/1 "a > b"), ]]> & <script>alert(1)</script>\n\n[top](#top) ]]> ![x](/attachments/0123456789abcdef0123456789abcdef)`,
      links: [{ title: 'See "it" & more', url: 'https://shade.example/?a=1&b="2"' }],
    });
    const response = await get('/ideas-in-action.atom');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = parseXml(await response.text());
    expect(faultsOf(feed)).toEqual([]);
    expect(textOf(feed, 'title')).toBe('Ideas in Action · Groundswell');
    expect(linkOf(feed, 'self')).toBe(`${world.config.publicUrl}/ideas-in-action.atom`);
    expect(linkOf(feed, 'alternate')).toBe(`${world.config.publicUrl}/ideas-in-action`);
    const [entry] = childrenOf(feed, 'entry');
    if (!entry) throw new Error('no entry');
    expect(textOf(entry, 'title')).toBe(
      'Night &lt;b&gt;buses&lt;/b&gt; &amp; &quot;trams&quot; ]]&gt; &amp;amp;',
    );
    expect(textOf(entry, 'id')).toMatch(/^urn:uuid:[\da-f-]{36}$/);
    expect(linkOf(entry, 'alternate')).toBe(`${world.config.publicUrl}/adoptions/${adoptionId}`);
    const content = textOf(entry, 'content');
    expect(content).toContain('<strong>Here</strong> it is');
    expect(content).not.toContain('<script');
    expect(content).toContain(`href="${world.config.publicUrl}/ideas/${one.id}-`);
    expect(content).toContain(`href="${world.config.publicUrl}/adoptions/${adoptionId}#top"`);
    expect(content).toContain(`src="${world.config.publicUrl}/attachments/0123456789abcdef0123456789abcdef"`);
    expect(content).toContain('href="https://shade.example/?a=1&amp;b=%222%22"');
    expect(childrenOf(entry, 'author').map((who) => textOf(who, 'name'))).toEqual(['makers']);
    expect(childrenOf(entry, 'contributor').map((who) => textOf(who, 'name'))).toEqual(['Ann & <Co>']);
    expect(childrenOf(entry, 'category')[0]?.attributes.get('term')).toBe('PARTIAL');
    expect(textOf(entry, 'updated')).toBe(textOf(feed, 'updated'));
  });

  it('would not pass for valid with a fault in it', async () => {
    const xml = await htmlOf('/ideas-in-action.atom');
    expect(() => parseXml(xml.replace('Ann &amp; &lt;', 'Ann &amp; <'))).toThrow();
    expect(() => parseXml(xml.replace('Ann &amp;', 'Ann &'))).toThrow('stray');
    expect(() => parseXml(xml.replace('</entry>', ''))).toThrow('closes');
    const faulty: [RegExp, string][] = [
      [/<id>urn:uuid:[^<]*<\/id>/, ''],
      [/<updated>[^<]*<\/updated>/, '<updated>today</updated>'],
      [/<link rel="self"[^>]*>/, ''],
      [/<uri>[^<]*<\/uri>/, '<uri>/members/ann</uri>'],
      [/<category term="PARTIAL"|<category label="[^"]*" term="PARTIAL"/, '<category'],
      [/<entry>/, '<entry><pubDate>today</pubDate>'],
      [/http[^"]*\/attachments/, '/attachments'],
    ];
    for (const [part, instead] of faulty) {
      const broken = xml.replace(part, instead);
      expect(broken).not.toBe(xml);
      expect([part, faultsOf(parseXml(broken))]).not.toEqual([part, []]);
    }
  });

  it('keeps an entry’s name while its title changes, and tells of the change', async () => {
    const { adoptionId } = await deliver('A typo', open);
    const before = childrenOf(await feedOf(), 'entry')[0];
    await adopting.mutate(dev, 'updateAdoption', { adoptionId, title: 'No typo' });
    const [after] = childrenOf(await feedOf(), 'entry');
    if (!before || !after) throw new Error('no entry');
    expect(textOf(after, 'title')).toBe('No typo');
    expect(textOf(after, 'id')).toBe(textOf(before, 'id'));
    expect(textOf(after, 'published')).toBe(textOf(before, 'published'));
    expect(textOf(after, 'updated') > textOf(before, 'updated')).toBe(true);
  });

  it('tells everybody only what everybody may read, newest first, at most thirty', async () => {
    await deliver('Lockers for the staff', inside);
    await deliver('Newest', open);
    const feed = await feedOf({ cookie: dev.cookie });
    expect(childrenOf(feed, 'entry').map((entry) => textOf(entry, 'title'))[0]).toBe('Newest');
    for (const path of ['/ideas-in-action.atom', '/ideas-in-action', '/roadmap', '/sitemaps/adoptions.xml'])
      expect(await htmlOf(path, { cookie: dev.cookie })).not.toContain('Lockers');
    await world.db.query(
      `WITH more AS (
         INSERT INTO adoptions (team_id, owner_id, title, summary, stage, outcome, response, delivered_at, adopted_at)
         SELECT $1, $2, 'Older ' || n, '', 'DELIVERED', 'FULL', 'x', now() - make_interval(days => n), now() - make_interval(days => n)
         FROM generate_series(1, 40) n RETURNING id)
       INSERT INTO adoption_ideas SELECT id, (SELECT min(id) FROM ideas WHERE board_id = $3) FROM more`,
      [makers, dev.id, open.id],
    );
    const entries = childrenOf(await feedOf(), 'entry');
    expect(entries).toHaveLength(30);
    const published = entries.map((entry) => textOf(entry, 'published'));
    expect(published).toEqual(published.toSorted().toReversed());
    await world.db.query(`DELETE FROM adoptions WHERE title LIKE 'Older %'`);
  });

  it('is not sent again to whoever has it, and is as soon as it changed', async () => {
    const first = await get('/ideas-in-action.atom');
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    expect(first.headers.get('vary')).toContain('accept-language');
    const having: Record<string, string>[] = [
      { 'if-none-match': etag },
      { 'if-none-match': `"other", ${etag.slice(2)}` },
      { 'if-modified-since': modified },
    ];
    for (const headers of having) {
      const again = await get('/ideas-in-action.atom', headers);
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
    expect(
      (await get('/ideas-in-action.atom', { 'if-none-match': '"other"', 'if-modified-since': modified }))
        .status,
    ).toBe(200);
    expect(
      (await get('/ideas-in-action.atom', { 'if-modified-since': new Date(0).toUTCString() })).status,
    ).toBe(200);
    const { adoptionId } = await deliver('News', open);
    expect((await get('/ideas-in-action.atom', { 'if-none-match': etag })).status).toBe(200);
    await adopting.mutate(dev, 'reopenAdoption', { adoptionId, stage: 'PILOT', response: 'Not yet.' });
    expect(await htmlOf('/ideas-in-action.atom')).not.toContain('News');
  });

  it('speaks the reader’s language around what people wrote', async () => {
    expect(textOf(await feedOf({ 'accept-language': 'ru' }), 'title')).toBe('Идеи в деле · Groundswell');
    expect(textOf(await feedOf({ 'accept-language': 'zh-CN' }), 'title')).toBe('想法落地 · Groundswell');
  });

  it('has pages that can be read without a script and found by feed readers and search engines', async () => {
    const { one, adoptionId } = await deliver('A bench at every stop', open);
    const plan = await idea(world.db, open, ann, 'A roof at every stop');
    const planned = await adopting.adopt(dev, makers, [plan], { title: 'Roofs', targetDate: '2031-02-03' });
    const inAction = await htmlOf('/ideas-in-action');
    expect(inAction).toContain('<title>Ideas in Action · Groundswell</title>');
    expect(inAction).toContain(
      `<link rel="alternate" type="application/atom+xml" title="Ideas in Action · Groundswell" href="${world.config.publicUrl}/ideas-in-action.atom">`,
    );
    expect(inAction).toContain(`<a href="/adoptions/${adoptionId}">A bench at every stop</a>`);
    const roadmap = await htmlOf('/roadmap');
    expect(roadmap).toContain(`<a href="/adoptions/${planned}">Roofs</a> · expected by February 3, 2031`);
    expect(roadmap).not.toContain('A bench at every stop');
    const page = await htmlOf(`/adoptions/${adoptionId}`);
    expect(page).toContain('<title>A bench at every stop · Groundswell</title>');
    expect(page).toContain('<meta property="og:type" content="article">');
    expect(page).toContain('<meta name="description" content="A roof and a bench.">');
    expect(page).toContain(`<link rel="canonical" href="${world.config.publicUrl}/adoptions/${adoptionId}">`);
    expect(page).toContain(`/ideas/${one.id}-idea-a-bench-at-every-stop`);
    expect(page).toContain('Ann &amp; &lt;Co&gt;');
    expect((await get('/adoptions/QWRvcHRpb246OTk5OQ')).status).toBe(404);
    expect((await get(`/adoptions/${adoptionId}==`)).headers.get('location')).toBe(
      `/adoptions/${adoptionId}`,
    );
    expect(await htmlOf('/sitemap.xml')).toContain('/sitemaps/adoptions.xml');
    expect(await htmlOf('/sitemaps/boards.xml')).toContain('/ideas-in-action</loc>');
    expect(await htmlOf('/sitemaps/adoptions.xml')).toContain(`/adoptions/${planned}</loc><lastmod>`);
    expect(await htmlOf('/roadmap?team=makers')).toContain('noindex');
  });
});
