import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Adopting } from '../support/adoptions.js';
import { comment, mutate } from '../support/discussion.js';
import { board, idea, person, team, type Person, type TestIdea } from '../support/factories.js';
import { inspect } from '../support/inspect.js';
import { settleJobs } from '../support/jobs.js';
import { type Mailbox, Refusal, startMailbox } from '../support/mailbox.js';
import { mergeIdeas, vote } from '../support/merging.js';
import { Notices } from '../support/notices.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';

const TRAMS = 'Night trams on weekends';
const LONG = 'Supercalifragilistic'.repeat(6);
const WORDS = `We begin with **two lines**:

- the 4, see [the map](https://example.test/map)
- the 11

\`\`\`
a line of text that is far wider than any telephone and has to scroll inside of its own box, not the page
\`\`\`
`;

describePages('every page of the loop', () => {
  let site: Site;
  let mailbox: Mailbox;
  let out: Visit;
  /** Ann, who wrote the idea that was taken on. */
  let inside: Visit;
  /** Dev, who took it on. */
  let making: Visit;
  let keeping: Visit;
  let ann: Person;
  let dev: Person;
  let trams: TestIdea;
  let underWay: string;
  let delivered: string;
  let dropped: string;

  const adoptionPage = (id: string) => `/adoptions/${encodeURIComponent(id)}`;

  beforeAll(async () => {
    mailbox = await startMailbox({
      onReceiver: (to) => {
        if (to.startsWith('bob')) throw new Refusal(550, `5.1.1 no mailbox here for ${to}, try postmaster`);
      },
    });
    site = await openSite({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
    const { world } = site;
    const { db } = world;
    const notices = new Notices(world);
    const adopting = new Adopting(world);
    ann = await person(db, 'Ann');
    dev = await person(db, 'Dev');
    const [bob, root] = [await person(db, 'Bob'), await person(db, 'Root', 'ADMIN')];
    const makers = await team(db, 'Makers', dev);
    const parks = await board(db, 'Parks', { team: makers });
    const roads = await board(db, 'Roads', { team: await team(db, 'Builders', dev) });

    trams = await idea(db, parks, ann, TRAMS, { body: WORDS, tags: ['night', 'trams'] });
    const twin = await idea(db, parks, bob, 'Trams on weekend nights, every half hour');
    for (const [who, on] of [
      [bob, trams],
      [dev, trams],
      [bob, twin],
    ] as const)
      await vote(world, who, on);
    const said = await comment(world, bob, trams, 'And **on holidays**, please.');
    await comment(world, dev, trams, 'Holidays are next.', { parent: said });
    await comment(world, ann, trams, LONG, { parent: said });
    await comment(world, dev, trams, 'Ask the depot first.', { internal: true });
    await comment(world, bob, twin, 'Every half hour would do.');
    await mutate(world, ann, 'acceptExtension', { commentId: said.nodeId });
    await mergeIdeas(world, dev, trams, twin);
    await notices.answer(dev, [trams], 'under-review', WORDS);
    underWay = await adopting.adopt(dev, makers, [trams], {
      summary: WORDS,
      response: WORDS,
      targetDate: '2031-05-31',
    });
    await adopting.post(dev, underWay, WORDS);

    const benches = await idea(db, parks, bob, '公园里多一些长椅');
    const lamps = await idea(db, roads, ann, 'Больше света во дворах');
    delivered = await adopting.adopt(dev, makers, [benches], { title: LONG, targetDate: '2026-01-31' });
    await adopting.mutate(dev, 'deliverAdoption', {
      adoptionId: delivered,
      outcome: 'PARTIAL',
      response: `${WORDS}\n\n${'It took long. '.repeat(200)}`,
      links: [{ title: 'The map', url: 'https://example.test/map' }],
    });
    dropped = await adopting.adopt(dev, makers, [lamps]);
    await adopting.mutate(dev, 'dropAdoption', {
      adoptionId: dropped,
      response: WORDS,
      statusKey: 'not-planned',
    });

    for (const title of [LONG, 'Trams until two at night on Fridays', 'Night trams on Fridays'])
      await idea(db, parks, bob, title, { body: WORDS, tags: ['night'] });
    await settleJobs(db);
    // What waits for its minute to pass looks as if it had failed for good.
    await db.query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = $1 WHERE run_at > now()`,
      [`Error: ${LONG} at somewhere`],
    );
    out = await site.visit();
    inside = await site.visit(ann);
    making = await site.visit(dev);
    keeping = await site.visit(root);
  }, 60_000);
  afterAll(async () => {
    await site?.stop();
    await mailbox?.stop();
  });

  it.each([
    ['the roadmap by stage', '/roadmap'],
    ['the roadmap by quarter', '/roadmap?by=quarter'],
    ['a roadmap that has nothing', '/roadmap?board=nowhere'],
    ['what was delivered', '/ideas-in-action'],
    ['a promise under way', () => adoptionPage(underWay)],
    ['a promise kept in part', () => adoptionPage(delivered)],
    ['a dropped promise', () => adoptionPage(dropped)],
    ['an idea that was discussed, merged and taken on', () => `/ideas/${trams.id}`],
    ['an idea that was merged', () => `/ideas/${trams.id + 1}`],
  ])('%s is accessible and quiet', async (_name, path) => {
    await goTo(out.page, typeof path === 'string' ? path : path());
    await inspect(out);
  });

  it('an idea is accessible while somebody replies and follows, and so is the bell', async () => {
    const { page } = inside;
    await goTo(page, `/ideas/${trams.id}`);
    await page.getByRole('button', { name: 'Reply' }).first().click();
    await inspect(inside);
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await page.getByRole('link', { name: 'See all notifications' }).waitFor();
    await settled(page);
    await inspect(inside);
  }, 60_000);

  it.each([
    ['the notifications', '/notifications'],
    ['the notifications that are new', '/notifications?unread=1'],
    ['the choice of mails', '/account/notifications'],
  ])('%s are accessible', async (_name, path) => {
    await goTo(inside.page, path);
    if (path === '/notifications')
      expect(await inside.page.locator('main .notification').count()).toBeGreaterThan(2);
    await inspect(inside);
  });

  it('a promise is accessible to its team, while posting progress and in each dialog', async () => {
    const { page } = making;
    await goTo(page, adoptionPage(underWay));
    await page.getByRole('button', { name: 'Post progress' }).click();
    await inspect(making);
    for (const [button, title] of [
      ['Deliver…', 'Deliver it'],
      ['Move on…', 'Move it on'],
      ['Edit', 'Edit the adoption'],
      ['Drop…', 'Drop this promise'],
      ['Add ideas', 'Add ideas'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      if (button === 'Deliver…') {
        await dialog.getByRole('button', { name: 'Add a link' }).click();
        await dialog.getByRole('button', { name: 'Deliver', exact: true }).click();
        await dialog.locator('[aria-invalid="true"]').first().waitFor();
      }
      await settled(page);
      await inspect(making);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
    await goTo(page, adoptionPage(dropped));
    await page.getByRole('button', { name: 'Reopen…' }).click();
    await page.getByRole('dialog', { name: 'Reopen it' }).waitFor();
    await inspect(making);
  }, 120_000);

  it('the inbox is accessible, its idea with notes and duplicates, and each of its dialogs', async () => {
    const { page } = making;
    await goTo(page, '/triage');
    await inspect(making);
    await goTo(page, `/triage?show=all&idea=${trams.id}`);
    await page.getByText('Ask the depot first.').waitFor();
    await inspect(making);
    await page.getByRole('option', { name: /^Night trams on Fridays/ }).click();
    await page.getByRole('heading', { name: 'Suggested duplicates' }).waitFor();
    for (const [key, title] of [
      ['e', 'Answer the idea'],
      ['s', 'Change its status'],
      ['a', 'Assign the idea'],
      ['t', 'Tag the idea'],
      ['1', 'Merge the idea'],
      ['d', 'Adopt the idea'],
      ['?', 'Keys'],
    ] as const) {
      await page.keyboard.press(key);
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      if (key === '1') await dialog.getByRole('table').waitFor();
      await settled(page);
      await inspect(making);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
    for (const name of ['Filters', 'Reply templates']) {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog', { name }).waitFor();
      await settled(page);
      await inspect(making);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('x');
    await page.getByText('1 selected').waitFor();
    await inspect(making);
  }, 180_000);

  it('the workflow is accessible, with what is refused of it', async () => {
    const { page } = keeping;
    await goTo(page, '/admin/workflow');
    await inspect(keeping);
    await page.getByRole('button', { name: 'Add a status' }).click();
    await page.getByRole('button', { name: 'Save the workflow' }).click();
    await page.getByText('Nothing was saved yet').waitFor();
    // What lies under the bar at the top for now is not too small to be pressed.
    await page.evaluate('scrollTo(0, 0)');
    await inspect(keeping);
  }, 60_000);

  it.each(['failed-mail', 'failed-jobs', 'waiting-jobs'])(
    'jobs and mail are accessible: %s',
    async (view) => {
      const { page } = keeping;
      await goTo(page, `/admin/operations?show=${view}`);
      if (view.startsWith('failed')) await page.getByRole('table').waitFor();
      await inspect(keeping);
    },
  );
});
