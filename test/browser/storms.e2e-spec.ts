import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { board, idea, person, team, type Person, type TestBoard } from '../support/factories.js';
import { inspect } from '../support/inspect.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';
import { Storms, type TestStorm } from '../support/storms.js';

const LONG = 'Supercalifragilistic'.repeat(6);
const RESULT = `We take up **two**:

- the 4, see [the map](https://example.test/map)

\`\`\`
a line of text that is far wider than any telephone and has to scroll inside of its own box, not the page
\`\`\`
`;

describePages('storm sessions', () => {
  let site: Site;
  let storms: Storms;
  let out: Visit;
  let inside: Visit;
  let hosting: Visit;
  let ann: Person;
  let maker: Person;
  let parks: TestBoard;
  let open: TestStorm;
  let upcoming: TestStorm;
  let over: TestStorm;

  beforeAll(async () => {
    site = await openSite();
    const { db } = site.world;
    storms = new Storms(site.world);
    ann = await person(db, 'Ann');
    maker = await person(db, 'Maker');
    parks = await board(db, 'Parks', { team: await team(db, 'Makers', maker) });
    open = await storms.put(parks, maker, -1, 50, `What about ${LONG}?`);
    upcoming = await storms.put(parks, maker, 30, 60, 'Where does the snow go?');
    over = await storms.put(parks, maker, -90, -2, 'Where is shade missing?');
    for (const title of ['Trams at night', 'Seats with backs'])
      await storms.join(await idea(db, parks, ann, title, { body: 'Please.' }), open);
    await storms.join(await idea(db, parks, ann, 'A roof at the clinic'), over);
    await storms.mutate(maker, 'closeStorm', { stormId: over.nodeId, result: RESULT });
    [out, inside, hosting] = await Promise.all([site.visit(), site.visit(ann), site.visit(maker)]);
  }, 120_000);
  afterAll(() => site.stop());

  it('stands up to axe on every page, wide and narrow, light and dark', async () => {
    for (const path of ['/storms', ...[open, upcoming, over].map(({ slug }) => `/storms/${slug}`), '/']) {
      await goTo(out.page, path);
      await inspect(out);
    }
    for (const { slug } of [open, upcoming, over]) {
      await goTo(inside.page, `/submit?storm=${slug}`);
      await inspect(inside);
    }
    await goTo(hosting.page, `/storms/${open.slug}`);
    await hosting.page.getByRole('button', { name: 'Edit' }).click();
    await inspect(hosting);
  }, 240_000);

  it('goes from the question to an idea among its others', async () => {
    const { page } = await site.visit(ann);
    await goTo(page, '/');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Storms' }).click();
    await settled(page);
    await page.getByRole('link', { name: `What about ${LONG}?` }).click();
    await settled(page);
    await page.getByRole('link', { name: 'Submit an idea into it' }).click();
    await settled(page);
    await page.getByLabel('Idea in one sentence').fill('Benches in the shade');
    await page.getByRole('button', { name: 'Submit the idea' }).click();
    await page.waitForURL(/\/ideas\/\d+-benches-in-the-shade/);
    await settled(page);
    await page
      .locator('.idea-meta')
      .getByRole('link', { name: `What about ${LONG}?` })
      .click();
    await page.waitForURL(/\/storms\//);
    await settled(page);
    expect(await page.locator('.idea-row').allInnerTexts()).toHaveLength(3);
  }, 60_000);

  it('is asked, and ended with what came of it, by its team', async () => {
    const { page } = await site.visit(maker);
    await goTo(page, '/storms');
    await page.getByRole('button', { name: 'Open a storm session' }).click();
    await page.getByLabel('The question in one line').fill('Shorter lines?');
    await page.getByLabel('Opens').fill('2020-01-01T08:00');
    await page.getByLabel('Closes').fill('2020-02-01T08:00');
    await page.getByRole('button', { name: 'Announce it' }).click();
    await page.getByText('It must close in the future.').waitFor();
    const soon = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
    await page.getByLabel('Opens').fill(new Date(Date.now() - 60_000).toISOString().slice(0, 16));
    await page.getByLabel('Closes').fill(soon);
    await page.getByRole('button', { name: 'Announce it' }).click();
    await page.waitForURL(/\/storms\/shorter-lines/);
    await settled(page);
    await page.getByRole('button', { name: 'End it now…' }).click();
    await page.getByLabel('What came of it').fill('A second desk.');
    await page.getByRole('button', { name: 'End it now', exact: true }).click();
    await page.getByRole('region', { name: 'What came of it' }).getByText('A second desk.').waitFor();
    expect(await page.locator('.storm-meta .chip').innerText()).toBe('Over');
  }, 60_000);

  it('closes before one’s eyes when its time is up', async () => {
    const brief = await storms.put(parks, maker, -1, 6 / 3600, 'A matter of seconds');
    const { page, takeComplaints } = await site.visit(ann);
    await goTo(page, `/storms/${brief.slug}`);
    await page.getByText('It takes no more ideas.').waitFor({ timeout: 20_000 });
    expect(await page.getByRole('link', { name: 'Submit an idea into it' }).count()).toBe(0);
    expect(takeComplaints()).toEqual([]);
  }, 60_000);
});
