import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HOUR } from '../../src/common/time/clock.js';
import { AwardBadges } from '../../src/modules/reputation/award-badges.js';
import { Adopting } from '../support/adoptions.js';
import { comment, mutate } from '../support/discussion.js';
import { board, idea, person, team, type Person, type TestIdea } from '../support/factories.js';
import { inspect } from '../support/inspect.js';
import { vote } from '../support/merging.js';
import { describePages, goTo, openSite, type Site, type Visit } from '../support/page.js';

describePages('people and what they earned', () => {
  let site: Site;
  let out: Visit;
  let inside: Visit;
  let keeping: Visit;
  let ann: Person;
  let bob: Person;
  let benches: TestIdea;

  beforeAll(async () => {
    site = await openSite({});
    const { world } = site;
    const { db } = world;
    ann = await person(db, 'Ann');
    bob = await person(db, 'Bob');
    const dev = await person(db, 'Dev');
    const root = await person(db, 'Root', 'ADMIN');
    const makers = await team(db, 'Makers', dev);
    const parks = await board(db, 'Parks', { team: makers });
    benches = await idea(db, parks, ann, 'More benches');
    for (const who of [bob, dev, root]) await vote(world, who, benches);
    const said = await comment(world, bob, benches, 'And **tables**, please.');
    await mutate(world, ann, 'likeComment', { commentId: said.nodeId });
    await mutate(world, ann, 'acceptExtension', { commentId: said.nodeId });
    await idea(db, parks, ann, 'Supercalifragilistic'.repeat(6));
    const adopting = new Adopting(world);
    const adoptionId = await adopting.adopt(dev, makers, [benches]);
    await adopting.mutate(dev, 'deliverAdoption', {
      adoptionId,
      outcome: 'FULL',
      response: 'There they are.',
    });
    await vote(world, root, await idea(db, parks, bob, 'A pond'), 'PROMOTE');
    await world.app.get(AwardBadges, { strict: false }).awardDue(new Date(Date.now() + 2 * HOUR));
    out = await site.visit();
    inside = await site.visit(ann);
    keeping = await site.visit(root);
  }, 60_000);
  afterAll(() => site?.stop());

  it.each([
    ['people of all time', '/people'],
    ['people of the week', '/people?period=week'],
    ['a profile', () => `/members/${ann.handle}`],
    ['what somebody said', () => `/members/${bob.handle}?tab=comments`],
    ['what somebody saw delivered', () => `/members/${ann.handle}?tab=delivered`],
    ['the ideas, with people of the week', '/'],
    ['an idea with levels', () => `/ideas/${benches.id}`],
  ])('%s are accessible and quiet', async (_name, path) => {
    await goTo(out.page, typeof path === 'string' ? path : path());
    await inspect(out);
  });

  it('one’s own ledger is accessible', async () => {
    await goTo(inside.page, `/members/${ann.handle}?tab=points`);
    await inside.page.getByText('Your idea was delivered').waitFor();
    await inspect(inside);
  });

  it('a visitor finds who helped most, and why; the member themselves what earned them points', async () => {
    const { page } = out;
    await goTo(page, '/');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'People' }).click();
    await page.getByRole('tab', { name: 'Week' }).click();
    await page.getByRole('tab', { name: 'Week', selected: true }).waitFor();
    await page.getByRole('tabpanel').locator('[aria-busy="false"]').waitFor();
    await page.getByText('253 points').waitFor();
    await page.getByRole('list', { name: 'Leaderboard' }).getByRole('link', { name: 'Ann' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ann' }).waitFor();
    await page.getByText('Made real').waitFor();
    await page.getByText('747 points to Trailblazer').waitFor();
    await page.getByRole('tab', { name: '1 delivery' }).click();
    await page.getByRole('link', { name: 'Shade for everyone' }).waitFor();

    await goTo(inside.page, `/members/${ann.handle}`);
    await inside.page.getByRole('tab', { name: 'What earned me points' }).click();
    await inside.page.getByText('Somebody promoted your idea').first().waitFor();
    expect(await inside.page.getByText('+200').count()).toBe(1);
  });

  it('an administrator renames a level and a badge, on an accessible page', async () => {
    const { page } = keeping;
    await goTo(page, '/admin/reputation');
    await page.getByRole('heading', { level: 1, name: 'Levels and badges' }).waitFor();
    await inspect(keeping);
    await page.getByLabel('Name').nth(2).fill('Champion');
    await page.getByRole('button', { name: 'Save the levels' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    const form = page.getByRole('form', { name: 'Made real' });
    await form.getByLabel('Name').fill('Built');
    await form.getByRole('button', { name: 'Save the badge' }).click();
    await page.getByRole('form', { name: 'Built' }).getByText('Saved.', { exact: true }).waitFor();
    await goTo(out.page, `/members/${ann.handle}`);
    await out.page.getByText('Champion').first().waitFor();
    await out.page.getByText('Built').waitFor();
  });
});
