import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { board, idea, person, type Person, type TestIdea } from '../support/factories.js';
import { inspect } from '../support/inspect.js';
import { settleJobs } from '../support/jobs.js';
import { startMailbox, type Mailbox } from '../support/mailbox.js';
import { describePages, goTo, openSite, type Site, type Visit } from '../support/page.js';

describePages('one’s own account', () => {
  let site: Site;
  let mailbox: Mailbox;
  let ada: Person;
  let visit: Visit;
  let benches: TestIdea;

  beforeAll(async () => {
    mailbox = await startMailbox();
    site = await openSite({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
    const { db } = site.world;
    ada = await person(db, 'Ada');
    const parks = await board(db, 'Parks');
    benches = await idea(db, parks, ada, 'More benches', { body: `From @${ada.handle}` });
    await db.query(
      `INSERT INTO sessions (member_id, token_hash, user_agent, last_seen_at, expires_at)
       VALUES ($1, '\\x01', $2, now() - interval '3 days', now() + interval '1 day')`,
      [
        ada.id,
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36',
      ],
    );
    visit = await site.visit(ada);
  });
  afterAll(async () => {
    await site?.stop();
    await mailbox?.stop();
  });

  it.each([
    '/account',
    '/account/email',
    '/account/password',
    '/account/sessions',
    '/account/notifications',
    '/account/data',
    '/account/deleted',
  ])('has nothing on %s that axe finds, wide and narrow, light and dark', async (path) => {
    await goTo(visit.page, path);
    await inspect(visit);
  });

  it('is reached from the menu, and led through by keys', async () => {
    const { page } = visit;
    await goTo(page, '/');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('link', { name: 'Account', exact: true }).click();
    await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    const nav = page.getByRole('navigation', { name: 'Account' });
    await nav.getByRole('link', { name: 'Profile' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'E-mail address', level: 1 }).waitFor();
    expect(await nav.getByRole('link', { name: 'E-mail address' }).getAttribute('aria-current')).toBe('page');
  });

  it('has a picture, chosen, seen, used and removed', async () => {
    const { page, takeComplaints } = visit;
    await goTo(page, '/account');
    const red = { create: { width: 64, height: 64, channels: 3 as const, background: '#c00' } };
    const buffer = await sharp(red).png().toBuffer();
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
    await page.locator('.account-picture img[src^="data:"]').waitFor();
    await page.getByRole('button', { name: 'Use this picture' }).click();
    await page.locator('.account-picture img[src*="/attachments/"]').waitFor();
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    await page.locator('.account-picture img').waitFor({ state: 'detached' });
    expect(takeComplaints()).toEqual([]);
  });

  it('ends the other sessions', async () => {
    const { page } = visit;
    await goTo(page, '/account/sessions');
    await page.getByRole('button', { name: 'End all others' }).click();
    await page.getByText('You are signed in nowhere else.').waitFor();
    expect(await site.world.db.query('SELECT 1 FROM sessions WHERE member_id = $1', [ada.id])).toHaveLength(
      1,
    );
  });

  it('takes another address by its mailed link', async () => {
    const { page } = visit;
    await goTo(page, '/account/email');
    await page.getByLabel('New address').fill('ada-next@example.test');
    await page.getByRole('button', { name: 'Mail the link' }).click();
    await page.getByText('We mailed a link to').waitFor();
    const { links } = await mailbox.waitFor('ada-next@example.test');
    await page.goto(links[0] ?? '');
    await page.getByRole('heading', { name: 'Confirm your new address' }).waitFor();
    await inspect(visit);
    await page.getByRole('button', { name: 'Confirm the new address' }).click();
    await page.getByText('You sign in with').waitFor();
    await page.locator('strong', { hasText: 'ada-next@example.test' }).waitFor();
  });

  it('hands all of one’s data out', async () => {
    const { page } = visit;
    await goTo(page, '/account/data');
    await page.getByRole('button', { name: 'Ask for my data' }).click();
    await page.getByText('Your file is being made').waitFor();
    await settleJobs(site.world.db);
    const link = page.getByRole('link', { name: /^Download/ });
    await link.waitFor();
    await inspect(visit);
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^my-data-.*\.zip$/);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  });

  it('is deleted once the handle is typed; what was written stays', async () => {
    const { page, takeComplaints } = visit;
    await goTo(page, '/account/data');
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await page.locator('.field-error').waitFor();
    await page.getByLabel(/^Type your handle/).fill(ada.handle);
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await page.getByRole('heading', { name: 'Account deleted' }).waitFor();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await settleJobs(site.world.db);
    await goTo(page, `/ideas/${benches.id}`);
    await page.getByText('Deleted member').first().waitFor();
    expect(await page.getByRole('link', { name: 'Deleted member' }).count()).toBe(0);
    expect(await page.getByText(ada.handle).count()).toBe(0);
    expect(takeComplaints()).toEqual([]);
  });
});
