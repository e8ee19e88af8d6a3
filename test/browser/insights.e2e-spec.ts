import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { board, idea, person, team, type Person, type TestIdea } from '../support/factories.js';
import { at, commentRow, daysAgo, voteRow } from '../support/insights.js';
import { inspect } from '../support/inspect.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';

const SHOTS = process.env['SHOTS'];

describePages('the insights page', () => {
  let site: Site;
  let dev: Person;
  let ann: Person;
  let lamps: TestIdea;
  let team1: Visit;

  beforeAll(async () => {
    site = await openSite();
    const { db } = site.world;
    dev = await person(db, 'Dev');
    ann = await person(db, 'Ann');
    const parks = await board(db, 'Parks', { team: await team(db, 'makers', dev) });
    const roads = await board(db, 'Roads', { team: await team(db, 'builders', dev) });
    lamps = await idea(db, roads, ann, 'More lamps', { createdAt: at(daysAgo(40)) });
    const crowd: Person[] = [];
    for (let n = 0; n < 8; n++) crowd.push(await person(db, `Member${n}`));
    for (let n = 0; n < 40; n++) {
      const one = await idea(db, n % 3 ? parks : roads, crowd[n % 8] ?? ann, `Idea ${n}`, {
        createdAt: at(daysAgo(1 + ((n * 7) % 80))),
        status: ['new', 'under-review', 'not-planned', 'implemented'][n % 4] ?? 'new',
      });
      for (const who of crowd.slice(0, (n * 5) % 9))
        await voteRow(site.world, one, who, at(daysAgo((n * 3) % 60)));
      if (n % 2) await commentRow(site.world, one, crowd[n % 7] ?? ann, at(daysAgo(n)));
    }
    for (const who of crowd) {
      await commentRow(site.world, lamps, who, at(daysAgo(8)));
      await voteRow(site.world, lamps, who, at(daysAgo(9)));
    }
    team1 = await site.visit(dev);
  }, 60_000);
  afterAll(() => site?.stop());

  it('is accessible with its charts, as tables, in every state', async () => {
    const { page } = team1;
    await goTo(page, '/insights');
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    await settled(page);
    if (SHOTS !== undefined)
      for (const [width, colorScheme] of [
        [1280, 'light'],
        [1280, 'dark'],
        [390, 'light'],
        [390, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${SHOTS}/insights-${width}-${colorScheme}.png`, fullPage: true });
      }
    await inspect(team1);
    for (const toggle of await page.getByRole('button', { name: /: as a table$/ }).all())
      await toggle.click();
    await inspect(team1);
    await goTo(page, '/insights?from=2001-01-01&to=2001-01-31');
    await page.getByText('Nothing happened on these days').waitFor();
    await inspect(team1);
    await goTo(page, '/insights?from=2001-02-01&to=2001-01-31');
    await page.getByText('There are no such days').waitFor();
    await inspect(team1);
  }, 120_000);

  it('answers a product team: which days, which board, how much, and as a file', async () => {
    const { page } = team1;
    await goTo(page, '/');
    await page.getByRole('button', { name: 'Account of Dev' }).click();
    await page.getByRole('link', { name: 'Insights' }).click();
    await page.getByRole('link', { name: '30 days' }).click();
    await page.getByLabel('Board').selectOption('Roads');
    await settled(page);
    expect(new URL(page.url()).search).toBe('?days=30&board=Roads');
    await page.getByLabel('From', { exact: true }).fill(daysAgo(9));
    await page.getByLabel('To', { exact: true }).fill(daysAgo(8));
    await page.getByRole('button', { name: 'Show' }).press('Enter');
    await settled(page);
    const toggle = page.getByRole('button', { name: 'Votes: as a table' });
    await toggle.focus();
    await page.keyboard.press('Space');
    const cells = await page.getByRole('region', { name: 'Votes: table' }).locator('td').allTextContents();
    expect(Number(cells[0])).toBeGreaterThanOrEqual(8);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Votes: download as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`votes-${daysAgo(9)}-${daysAgo(8)}.csv`);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toBe(`\uFEFFdate,votes\r\n${daysAgo(9)},${cells[0]}\r\n${daysAgo(8)},${cells[1]}\r\n`);
    expect(team1.takeComplaints()).toEqual([]);
  }, 60_000);

  it('moves nothing by itself, and loads the chart library with the charts alone', async () => {
    const visit = await site.visit(dev);
    const scripts: string[] = [];
    visit.page.on('request', (request) => scripts.push(request.url()));
    await goTo(visit.page, '/');
    expect(scripts.filter((url) => url.includes('/charts-'))).toEqual([]);
    await goTo(visit.page, '/insights');
    await visit.page.locator('.recharts-bar-rectangle').first().waitFor();
    expect(scripts.some((url) => url.includes('/charts-'))).toBe(true);
    expect(await visit.page.evaluate('document.getAnimations().length')).toBe(0);
    await visit.context.close();
  });

  it('is for product teams, and others are told so', async () => {
    const out = await site.visit();
    await goTo(out.page, '/insights?days=30');
    expect(new URL(out.page.url()).pathname).toBe('/sign-in');
    const customer = await site.visit(ann);
    await goTo(customer.page, '/insights');
    await customer.page.getByText('This page is for product teams').waitFor();
    await inspect(customer);
    await customer.page.getByRole('button', { name: 'Account of Ann' }).click();
    expect(await customer.page.getByRole('link', { name: 'Insights' }).count()).toBe(0);
  }, 60_000);

  it('a shared link leaves no trace in the address bar and goes with the sign-up', async () => {
    const sharer = await site.visit(ann, { permissions: ['clipboard-read', 'clipboard-write'] });
    await goTo(sharer.page, `/ideas/${lamps.id}`);
    await sharer.page.getByRole('button', { name: 'Share' }).click();
    await sharer.page.getByText('Link copied').waitFor();
    const link = await sharer.page.evaluate<string>('navigator.clipboard.readText()');
    expect(new URL(link).searchParams.get('via')).toBe(ann.handle);

    const guest = await site.visit();
    const { pathname, search } = new URL(link);
    await goTo(guest.page, pathname + search);
    expect(new URL(guest.page.url()).search).toBe('');
    expect(await guest.page.locator('link[rel="canonical"]').getAttribute('href')).not.toContain('via');
    await goTo(guest.page, '/sign-up');
    await guest.page.getByLabel('Name').fill('Guest');
    await guest.page.getByLabel('E-mail').fill('guest@example.test');
    await guest.page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    const [request] = await Promise.all([
      guest.page.waitForRequest((sent) => sent.postData()?.includes('signUp') ?? false),
      guest.page.locator('main').getByRole('button', { name: 'Sign up' }).click(),
    ]);
    expect(request.postDataJSON()).toMatchObject({ variables: { input: { via: ann.handle } } });
  }, 60_000);
});
