import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { board, idea, person, team, type Person } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
import {
  describePages,
  DESKTOP,
  goTo,
  openSite,
  PHONE,
  reading,
  settled,
  type Site,
  type Visit,
} from '../support/page.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DAY_MS = 24 * 60 * 60 * 1000;
/** The one that waits longest first. */
const TITLES = [
  'Night trams on weekends',
  'Benches in the shade along the river',
  'Benches in the shade by the river please',
  'A quiet car on each train',
];

const row = (page: Page, title: string) => page.getByRole('option', { name: new RegExp(`^${title}, #`) });
const pane = (page: Page) => page.getByRole('region', { name: 'The idea' });
const dialog = (page: Page) => page.getByRole('dialog');
const doneBar = (page: Page) => page.getByRole('region', { name: 'Done just now' });

/** The tests are one morning and follow each other: each begins where the one before ended. */
describePages('a team on Monday', () => {
  let site: Site;
  let mailbox: Mailbox;
  let dana: Visit;
  let lee: Visit;
  let ann: Person;

  const labels = (page: Page) =>
    page
      .getByRole('option', { name: /#\d/ })
      .evaluateAll((options: { ariaLabel: string | null }[]) =>
        options.map(({ ariaLabel }) => ariaLabel?.split(',')[0]),
      );
  const stored = async (title: string) => {
    const query = `query ($search: String!) { ideas(filter: { search: $search }) { nodes {
      title points status { key } officialResponse { response } assignee { displayName } tags } } }`;
    const { data } = await ask(site.world, query, { search: `"${title}"` });
    return data.ideas.nodes.find((node: { title: string }) => node.title === title);
  };
  const violations = async (page: Page, at: string): Promise<string[]> => {
    const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${at}: ${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  };
  const focused = (page: Page) =>
    page.evaluate<string>(`document.activeElement?.getAttribute('aria-label')?.split(',')[0] ?? ''`);

  beforeAll(async () => {
    mailbox = await startMailbox();
    site = await openSite({ env: { SMTP_URL: mailbox.smtpUrl } });
    const { db } = site.world;
    ann = await person(db, 'Ann');
    const [first, second] = [await person(db, 'Dana'), await person(db, 'Lee')];
    const parks = await board(db, 'Parks', { team: await team(db, 'Makers', first, second) });
    for (const [index, title] of TITLES.entries()) {
      const createdAt = new Date(Date.now() - (35 - index) * DAY_MS);
      await idea(db, parks, ann, title, { body: `${title}.`, createdAt });
    }
    await db.query(`UPDATE ideas SET due_at = created_at + interval '30 days'`);
    const vote = 'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }';
    const { data } = await ask(site.world, '{ ideas(first: 10) { nodes { id } } }');
    for (const { id } of data.ideas.nodes) await ask(site.world, vote, { i: { ideaId: id } }, ann);
    dana = await site.visit(first);
    lee = await site.visit(second);
  }, 60_000);
  afterAll(async () => {
    await site?.stop();
    await mailbox?.stop();
  });

  it('finds what waits, soonest due first, and goes through it by keys', async () => {
    const { page } = dana;
    await goTo(page, '/');
    await page.getByRole('link', { name: 'Triage' }).click();
    await settled(page);
    expect(await labels(page)).toEqual(TITLES);
    await row(page, TITLES[0]!).getByText('5 days overdue').waitFor();
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(TITLES[1]);
    await pane(page).getByRole('heading', { name: TITLES[1]! }).waitFor();
    await page.keyboard.press('k');
    await pane(page).getByRole('heading', { name: TITLES[0]! }).waitFor();
    await settled(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(page, colorScheme)).toEqual([]);
    }
  });

  it('answers; the row stays in its place, as done, and the focus on it', async () => {
    const { page } = dana;
    await page.keyboard.press('e');
    await dialog(page).getByLabel('Official answer').fill('We count **riders** in June.');
    await dialog(page).getByRole('radio', { name: 'Under review' }).check();
    expect(await violations(page, 'answering')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await doneBar(page).getByText('1 idea moved to Under review').waitFor();
    expect(await labels(page)).toEqual(TITLES);
    expect(await row(page, TITLES[0]!).getAttribute('aria-label')).toMatch(/Under review, .*answered, done$/);
    expect(await focused(page)).toBe(TITLES[0]);
    await pane(page).getByText('We count riders in June.').first().waitFor();
    expect(await stored(TITLES[0]!)).toMatchObject({
      status: { key: 'under-review' },
      officialResponse: { response: 'We count **riders** in June.' },
    });
  });

  it('takes it back within the minute', async () => {
    const { page } = dana;
    await page.keyboard.press('u');
    await doneBar(page).waitFor({ state: 'detached' });
    expect(await stored(TITLES[0]!)).toMatchObject({ status: { key: 'new' }, officialResponse: null });
    expect(await row(page, TITLES[0]!).getAttribute('aria-label')).toMatch(/, New, .*overdue$/);
  });

  it('sees at once what the other does, who, and does nothing over it unasked', async () => {
    const { page } = lee;
    await goTo(page, '/triage');
    await pane(page).getByRole('heading', { name: TITLES[0]! }).waitFor();
    await page.keyboard.press('s');
    await dialog(page).getByRole('radio', { name: 'Acknowledged' }).check();
    await dana.page.keyboard.press('e');
    await dialog(dana.page).getByLabel('Official answer').fill('Too few riders, sorry.');
    await dialog(dana.page).getByRole('radio', { name: 'Not planned' }).check();
    await dana.page.keyboard.press('Control+Enter');
    await doneBar(dana.page).waitFor();
    // Behind Lee’s dialog, by itself.
    await page.getByText('Dana moved it to Not planned.').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Someone was faster.').waitFor();
    await dialog(page).getByText('Dana moved it to Not planned.').waitFor();
    expect(await violations(page, 'overtaken')).toEqual([]);
    expect(await stored(TITLES[0]!)).toMatchObject({ status: { key: 'not-planned' } });
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
  });

  it('merges a duplicate by the key of its suggestion, and takes that back', async () => {
    const { page } = dana;
    await page.keyboard.press('j');
    await pane(page).getByRole('heading', { name: TITLES[1]! }).waitFor();
    await pane(page)
      .getByRole('button', { name: `Merge into “${TITLES[2]}”` })
      .waitFor();
    await page.keyboard.press('1');
    await dialog(page)
      .getByRole('row', { name: new RegExp(`“${TITLES[2]}” after`) })
      .waitFor();
    await settled(page);
    expect(await violations(page, 'merging')).toEqual([]);
    await page.keyboard.press('Enter');
    await doneBar(page).getByText(`1 idea merged into “${TITLES[2]}”`).waitFor();
    await pane(page).getByText('Merged into').waitFor();
    expect(await row(page, TITLES[1]!).getAttribute('aria-label')).toMatch(/done$/);
    expect(await stored(TITLES[1]!)).toBeUndefined();
    await page.keyboard.press('u');
    await doneBar(page).getByText('merged into').waitFor({ state: 'detached' });
    expect(await stored(TITLES[1]!)).toMatchObject({ status: { key: 'new' }, points: 10 });
  });

  it('takes, tags and annotates several', async () => {
    const { page } = dana;
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await page.getByText('2 selected').waitFor();
    expect(await violations(page, 'selected')).toEqual([]);
    await page.keyboard.press('m');
    await doneBar(page).getByText('2 ideas assigned to Dana').waitFor();
    await page.keyboard.press('t');
    await dialog(page).getByLabel('Add these tags').fill('benches');
    await page.keyboard.press('Enter');
    await doneBar(page).getByText('2 ideas tagged').waitFor();
    for (const title of TITLES.slice(1, 3))
      expect(await stored(title)).toMatchObject({ assignee: { displayName: 'Dana' }, tags: ['benches'] });
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.type('Ask the gardeners.');
    await page.keyboard.press('Control+Enter');
    await pane(page).getByText('Ask the gardeners.').waitFor();
    await page.keyboard.press('Escape');
    const label = () => row(page, TITLES[2]!).getAttribute('aria-label');
    expect(await reading(true, async () => (await label())?.includes('1 internal note'))).toBe(true);
  });

  it('writes a reply once and uses it again; what waits is asked for anew', async () => {
    const { page } = dana;
    await page.getByRole('button', { name: 'Reply templates' }).click();
    await dialog(page).getByRole('button', { name: 'New template' }).click();
    await dialog(page).getByLabel('Name of the template').fill('Offered');
    await dialog(page).getByLabel('Reply', { exact: true }).fill('It is there already.');
    await dialog(page).getByRole('button', { name: 'Save the template' }).click();
    await dialog(page).getByText('It is there already.').waitFor();
    expect(await violations(page, 'templates')).toEqual([]);
    await page.keyboard.press('Escape');
    await row(page, TITLES[3]!).click();
    await page.keyboard.press('e');
    await dialog(page).getByLabel('Insert a reply template').selectOption('Offered');
    await dialog(page).getByRole('radio', { name: 'Already offered' }).check();
    await page.keyboard.press('Control+Enter');
    await doneBar(page).getByText('1 idea moved to Already offered').waitFor();
    await page.keyboard.press('r');
    expect(await reading(TITLES.slice(1, 3), () => labels(page))).toEqual(TITLES.slice(1, 3));
  });

  it('adopts, and is led to the adoption', async () => {
    const { page } = dana;
    await page.getByRole('checkbox', { name: 'Select all that are listed' }).check();
    await page.keyboard.press('d');
    await dialog(page).getByLabel('Title').fill('Shade by the river');
    await dialog(page).getByLabel('What you will do').fill('Ten benches under the limes.');
    await dialog(page).getByLabel('Official answer').fill('Yes, this autumn.');
    expect(await violations(page, 'adopting')).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Adopt 2 ideas' }).click();
    await doneBar(page).getByText('2 ideas adopted: “Shade by the river”').waitFor();
    expect(await labels(page)).toEqual(TITLES.slice(1, 3));
    const label = () => row(page, TITLES[1]!).getAttribute('aria-label');
    expect(await reading(true, async () => (await label())?.endsWith('done'))).toBe(true);
    await doneBar(page).getByRole('link', { name: 'Open the adoption' }).click();
    await page.getByRole('heading', { name: 'Shade by the river' }).waitFor();
    expect(dana.takeComplaints()).toEqual([]);
    expect(lee.takeComplaints()).toEqual([]);
  });

  it('has nothing left that waits', async () => {
    const { page } = dana;
    await goTo(page, '/triage');
    await page.getByText('Nothing waits: every idea is answered').waitFor();
    await page.getByRole('link', { name: 'See all ideas of your boards' }).click();
    await settled(page);
    expect(await labels(page)).toEqual(TITLES.toReversed());
  });

  it('may do it on a phone: the list, then the idea, and back', async () => {
    const { page } = dana;
    await page.setViewportSize(PHONE);
    await goTo(page, '/triage?show=all');
    expect(await violations(page, 'list on a phone')).toEqual([]);
    await row(page, TITLES[1]!).click();
    await pane(page).getByRole('heading', { name: TITLES[1]! }).waitFor();
    await settled(page);
    expect(await violations(page, 'idea on a phone')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(
      await page.evaluate<boolean>(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      ),
    ).toBe(true);
    await pane(page).getByRole('button', { name: 'Back' }).click();
    await row(page, TITLES[1]!).waitFor();
    expect(await focused(page)).toBe(TITLES[1]);
    await page.setViewportSize(DESKTOP);
  });

  it('is for teams: others are told so', async () => {
    const { page } = await site.visit(ann);
    await goTo(page, '/triage');
    await page.getByText('You are not on a team yet').waitFor();
    expect(await page.getByRole('link', { name: 'Triage' }).count()).toBe(0);
  });
});
