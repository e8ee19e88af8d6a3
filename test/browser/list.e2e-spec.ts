import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { board, idea, person, setStatus, type Person, type TestIdea } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import {
  describePages,
  goTo,
  listedTitles,
  openSite,
  reading,
  settled,
  type Site,
  type Visit,
  voteOn,
} from '../support/page.js';

const COUNT = 70;
const NEWEST = `Idea number ${COUNT}`;
const LONG_AGO = new Date('2024-03-15T12:00:00Z');

describePages('the list', () => {
  let site: Site;
  let ann: Person;
  let visit: Visit;
  let page: Page;
  let ideas: TestIdea[];

  const scrolledTo = () => page.evaluate<number>('Math.round(scrollY)');
  const address = () => new URL(page.url()).pathname + new URL(page.url()).search;
  const storedVote = async ({ nodeId }: TestIdea) => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Idea { viewerVote points } } }';
    return (await ask(site.world, query, { id: nodeId }, ann)).data.node;
  };
  const at = (title: string): TestIdea => {
    const found = ideas[Number(title.slice('Idea number '.length)) - 1];
    if (!found) throw new Error(title);
    return found;
  };

  beforeAll(async () => {
    site = await openSite();
    const { db } = site.world;
    ann = await person(db, 'Ann');
    const bob = await person(db, 'Bob');
    const town = await board(db, 'Town');
    const few = await board(db, 'Few', { voteBudget: 1 });
    ideas = [];
    for (let number = 1; number <= COUNT; number++) {
      const createdAt = new Date(LONG_AGO.getTime() + number * 60_000);
      const tags = number % 10 === 0 ? ['round'] : [];
      ideas.push(await idea(db, town, bob, `Idea number ${number}`, { createdAt, tags }));
    }
    await idea(db, few, bob, 'A kiosk at the pier');
    await idea(db, few, bob, 'Showers at the beach');
    visit = await site.visit(ann);
    page = visit.page;
  }, 60_000);
  beforeEach(() => visit.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' }));
  afterAll(() => site?.stop());

  it('has its order, filters and search in the address, and each is a step back', async () => {
    await goTo(page, '/');
    await page.getByRole('link', { name: 'New', exact: true }).click();
    expect(await reading('/?order=newest', async () => address())).toBe('/?order=newest');
    await page.getByRole('link', { name: 'Town 70' }).click();
    expect(await reading('/boards/Town?order=newest', async () => address())).toBe(
      '/boards/Town?order=newest',
    );
    await page.getByRole('checkbox', { name: /^New/ }).click();
    const filtered = '/boards/Town?order=newest&status=new';
    expect(await reading(filtered, async () => address())).toBe(filtered);
    await page.getByRole('textbox', { name: 'Tag' }).fill('#round');
    await page.keyboard.press('Enter');
    expect(await reading(`${filtered}&tag=round`, async () => address())).toBe(`${filtered}&tag=round`);
    await page.getByText('7 ideas', { exact: true }).waitFor();
    const tens = [70, 60, 50, 40, 30, 20, 10].map((number) => `Idea number ${number}`);
    expect(await reading(tens, () => listedTitles(page))).toEqual(tens);

    await page.reload();
    await settled(page);
    expect(await listedTitles(page)).toEqual(tens);
    await page.getByRole('link', { name: '#round remove' }).click();
    await page.getByText('70 ideas', { exact: true }).waitFor();
    await page.goBack();
    expect(await reading(tens, () => listedTitles(page))).toEqual(tens);
    for (const step of [filtered, '/boards/Town?order=newest', '/?order=newest', '/']) {
      await page.goBack();
      expect(await reading(step, async () => address())).toBe(step);
    }
  });

  it('searches while one types, after `/` from anywhere, and Back leads out of the search', async () => {
    await goTo(page, '/');
    await page.keyboard.press('/');
    await page.locator('input[type="search"]:focus').waitFor();
    await page.keyboard.type('kiosk', { delay: 20 });
    expect(await reading(['A kiosk at the pier'], () => listedTitles(page))).toEqual(['A kiosk at the pier']);
    expect(address()).toBe('/?q=kiosk');
    await page.getByRole('searchbox').fill('zzzz qqqq');
    await page.getByText('No idea matches').waitFor();
    await page.goBack();
    expect(await reading('/', async () => address())).toBe('/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await goTo(page, '/sign-in');
    await goTo(page, `/ideas/${at(NEWEST).id}`);
    await page.keyboard.press('/');
    await page.keyboard.type('showers');
    await page.keyboard.press('Enter');
    expect(await reading('/?q=showers', async () => address())).toBe('/?q=showers');
    expect(await reading(['Showers at the beach'], () => listedTitles(page))).toEqual([
      'Showers at the beach',
    ]);
  });

  it('grows while one scrolls, and Back brings back its pages and the place', async () => {
    await goTo(page, '/boards/Town?order=newest');
    expect(await listedTitles(page)).toHaveLength(20);
    for (const rows of [40, 60]) {
      await page.mouse.move(600, 500);
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      expect(await reading(rows, async () => (await listedTitles(page)).length)).toBeGreaterThanOrEqual(rows);
    }
    const link = page.getByRole('link', { name: 'Idea number 20', exact: true });
    await link.scrollIntoViewIfNeeded();
    const before = await scrolledTo();
    expect(before).toBeGreaterThan(2000);
    await link.click();
    await page.getByRole('heading', { name: 'Idea number 20', level: 1 }).waitFor();
    expect(await scrolledTo()).toBe(0);
    await page.goBack();
    await link.waitFor();
    expect(await reading(before, scrolledTo)).toBe(before);
    const titles = await listedTitles(page);
    expect(titles.length).toBeGreaterThanOrEqual(60);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('takes votes from the keyboard alone and announces them', async () => {
    await goTo(page, '/boards/Town?order=newest');
    const promote = voteOn(page, NEWEST).promote;
    const focused = page.locator(':focus');
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if ((await focused.getAttribute('aria-label')) === 'Promote') break;
    }
    await page.keyboard.press('Enter');
    expect(await reading('true', () => promote.getAttribute('aria-pressed'))).toBe('true');
    const announced = page.locator('output[aria-live="polite"].visually-hidden', { hasText: 'You ' });
    expect(await reading(`You promoted “${NEWEST}”.`, () => announced.innerText())).toBe(
      `You promoted “${NEWEST}”.`,
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const demoted = ['false', 'true', '-10'];
    expect(await reading(demoted, voteOn(page, NEWEST).state)).toEqual(demoted);
    expect(await reading(`You demoted “${NEWEST}”.`, () => announced.innerText())).toBe(
      `You demoted “${NEWEST}”.`,
    );
    await page.keyboard.press('Space');
    const withdrawn = ['false', 'false', '0'];
    expect(await reading(withdrawn, voteOn(page, NEWEST).state)).toEqual(withdrawn);
    await announced.filter({ hasText: 'You took back your vote' }).waitFor();
    expect(await storedVote(at(NEWEST))).toEqual({ viewerVote: null, points: 0 });
  });

  it('takes a double click for one press, and quick presses end as the last one says', async () => {
    await goTo(page, '/boards/Town?order=newest');
    const vote = voteOn(page, 'Idea number 69');
    await vote.promote.dblclick();
    const promoted = { viewerVote: 'PROMOTE', points: 10 };
    expect(await reading(promoted, () => storedVote(at('Idea number 69')))).toEqual(promoted);
    expect(await vote.state()).toEqual(['true', 'false', '10']);
    const other = voteOn(page, 'Idea number 68');
    await other.promote.click();
    await other.demote.click();
    await other.promote.click();
    await other.demote.click();
    const demoted = { viewerVote: 'DEMOTE', points: -10 };
    expect(await reading(demoted, () => storedVote(at('Idea number 68')))).toEqual(demoted);
    expect(await reading(['false', 'true', '-10'], other.state)).toEqual(['false', 'true', '-10']);
  });

  it('takes a vote back that the server refuses, and says so at the control', async () => {
    await goTo(page, '/boards/Town?order=newest');
    const vote = voteOn(page, 'Idea number 67');
    await setStatus(site.world.db, at('Idea number 67'), 'not-planned');
    await vote.promote.click();
    await vote.refusal.waitFor();
    expect(await vote.refusal.innerText()).toContain('This idea is closed: its votes stay as they are.');
    expect(await vote.state()).toEqual(['false', 'false', '0']);
    await page.keyboard.press('Escape');
    await vote.refusal.waitFor({ state: 'detached' });
    expect(await storedVote(at('Idea number 67'))).toEqual({ viewerVote: null, points: 0 });
  });

  it('takes a vote back while the server is away, and it can be cast when it is there again', async () => {
    await goTo(page, '/boards/Town?order=newest');
    const vote = voteOn(page, 'Idea number 66');
    await visit.context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await vote.promote.click();
    await vote.refusal.waitFor();
    expect(await vote.refusal.innerText()).toContain('so your vote doesn’t count yet');
    expect(await vote.state()).toEqual(['false', 'false', '0']);
    await visit.context.setOffline(false);
    await vote.promote.click();
    expect(await reading(['true', 'false', '10'], vote.state)).toEqual(['true', 'false', '10']);
    visit.takeComplaints();
  });

  it('says at the control that the votes of a board are used up, and which to take back', async () => {
    await goTo(page, '/boards/Few');
    await page.getByText('You have 1 vote left on this board.').waitFor();
    await voteOn(page, 'A kiosk at the pier').promote.click();
    await page.getByText('You have no votes left on this board.').waitFor();
    const vote = voteOn(page, 'Showers at the beach');
    await vote.promote.click();
    await vote.refusal.waitFor();
    expect(await vote.refusal.innerText()).toContain('All your votes on this board are in use.');
    expect(await vote.state()).toEqual(['false', 'false', '0']);
    await vote.refusal.getByRole('link', { name: 'an idea you voted on' }).click();
    expect(await reading('/?mine=1', async () => address())).toBe('/?mine=1');
    await settled(page);
    expect(await listedTitles(page)).toContain('A kiosk at the pier');
  });

  it('leads to writing, where a draft outlives a reload', async () => {
    await goTo(page, '/boards/Town');
    await page.getByRole('link', { name: 'Submit an idea' }).click();
    await page.getByLabel('Idea in one sentence').fill('Half a thought');
    await page.getByLabel('Details').fill('- and **more**');
    await page.getByText('Your draft is kept in this browser.').waitFor();
    await page.reload();
    expect(await page.getByLabel('Idea in one sentence').inputValue()).toBe('Half a thought');
    expect(await page.getByLabel('Details').inputValue()).toBe('- and **more**');
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Idea in one sentence').inputValue()).toBe('');
  });

  it('speaks Russian and Chinese when asked, dates included, and goes on to do so', async () => {
    await goTo(page, '/boards/Town?order=newest');
    const html = page.locator('html');
    const month = page.locator('.idea-row time').first();
    for (const [choice, lang, search, date] of [
      ['ru', 'ru', 'Поиск идей', /^март 2024/],
      ['zh', 'zh-Hans', '搜索想法', /^2024年3月$/],
      ['en', 'en', 'Search ideas', /^Mar 2024$/],
    ] as const) {
      await page.locator('.language select').selectOption(choice);
      await page.getByPlaceholder(search).waitFor();
      expect(await html.getAttribute('lang')).toBe(lang);
      expect(await month.innerText()).toMatch(date);
      await page.reload();
      await page.getByPlaceholder(search).waitFor();
      expect(await html.getAttribute('lang')).toBe(lang);
    }
  });

  it('turns dark when asked, whatever the system says, and stays so', async () => {
    await goTo(page, '/');
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.getByRole('button', { name: 'Appearance: As the system' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await page.locator('html[data-theme="dark"]').waitFor();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.keyboard.press('Escape');
    await page.locator('button[aria-label="Appearance: Dark"]:focus').waitFor();
    await page.reload();
    expect(await background()).toBe(dark);
    await page.getByRole('button', { name: 'Appearance: Dark' }).click();
    await page.getByRole('radio', { name: 'As the system' }).check();
    await page.locator('html:not([data-theme])').waitFor();
    expect(await background()).toBe(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background()).toBe(dark);
    expect(visit.takeComplaints()).toEqual([]);
  });

  it('shows eight ideas and more at once, each with targets of 44 px', async () => {
    await goTo(page, '/');
    const inView = () =>
      page.evaluate<number>(
        `[...document.querySelectorAll('.idea-row')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`,
      );
    expect(await inView()).toBeGreaterThanOrEqual(8);
    for (const name of ['Promote', 'Demote']) {
      const box = await page.locator('.idea-row').first().getByRole('button', { name }).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('button', { name: 'Compact rows' }).click();
    await page.getByRole('button', { name: 'Compact rows', pressed: true }).waitFor();
    expect(await inView()).toBeGreaterThanOrEqual(16);
  });
});
