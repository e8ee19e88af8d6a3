import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import { inspect } from '../support/inspect.js';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
import { report, submitted } from '../support/moderation.js';
import { comment } from '../support/discussion.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';

/** The tests are one morning and follow each other: each begins where the one before ended. */
describePages('a moderator’s morning', () => {
  let site: Site;
  let mailbox: Mailbox;
  let people: Record<'ann' | 'eve' | 'mod' | 'admin', Person>;
  let parks: TestBoard;
  let benches: TestIdea;
  let mod: Visit;
  let ann: Visit;
  let admin: Visit;

  beforeAll(async () => {
    mailbox = await startMailbox();
    site = await openSite({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
    const { db } = site.world;
    people = {
      ann: await person(db, 'Ann'),
      eve: await person(db, 'Eve'),
      mod: await person(db, 'Mona', 'MODERATOR'),
      admin: await person(db, 'Ada', 'ADMIN'),
    };
    parks = await board(db, 'Parks');
    await db.query('UPDATE boards SET hold_first_posts = 1 WHERE id = $1', [parks.id]);
    benches = await idea(db, parks, people.ann, 'Benches in the shade', { body: 'Along the river.' });
    [mod, ann, admin] = [
      await site.visit(people.mod),
      await site.visit(people.ann),
      await site.visit(people.admin),
    ];
  }, 60_000);
  afterAll(async () => {
    await site?.stop();
    await mailbox?.stop();
  });

  it('has an empty queue to begin with', async () => {
    await goTo(mod.page, '/');
    await mod.page.getByRole('button', { name: 'Account of Mona' }).click();
    await mod.page.getByRole('link', { name: 'Moderation' }).click();
    await mod.page.getByText('Nothing waits').waitFor();
    await settled(mod.page);
    expect(await mod.page.title()).toContain('Moderation');
    await inspect(mod);
  });

  it('gets a report, made where it was read', async () => {
    const words = await comment(site.world, people.ann, benches, 'Only idiots sit there');
    const { page } = await site.visit(people.eve);
    await goTo(page, `/ideas/${benches.id}`);
    const said = page.locator(`[id="comment-${words.nodeId}"]`);
    await said.getByRole('button', { name: 'Report' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Insults, threats or private matters' }).check();
    await dialog.getByRole('textbox').fill('It calls people names.');
    await dialog.getByRole('button', { name: 'Report' }).click();
    await said.getByText('You reported this').waitFor();
    await page.close();
  });

  it('sees what is held and what was reported in context, and decides', async () => {
    await submitted(site.world, people.eve, parks, 'A fountain for the square', 'With **clear** water.');
    const { page } = mod;
    await goTo(page, '/moderation');
    const held = page.getByRole('article', { name: 'Idea: A fountain for the square' });
    await held.getByText('Held: one of the first posts').waitFor();
    const reported = page.getByRole('article', { name: 'Comment on: Benches in the shade' });
    await reported.getByText('It calls people names.').waitFor();
    await page.getByRole('button', { name: 'Account of Mona. 2 posts wait for a moderator.' }).waitFor();
    await inspect(mod);
    await held.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Everybody sees it: A fountain for the square').waitFor();
    await reported.getByRole('button', { name: 'Hide…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why, if you like').fill('Insults people');
    await dialog.getByRole('button', { name: 'Hide it' }).click();
    await page.getByText('Hidden: Benches in the shade').waitFor();
    await inspect(mod);
    const { data } = await ask(site.world, '{ ideas { nodes { title commentCount promoteCount } } }');
    expect(data.ideas.nodes).toEqual(
      expect.arrayContaining([
        { title: 'A fountain for the square', commentCount: 0, promoteCount: 1 },
        { title: 'Benches in the shade', commentCount: 0, promoteCount: 0 },
      ]),
    );
  });

  it('hides an idea on its own page, whose author reads that, and brings it back', async () => {
    await goTo(mod.page, `/ideas/${benches.id}`);
    const controls = mod.page.getByRole('group', { name: 'Moderation' }).first();
    await controls.getByRole('button', { name: 'Hide' }).click();
    await mod.page.getByRole('dialog').getByRole('button', { name: 'Hide it' }).click();
    await mod.page.getByText('A moderator has hidden this.').first().waitFor();
    await inspect(mod);
    await goTo(ann.page, `/ideas/${benches.id}`);
    await ann.page.getByText('A moderator has hidden this.').first().waitFor();
    await inspect(ann);
    await controls.getByRole('button', { name: 'Earlier versions' }).click();
    await mod.page.getByText('It was never edited.').waitFor();
    await mod.page.keyboard.press('Escape');
    await controls.getByRole('button', { name: 'Restore' }).click();
    await controls.getByRole('button', { name: 'Hide' }).waitFor();
  });

  it('bans a member, who learns it where they sign in, and lifts the ban', async () => {
    const { page } = mod;
    await goTo(page, `/members/${people.ann.handle}`);
    await page.getByRole('button', { name: 'Ban…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('Insults people');
    await dialog.getByLabel('Also hide all that they wrote').check();
    await inspect(mod);
    await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
    await page.getByText(/^Banned until/).waitFor();
    await inspect(mod);
    await goTo(ann.page, '/');
    await ann.page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await page.getByRole('button', { name: 'Lift the ban' }).click();
    await page.getByRole('button', { name: 'Ban…' }).waitFor();
  });

  it('leaves it all in the log, which an administrator narrows', async () => {
    const { page } = admin;
    await goTo(page, '/admin/audit');
    await page.getByRole('link', { name: /^Banned Ann .*: Insults people$/ }).waitFor();
    await inspect(admin);
    await page.getByLabel('What was done').selectOption('content.approved');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/action=content\.approved$/);
    await page.getByRole('link', { name: /^Let #\d+ A fountain for the square pass$/ }).waitFor();
    await settled(page);
    expect(new URL(page.url()).search).toBe('?action=content.approved');
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: /A fountain for the square/ }).click();
    await page.getByRole('heading', { level: 1, name: 'A fountain for the square' }).waitFor();
  });

  it('tells whoever may not see these pages so', async () => {
    const eve = await site.visit(people.eve);
    for (const path of ['/moderation', '/admin/audit']) {
      await goTo(eve.page, path);
      await eve.page.getByText(/^This page is for/).waitFor();
    }
    await inspect(eve);
    await report(site.world, people.ann, benches);
  });

  it('tells a new member clearly that their idea waits', async () => {
    const fay = await person(site.world.db, 'Fay');
    const { page, takeComplaints } = await site.visit(fay);
    await goTo(page, '/submit?board=Parks');
    await page.getByLabel('Idea in one sentence').fill('Swings for grown-ups');
    await page.getByRole('button', { name: 'Submit the idea' }).click();
    await page.getByText(/^This waits for a moderator/).waitFor();
    expect(takeComplaints()).toEqual([]);
  });
});
