import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { board, idea, person } from '../support/factories.js';
import { describePages, openSite, type Site, type Visit } from '../support/page.js';

const TITLE = 'Quieter “trams” & <wheels>';

describePages('without JavaScript', () => {
  let site: Site;
  let visit: Visit;
  let path: string;

  /** What search engines and messengers read from the head. */
  const head = async () => {
    const { page } = visit;
    const content = (selector: string) => page.locator(`head > ${selector}`).getAttribute('content');
    return {
      title: await page.title(),
      description: await content('meta[name="description"]'),
      ogTitle: await content('meta[property="og:title"]'),
      ogDescription: await content('meta[property="og:description"]'),
      ogUrl: await content('meta[property="og:url"]'),
      canonical: await page.locator('head > link[rel="canonical"]').getAttribute('href'),
    };
  };

  beforeAll(async () => {
    site = await openSite();
    const { db } = site.world;
    const ann = await person(db, 'Ann');
    const town = await board(db, 'Town');
    const body = 'They **squeal** in the bend.';
    const trams = await idea(db, town, ann, TITLE, { body });
    await db.query(`UPDATE ideas SET excerpt = 'They squeal in the bend.' WHERE id = $1`, [trams.id]);
    await idea(db, town, ann, 'Больше скамеек');
    await idea(db, await board(db, 'staff', { visibility: 'MEMBERS' }), ann, 'Lockers for the staff');
    path = `/ideas/${trams.id}-quieter-trams-wheels`;
    visit = await site.visit(undefined, { javaScriptEnabled: false });
  }, 60_000);
  afterAll(() => site?.stop());

  it('the list has its head and links to the ideas that everybody may read', async () => {
    const { page } = visit;
    const { url } = site.world;
    await page.goto('/');
    expect(await head()).toEqual({
      title: 'Groundswell',
      description: expect.stringMatching(/\w{3}/),
      ogTitle: 'Groundswell',
      ogDescription: expect.stringMatching(/\w{3}/),
      ogUrl: `${url}/`,
      canonical: `${url}/`,
    });
    await page.getByRole('link', { name: 'Больше скамеек' }).waitFor();
    expect(await page.getByText('Lockers').count()).toBe(0);
    await page.getByRole('link', { name: TITLE }).click();
    expect(page.url()).toBe(url + path);
  });

  it('an idea has its own head, text and heading', async () => {
    const { page } = visit;
    await page.goto(path);
    expect(await head()).toEqual({
      title: `${TITLE} · Groundswell`,
      description: 'They squeal in the bend.',
      ogTitle: TITLE,
      ogDescription: 'They squeal in the bend.',
      ogUrl: site.world.url + path,
      canonical: site.world.url + path,
    });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
    expect(await page.locator('.prose strong').innerText()).toBe('squeal');
  });

  it('an idea is found under its number whatever the slug, at its one address', async () => {
    const { page } = visit;
    const number = path.split('-')[0] ?? '';
    for (const wrong of [number, `${number}-was-called-otherwise`]) {
      const response = await page.goto(wrong);
      expect(response?.status()).toBe(200);
      expect((await response?.request().redirectedFrom()?.response())?.status()).toBe(301);
      expect(page.url()).toBe(site.world.url + path);
    }
  });

  it('what is not there answers 404, says so, and is not to be indexed', async () => {
    const { page } = visit;
    for (const nowhere of ['/nowhere', '/ideas/999999-gone', '/boards/none', '/members/nobody']) {
      const response = await page.goto(nowhere);
      expect(response?.status()).toBe(404);
      expect(await page.title()).toBe('Not found · Groundswell');
      expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
      await page.locator('main').getByRole('link', { name: 'All ideas' }).waitFor();
    }
  });

  it('the head follows the browser’s language', async () => {
    for (const [locale, lang, title] of [
      ['ru-RU', 'ru', 'Войти · Groundswell'],
      ['zh-CN', 'zh-Hans', '登录 · Groundswell'],
    ] as const) {
      const other = await site.visit(undefined, { javaScriptEnabled: false, locale });
      await other.page.goto('/sign-in');
      expect(await other.page.title()).toBe(title);
      expect(await other.page.locator('html').getAttribute('lang')).toBe(lang);
      await other.context.close();
    }
  });

  it('the client takes over without a complaint and keeps title and address', async () => {
    const { page, context, takeComplaints } = await site.visit();
    await page.goto(path);
    await page.getByRole('button', { name: 'Promote' }).waitFor();
    expect(await page.title()).toBe(`${TITLE} · Groundswell`);
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(site.world.url + path);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
    expect(takeComplaints()).toEqual([]);
    await context.close();
  });
});
