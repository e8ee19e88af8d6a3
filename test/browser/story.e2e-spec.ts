import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { board, idea, person, type Person, type TestBoard } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
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

const BUSES = 'Night buses on weekends';
const BENCHES = 'Benches along the river';
const LAMPS = 'Brighter lamps in the underpass';
const FERRY = 'A ferry to the island';
const OWN = 'Drinking fountains at playgrounds';
const EMAIL = 'mira@example.test';
const PASSWORD = 'long enough to guess';

/** The tests are one story and follow each other: each begins where the one before ended. */
describePages('a customer', () => {
  let site: Site;
  let mailbox: Mailbox;
  let visit: Visit;
  let page: Page;
  let town: TestBoard;

  const alone = (path: string) => new RegExp(`^${site.world.url}${path}$`);
  /** What the server has, in its order of most points. */
  const stored = async () => {
    const query = '{ ideas(first: 10, orderBy: TOP) { nodes { title points } } }';
    const { data } = await ask<{ ideas: { nodes: { title: string; points: number }[] } }>(site.world, query);
    return data.ideas.nodes.map(({ title, points }) => [title, points]);
  };

  beforeAll(async () => {
    mailbox = await startMailbox();
    site = await openSite({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
    const { world } = site;
    const crowd: Person[] = [];
    for (const name of ['Ann', 'Bob', 'Cy', 'Di']) crowd.push(await person(world.db, name));
    const [author] = crowd;
    if (!author) throw new Error('nobody');
    town = await board(world.db, 'Town');
    for (const [title, votes] of [
      [BUSES, 4],
      [BENCHES, 3],
      [LAMPS, 2],
      [FERRY, 1],
    ] as const) {
      const { nodeId } = await idea(world.db, town, author, title, { body: `${title}, please.` });
      for (const voter of crowd.slice(0, votes))
        await ask(
          world,
          'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
          { i: { ideaId: nodeId, direction: 'PROMOTE' } },
          voter,
        );
    }
    visit = await site.visit();
    page = visit.page;
  }, 60_000);
  afterAll(async () => {
    await site?.stop();
    await mailbox?.stop();
  });

  it('opens the site and reads ideas, the most popular first', async () => {
    await goTo(page, '/');
    expect(await listedTitles(page)).toEqual([BUSES, BENCHES, LAMPS, FERRY]);
    await page.getByRole('link', { name: BUSES }).click();
    await page.getByRole('heading', { name: BUSES, level: 1 }).waitFor();
    expect(await page.title()).toBe(`${BUSES} · Groundswell`);
    await page.getByText(`${BUSES}, please.`).waitFor();
    expect(page.url()).toMatch(alone('/ideas/\\d+-night-buses-on-weekends'));
  });

  it('promotes signed out and is told, right there, to sign in or up', async () => {
    await settled(page);
    const vote = voteOn(page, BUSES);
    await vote.promote.click();
    expect(await vote.refusal.innerText()).toContain('Sign in, and your vote counts.');
    const at = await vote.promote.boundingBox();
    const said = await vote.refusal.boundingBox();
    expect(Math.abs((said?.y ?? 1e6) - (at?.y ?? 0))).toBeLessThan(100);
    expect(Math.abs((said?.x ?? 1e6) - (at?.x ?? 0))).toBeLessThan(100);
    expect(await vote.state()).toEqual(['false', 'false', '40']);
    await vote.refusal.getByRole('link', { name: 'Sign up' }).click();
    await page.getByRole('heading', { name: 'Sign up' }).waitFor();
  });

  it('signs up, after mistakes that are named at their fields', async () => {
    await page.getByLabel('Name').fill('Mira');
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password').fill('short');
    await page.keyboard.press('Enter');
    const password = page.getByLabel('Password');
    expect(await reading('true', () => password.getAttribute('aria-invalid'))).toBe('true');
    await page.locator('input[type="password"]:focus').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(EMAIL);
    await password.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    await page.getByText(`We sent a link to ${EMAIL}`).waitFor();
  });

  it('follows the link from the mail and is back where the vote was refused', async () => {
    const { links } = await mailbox.waitFor(EMAIL);
    const link = links.find((one) => one.includes('/verify-email')) ?? '';
    expect(link).toContain(site.world.url);
    await goTo(page, link);
    await page.getByRole('button', { name: 'Confirm and sign in' }).click();
    await page.waitForURL(alone('/ideas/\\d+-night-buses-on-weekends'));
    await page.getByRole('button', { name: 'Account of Mira' }).waitFor();
    expect(await voteOn(page, BUSES).state()).toEqual(['false', 'false', '40']);
  });

  it('starts to write an idea, sees that it is there already, and votes for it instead with one click', async () => {
    await page.getByRole('link', { name: 'Submit an idea' }).click();
    const title = page.getByLabel('Idea in one sentence');
    await title.pressSequentially('More benches along the river', { delay: 10 });
    await page.getByRole('heading', { name: '1 idea may already say this' }).waitFor();
    const vote = voteOn(page, BENCHES);
    await vote.promote.click();
    expect(await reading(['true', 'false', '40'], vote.state)).toEqual(['true', 'false', '40']);
    expect(await reading(40, async () => (await stored()).find(([name]) => name === BENCHES)?.[1])).toBe(40);
    expect(await title.inputValue()).toBe('More benches along the river');
  });

  it('submits another idea by keyboard, and it stands there with the own promote', async () => {
    await page.getByLabel('Idea in one sentence').fill(OWN);
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: /may already say this/ }).waitFor({ state: 'detached' });
    await page.getByLabel('Details').fill('So that **nobody** has to buy a bottle.');
    await page.getByLabel('Tags').fill('water, play');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: OWN, level: 1 }).waitFor();
    await settled(page);
    expect(page.url()).toMatch(alone('/ideas/\\d+-drinking-fountains-at-playgrounds'));
    expect(await page.locator('.prose strong').innerText()).toBe('nobody');
    expect(await page.getByRole('list', { name: 'Tags' }).innerText()).toMatch(/#water\s+#play/);
    expect(await voteOn(page, OWN).state()).toEqual(['true', 'false', '10']);
    await page.getByText(/^The team answers by /).waitFor();
  });

  it('goes to the list, promotes and demotes, and finds the ranking changed after a reload', async () => {
    await page.getByRole('link', { name: 'Groundswell, all ideas' }).click();
    await settled(page);
    expect((await listedTitles(page)).toSorted()).toEqual([BUSES, BENCHES, LAMPS, FERRY, OWN].toSorted());
    await page.getByRole('link', { name: 'Top', exact: true }).click();
    await page.waitForURL(alone('/\\?order=top'));
    await settled(page);
    await voteOn(page, BUSES).demote.click();
    await voteOn(page, FERRY).promote.click();
    await voteOn(page, LAMPS).promote.click();
    expect(await reading(['false', 'true', '30'], voteOn(page, BUSES).state)).toEqual([
      'false',
      'true',
      '30',
    ]);
    const wanted = [
      [BENCHES, 40],
      [LAMPS, 30],
      [BUSES, 30],
      [FERRY, 20],
      [OWN, 10],
    ];
    const points = (rows: unknown[][]) => rows.map(([, value]) => value);
    expect(await reading(points(wanted), async () => points(await stored()))).toEqual(points(wanted));
    await page.reload();
    await settled(page);
    const now = await stored();
    expect(now.toSorted()).toEqual(wanted.toSorted());
    expect(await listedTitles(page)).toEqual(now.map(([title]) => title));
    expect(await voteOn(page, BUSES).state()).toEqual(['false', 'true', '30']);
    expect(await voteOn(page, LAMPS).state()).toEqual(['true', 'false', '30']);
    expect(await voteOn(page, BENCHES).state()).toEqual(['true', 'false', '40']);
  });

  it('takes a vote back by pressing it again', async () => {
    await voteOn(page, LAMPS).promote.click();
    expect(await reading(['false', 'false', '20'], voteOn(page, LAMPS).state)).toEqual([
      'false',
      'false',
      '20',
    ]);
    expect(await reading(20, async () => (await stored()).find(([name]) => name === LAMPS)?.[1])).toBe(20);
  });

  it('edits in two tabs: the later save shows the earlier text beside its own and loses neither', async () => {
    await page.getByRole('link', { name: OWN }).click();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('heading', { name: 'Edit the idea' }).waitFor();
    const second = await visit.context.newPage();
    await second.goto(page.url());
    await second.getByRole('heading', { name: 'Edit the idea' }).waitFor();

    await page.getByLabel('Idea in one sentence').fill(`${OWN} and parks`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: `${OWN} and parks`, level: 1 }).waitFor();

    const title = second.getByLabel('Idea in one sentence');
    await title.fill(`${OWN}, heated`);
    await second.getByRole('button', { name: 'Save' }).click();
    const theirs = second.getByRole('alert', { name: 'Someone changed it meanwhile' });
    await theirs.waitFor();
    expect(await theirs.innerText()).toContain(`${OWN} and parks`);
    expect(await title.inputValue()).toBe(`${OWN}, heated`);
    await second.getByRole('button', { name: 'Save mine over it' }).click();
    await second.getByRole('heading', { name: `${OWN}, heated`, level: 1 }).waitFor();
    await second.close();
    await page.reload();
    await page.getByRole('heading', { name: `${OWN}, heated`, level: 1 }).waitFor();
  });

  it('deletes the own idea after being told what that means, and it is gone everywhere', async () => {
    await settled(page);
    const address = page.url();
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete this idea?' });
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete the idea' }).click();
    await page.waitForURL(alone('/'));
    await settled(page);
    expect(await reading(4, async () => (await listedTitles(page)).length)).toBe(4);
    expect((await stored()).map(([title]) => title)).not.toContain(`${OWN}, heated`);
    expect(visit.takeComplaints().filter((complaint) => !complaint.startsWith('404'))).toEqual([]);
    await goTo(page, address);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    visit.takeComplaints();
  });

  it('signs out, keeping nothing of who was there, and in again by password', async () => {
    await goTo(page, '/');
    await page.getByRole('button', { name: 'Account of Mira' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    const signIn = page.locator('header').getByRole('link', { name: 'Sign in' });
    await signIn.waitFor();
    await settled(page);
    expect(await reading(['false', 'false', '40'], voteOn(page, BENCHES).state)).toEqual([
      'false',
      'false',
      '40',
    ]);
    await signIn.click();
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Account of Mira' }).waitFor();
    await settled(page);
    expect(await voteOn(page, BENCHES).state()).toEqual(['true', 'false', '40']);
    expect(visit.takeComplaints()).toEqual([]);
  });
});
