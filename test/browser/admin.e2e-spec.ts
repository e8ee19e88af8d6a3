import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { board, person, team } from '../support/factories.js';
import { inspect } from '../support/inspect.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';

describePages('an administrator', () => {
  let site: Site;
  let ada: Visit;

  beforeAll(async () => {
    site = await openSite();
    const { db } = site.world;
    const admin = await person(db, 'Ada', 'ADMIN');
    const dev = await person(db, 'Dev');
    await board(db, 'Parks', { team: await team(db, 'Makers', dev) });
    ada = await site.visit(admin);
  }, 60_000);
  afterAll(() => site?.stop());

  it.each([
    ['boards', 'Boards'],
    ['teams', 'Teams'],
    ['members', 'Members'],
    ['workflow', 'Workflow'],
    ['community', 'Community'],
    ['reputation', 'Levels and badges'],
    ['operations', 'Jobs and mail'],
    ['audit', 'Audit log'],
  ])(
    'finds nothing amiss on /admin/%s, wide and narrow, light and dark',
    async (place, heading) => {
      await goTo(ada.page, `/admin/${place}`);
      await ada.page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await settled(ada.page);
      await inspect(ada);
    },
    60_000,
  );

  it('makes a board, whose address is proposed from its name', async () => {
    const { page } = ada;
    await goTo(page, '/admin/boards');
    await page.getByRole('button', { name: 'New board' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Bike paths');
    await dialog.getByRole('checkbox', { name: 'Makers' }).check();
    await dialog.getByRole('button', { name: 'Make the board' }).click();
    await dialog.waitFor({ state: 'detached' });
    await goTo(page, '/boards/bike-paths');
    await page.getByRole('heading', { level: 1, name: 'Bike paths' }).waitFor();
  });

  it('drags a status to another place with the keyboard', async () => {
    const { page } = ada;
    await goTo(page, '/admin/workflow');
    const handles = page.getByRole('button', { name: /^Drag / });
    await handles.first().waitFor();
    const order = async () =>
      handles.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.slice('Drag '.length)));
    const before = await order();
    await handles.nth(1).focus();
    for (const key of ['Space', 'ArrowDown', 'Space']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(400);
    }
    expect(await order()).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
  });
});
