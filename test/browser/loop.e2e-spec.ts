import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { board, person, team, type Person, type TestIdea } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import { settleJobs, skipTime } from '../support/jobs.js';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
import { vote } from '../support/merging.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';

const HERS = 'Night buses on weekends';
const HIS = 'Buses at night on weekends';
const ANSWER = 'We are *counting* riders until May.';
const TAKEN_ON = 'Enough of you asked: we **drive**.';
const PROGRESS = 'Four drivers are hired.';
const STORY = 'Buses run every half hour until four. See you **aboard**!';
const LATER = 'A fifth line joins in autumn.';
/** As long as a change of status may be taken back, before anybody is told. */
const MINUTE = 60_000;

/** The tests are one story and follow each other: each begins where the one before ended. */
describePages('a customer and a team', () => {
  let site: Site;
  let mailbox: Mailbox;
  let ann: Person;
  let bob: Person;
  let cyd: Person;
  let dev: Person;
  let atAnn: Visit;
  let atDev: Visit;
  let atCyd: Visit;
  /** Ann's idea stays open here from the moment when she has submitted it until the delivery. */
  let hers: Page;
  let desk: Page;
  /** Bob's, which says the same. */
  let his: TestIdea;

  const addressOf = ({ handle }: Person) => `${handle}@example.test`;
  const subjectsTo = (who: Person) =>
    mailbox
      .all()
      .filter(({ to }) => to === addressOf(who))
      .map(({ subject }) => subject);
  /** Everything is sent that is due by now, or so many milliseconds later. */
  const sent = async (later = 0) => {
    await settleJobs(site.world.db);
    if (later > 0) await skipTime(site.world.db, later);
    await settleJobs(site.world.db);
  };
  const steps = async () =>
    (await hers.locator('.timeline > li .chip').allInnerTexts()).map((text) => text.trim());
  const pane = () => desk.getByRole('region', { name: 'The idea' });

  beforeAll(async () => {
    mailbox = await startMailbox();
    site = await openSite({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
    const { world } = site;
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    cyd = await person(world.db, 'Cyd');
    dev = await person(world.db, 'Dev');
    const town = await board(world.db, 'Town', { team: await team(world.db, 'Drivers', dev) });
    const { data } = await ask(
      world,
      'mutation ($input: SubmitIdeaInput!) { submitIdea(input: $input) { idea { id number } } }',
      { input: { boardId: town.nodeId, title: HIS, body: 'The last one leaves at eleven.' } },
      bob,
    );
    his = { id: data.submitIdea.idea.number, nodeId: data.submitIdea.idea.id };
    await vote(world, cyd, his);
    await sent();
    atAnn = await site.visit(ann);
    atDev = await site.visit(dev);
    atCyd = await site.visit(cyd);
    hers = atAnn.page;
    desk = atDev.page;
  }, 60_000);
  afterAll(async () => {
    await site?.stop();
    await mailbox?.stop();
  });

  it('the customer submits an idea, although a like one is there, and stays on its page', async () => {
    await goTo(hers, '/submit?board=Town');
    await hers.getByLabel('Idea in one sentence').fill(HERS);
    await hers.getByRole('heading', { name: '1 idea may already say this' }).waitFor();
    await hers.getByLabel('Details').fill('Shifts end at two, and then we walk.');
    await hers.getByRole('button', { name: 'Submit' }).click();
    await hers.getByRole('heading', { name: HERS, level: 1 }).waitFor();
    await settled(hers);
    expect(await steps()).toEqual([]);
    await hers.getByText(/^The team answers by /).waitFor();
    await hers.evaluate('window.isAsOpened = true');
  });

  it('a team member finds it in the inbox and answers it by the keyboard', async () => {
    await goTo(desk, '/triage');
    const rows = desk.getByRole('listbox', { name: 'Ideas to triage' }).getByRole('option');
    expect(await rows.count()).toBe(2);
    await desk.keyboard.press('j');
    await pane().getByRole('heading', { name: HERS }).waitFor();
    await desk.keyboard.press('s');
    const dialog = desk.getByRole('dialog', { name: 'Change its status' });
    await dialog.getByRole('radio', { name: 'Under review' }).check();
    await dialog.getByLabel(/^Official answer/).fill(ANSWER);
    await desk.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await desk
      .getByRole('region', { name: 'Done just now' })
      .getByText('1 idea moved to Under review')
      .waitFor();
  });

  it('the customer sees status and answer appear on the page that she has open', async () => {
    const response = hers.getByRole('region', { name: 'Answer from Drivers' });
    await response.getByText('We are counting riders until May.').waitFor();
    expect(await response.locator('em').innerText()).toBe('counting');
    expect(await hers.locator('.idea-meta .chip').innerText()).toBe('Under review');
    expect(await steps()).toEqual(['Under review']);
    expect(await hers.getByText(/^The team answers by /).count()).toBe(0);
  });

  it('is mailed the answer once it can no longer be taken back, and her bell counts it', async () => {
    await sent();
    expect(subjectsTo(ann)).toEqual([]);
    await sent(MINUTE);
    const mail = await mailbox.waitFor(addressOf(ann));
    expect(mail.subject).toBe(`“${HERS}” is now “Under review”, with an official answer.`);
    expect(mail.text).toContain('> We are counting riders until May.');
    expect(mail.html).toContain('We are counting riders until May.');
    expect(mail.headers.get('list-unsubscribe')).toMatch(new RegExp(`^<${site.world.url}/unsubscribe/.+>$`));
    expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    await hers.getByRole('button', { name: 'Notifications, 1 new' }).waitFor();
  });

  it('the team member merges the duplicate into hers, having seen what comes of it', async () => {
    await desk.getByRole('option', { name: new RegExp(`^${HIS}`) }).click();
    await pane().getByRole('heading', { name: HIS }).waitFor();
    await pane().getByRole('heading', { name: 'Suggested duplicates' }).waitFor();
    await desk.keyboard.press('1');
    const dialog = desk.getByRole('dialog', { name: 'Merge the idea' });
    const counts = dialog.getByRole('table', { name: 'Before and after the merge' });
    await counts.waitFor();
    const row = async (name: string) => {
      const heading = desk.getByRole('rowheader', { name, exact: true });
      return (await counts.getByRole('row').filter({ has: heading }).getByRole('cell').allInnerTexts()).slice(
        0,
        2,
      );
    };
    expect(await row(HIS)).toEqual(['20', '2']);
    expect(await row(`“${HERS}” now`)).toEqual(['10', '1']);
    expect(await row(`“${HERS}” after`)).toEqual(['30', '3']);
    await dialog.getByRole('button', { name: 'Merge 1 idea' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.getByText(`1 idea merged into “${HERS}”`).first().waitFor();
  });

  it('the customer sees the backers of the duplicate join hers', async () => {
    await hers.getByRole('heading', { name: '1 idea merged into this one' }).waitFor();
    await hers.getByRole('link', { name: HIS }).waitFor();
    await hers.getByRole('heading', { name: '3 supporters' }).waitFor();
    await sent();
    for (const who of [bob, cyd])
      expect(subjectsTo(who)).toEqual([`“${HIS}” was merged into “${HERS}”; your support counts there.`]);
  });

  it('the team member adopts the idea and follows to the adoption', async () => {
    await goTo(desk, '/triage?show=all');
    await desk.getByRole('option', { name: new RegExp(`^${HERS}`) }).click();
    await pane().getByRole('heading', { name: HERS }).waitFor();
    await desk.keyboard.press('d');
    const dialog = desk.getByRole('dialog', { name: 'Adopt the idea' });
    await dialog.getByLabel('Title').fill('Buses all night');
    await dialog.getByLabel('What you will do').fill('Every half hour, Friday and Saturday.');
    await dialog.getByLabel('Official answer').fill(TAKEN_ON);
    await dialog.getByRole('button', { name: 'Adopt the idea' }).click();
    await desk.getByRole('link', { name: 'Open the adoption' }).click();
    await desk.getByRole('heading', { name: 'Buses all night', level: 1 }).waitFor();
    await settled(desk);
    expect(desk.url()).toContain(`${site.world.url}/adoptions/`);
    await hers.getByText('Enough of you asked: we drive.').waitFor();
    await hers.getByRole('region', { name: 'Buses all night' }).waitFor();
    expect(await steps()).toEqual(['Under review', 'Adopted']);
  });

  it('posts progress, which the customer reads where she is', async () => {
    await desk.getByRole('button', { name: 'Post progress' }).click();
    await desk.getByLabel('What is new?').fill(PROGRESS);
    await desk.getByText('3 supporters will be told').waitFor();
    await desk.getByRole('button', { name: 'Post', exact: true }).click();
    await desk.locator('.progress-list').getByText(PROGRESS).waitFor();
    await hers.locator('.timeline').getByText(PROGRESS).waitFor();
  });

  it('delivers in full with a story, and the customer is thanked before her eyes', async () => {
    await desk.getByRole('button', { name: 'Deliver…' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Deliver it' });
    await dialog.getByRole('radio', { name: /^All of it/ }).check();
    await dialog.getByRole('textbox', { name: 'The story' }).fill(STORY);
    await dialog.getByRole('button', { name: 'Add a link' }).click();
    await dialog.getByLabel('Name of link 1').fill('Timetable');
    await dialog.getByLabel('Address of link 1').fill('https://example.org/timetable');
    await dialog.getByText('3 supporters will be told').waitFor();
    await dialog.getByRole('button', { name: 'Deliver', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.getByRole('heading', { name: 'What came of it' }).waitFor();

    await hers.locator('.response').getByText('Buses run every half hour').waitFor();
    expect(await steps()).toEqual(['Under review', 'Adopted', 'Implemented']);
    const thanks = hers.locator('.timeline-thanks');
    expect(await thanks.innerText()).toContain('Thanks to');
    await thanks.getByRole('link', { name: 'Ann' }).waitFor();
    await thanks.getByRole('link', { name: 'Bob' }).waitFor();
    expect(await hers.evaluate('window.isAsOpened')).toBe(true);
  });

  it('customer and voter of the duplicate have the mails, each with what was said', async () => {
    await sent(MINUTE);
    const loop = [
      `Drivers has taken on “${HERS}”.`,
      `Drivers reports progress on “${HERS}”.`,
      `Drivers has delivered “${HERS}”.`,
    ];
    expect(subjectsTo(ann).slice(1)).toEqual(loop);
    expect(subjectsTo(cyd).slice(1)).toEqual(loop);
    const unsubscribed = new Set<string>();
    for (const who of [ann, cyd]) {
      const mails = mailbox.all().filter(({ to }) => to === addressOf(who));
      const [taken, progress, delivered] = mails.slice(1);
      for (const [mail, plain] of [
        [taken, 'Enough of you asked: we drive.'],
        [progress, PROGRESS],
        [delivered, 'Buses run every half hour until four. See you aboard!'],
      ] as const) {
        expect(mail?.text).toContain(`> ${plain}`);
        expect(mail?.html).toContain(plain);
        expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
        unsubscribed.add(mail?.headers.get('list-unsubscribe') ?? 'none');
      }
      expect(delivered?.links).toContain('https://example.org/timetable');
    }
    expect(unsubscribed.size).toBe(2);
    // Nobody is mailed what they did themselves.
    expect(subjectsTo(dev)).toEqual([]);
  });

  it('the customer’s bell counts them without a reload, and leads to the list of them', async () => {
    await hers.getByRole('button', { name: 'Notifications, 4 new' }).click();
    await hers.getByRole('link', { name: 'See all notifications' }).click();
    await hers.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor();
    await settled(hers);
    const texts = await hers.locator('main .notification-text').allInnerTexts();
    expect(texts.map((text) => text.replace(/^New:\s*/, ''))).toEqual([
      `Drivers has delivered “${HERS}”.`,
      `Drivers reports progress on “${HERS}”.`,
      `Drivers has taken on “${HERS}”.`,
      `“${HERS}” is now “Under review”, with an official answer.`,
    ]);
    await hers.getByRole('button', { name: 'Mark all as read' }).click();
    await hers.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
    expect(atAnn.takeComplaints()).toEqual([]);
    expect(atDev.takeComplaints()).toEqual([]);
  });

  it('the voter of the duplicate follows the mail and sees whom to thank', async () => {
    const { page } = atCyd;
    const mail = mailbox.all().findLast(({ to }) => to === addressOf(cyd));
    const link = mail?.links.find((one) => one.includes('/adoptions/')) ?? '';
    expect(link).toContain(site.world.url);
    await goTo(page, link);
    await page.getByText('Buses run every half hour').waitFor();
    const thanks = page.locator('.adoption-aside .card').filter({ hasText: 'Thanks to' });
    expect((await thanks.getByRole('link').allInnerTexts()).toSorted()).toEqual([
      expect.stringContaining('Ann'),
      expect.stringContaining('Bob'),
    ]);
    await page.getByRole('link', { name: 'Ideas in Action' }).click();
    const delivery = page.getByRole('article', { name: 'Buses all night' });
    await delivery.getByText('Buses run every half hour').waitFor();
    await delivery.getByRole('link', { name: 'Ann' }).waitFor();
    await delivery.getByRole('link', { name: 'Timetable' }).waitFor();
    await delivery.getByText('3 supporters').waitFor();
    await goTo(page, `/ideas/${his.id}`);
    await page.getByText('This idea was merged into').waitFor();
    expect(atCyd.takeComplaints()).toEqual([]);
  });

  it('who unsubscribes by one click gets no later mail, and finds the news on the site all the same', async () => {
    const mail = mailbox.all().findLast(({ to }) => to === addressOf(cyd));
    const link = (mail?.headers.get('list-unsubscribe') ?? '').slice(1, -1);
    const click = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(click.status).toBe(200);
    const [before, hadBefore] = [subjectsTo(cyd).length, subjectsTo(ann).length];
    await desk.getByRole('button', { name: 'Post progress' }).click();
    await desk.getByLabel('What is new?').fill(LATER);
    await desk.getByRole('button', { name: 'Post', exact: true }).click();
    await desk.locator('.progress-list').getByText(LATER).waitFor();
    await sent(MINUTE);
    expect(subjectsTo(ann)).toHaveLength(hadBefore + 1);
    expect(subjectsTo(cyd)).toHaveLength(before);
    await goTo(atCyd.page, '/notifications');
    expect(await atCyd.page.locator('main .notification-text').first().innerText()).toContain(
      'reports progress',
    );
  });
});
