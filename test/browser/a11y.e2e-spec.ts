import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ChangeIdeaStatus } from '../../src/modules/triage/change-idea-status.js';
import { contextOf } from '../support/app.js';
import { board, idea, person, team, type Person, type TestIdea } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import { inspect, violations } from '../support/inspect.js';
import { type Mailbox, startMailbox } from '../support/mailbox.js';
import {
  describePages,
  DESKTOP,
  goTo,
  openSite,
  PHONE,
  settled,
  type Site,
  type Visit,
  voteOn,
} from '../support/page.js';

const BODY = `Trams stop at *midnight*, the shift ends at **one**.

## What it would take
- two drivers
- [a timetable](https://example.test/timetable) that people find, \`even\` on a phone

> We walked home for a year.

1. Ask the depot
2. Try it in spring

| night | riders |
| --- | --- |
| Friday | 410 |
| Saturday | 530 |

\`\`\`
a line of text that is far wider than any telephone and has to scroll inside of its own box, not the page
\`\`\`
`;

describePages('every page', () => {
  let site: Site;
  let mailbox: Mailbox;
  let out: Visit;
  let inside: Visit;
  let ann: Person;
  let answered: TestIdea;

  beforeAll(async () => {
    mailbox = await startMailbox();
    site = await openSite({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
    const { world } = site;
    ann = await person(world.db, 'Ann');
    const [bob, dev] = [await person(world.db, 'Bob'), await person(world.db, 'Dev')];
    const parks = await board(world.db, 'Parks', { team: await team(world.db, 'Makers', dev) });
    await board(world.db, 'Empty');
    answered = await idea(world.db, parks, ann, 'Night trams on weekends', { body: BODY, tags: ['night'] });
    await idea(world.db, parks, bob, 'Trams on weekend nights, every half hour', { tags: ['night'] });
    for (const title of ['公园里多一些长椅', 'Больше скамеек в парках', 'Supercalifragilistic'.repeat(6)])
      await idea(world.db, parks, bob, title, { body: 'So that people may rest.', tags: ['benches'] });
    const vote = 'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }';
    for (const [who, direction] of [
      [bob, 'PROMOTE'],
      [dev, 'PROMOTE'],
      [ann, 'DEMOTE'],
    ] as const)
      await ask(world, vote, { i: { ideaId: answered.nodeId, direction } }, who);
    const context = await contextOf(world, dev);
    const triage = world.app.get(ChangeIdeaStatus, { strict: false });
    for (const [statusKey, response] of [
      ['acknowledged', null],
      ['under-review', 'We are *counting* riders first.'],
      ['not-planned', 'It needs four drivers, and we have **two**.'],
    ] as const)
      await triage.change(context, { ideaIds: [answered.nodeId], statusKey, response });
    out = await site.visit();
    inside = await site.visit(ann);
  }, 60_000);
  afterAll(async () => {
    await site?.stop();
    await mailbox?.stop();
  });

  it.each([
    ['of all ideas', '/'],
    ['of a board', '/boards/Parks'],
    ['of a board without ideas', '/boards/Empty'],
    ['of a filter that nothing matches', '/?q=zzzz&status=acknowledged&tag=nothing'],
    ['of signing in', '/sign-in'],
    ['of signing up', '/sign-up'],
    ['of a mailed link to confirm an address', '/verify-email?token=none'],
    ['of a mailed link to sign in', '/sign-in/link?token=none'],
    ['of a forgotten password', '/forgot-password'],
    ['of the set-up', '/setup?token=none'],
    ['of a member', () => `/members/${ann.handle}`],
  ])('%s is accessible and quiet', async (_name, path) => {
    await goTo(out.page, typeof path === 'string' ? path : path());
    await inspect(out);
  });

  it('of an idea with its answer and history is accessible, and so is what is said at its votes', async () => {
    await goTo(out.page, `/ideas/${answered.id}`);
    await voteOn(out.page, 'Night trams on weekends').promote.click();
    await out.page.getByRole('alert').waitFor();
    await inspect(out);
  });

  it('of the list is accessible with its filters open on a phone, and with compact rows', async () => {
    const { page, takeComplaints } = out;
    await goTo(page, '/');
    await page.getByRole('button', { name: 'Compact rows' }).click();
    expect(await violations(page, 'compact')).toEqual([]);
    await page.getByRole('button', { name: 'Compact rows' }).click();
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('dialog', { name: 'Filters' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, `sheet, ${colorScheme}`)).toEqual([]);
    }
    expect(takeComplaints()).toEqual([]);
    await page.setViewportSize(DESKTOP);
  });

  it('where nothing is says so, accessibly', async () => {
    const { url } = site.world;
    for (const path of ['/nowhere', `/ideas/${answered.id + 1000}`]) {
      await goTo(out.page, path);
      await inspect(out, [`404: document ${url}${path}`]);
    }
  });

  it('of mail to check is accessible', async () => {
    const { page } = out;
    await goTo(page, '/sign-up');
    await page.getByLabel('Name').fill('Eve');
    await page.getByLabel('E-mail').fill('eve@example.test');
    await page.getByLabel('Password').fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    await inspect(out);
  });

  it('of a form with mistakes says them accessibly', async () => {
    const { page } = out;
    await goTo(page, '/sign-up');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await inspect(out);
  });

  it('of writing an idea is accessible, with similar ideas and the preview', async () => {
    const { page } = inside;
    await goTo(page, '/submit?board=Parks');
    await page.getByLabel('Idea in one sentence').fill('Trams at night on weekends');
    await page.getByRole('heading', { name: /already say this/ }).waitFor();
    await page.getByLabel('Details').fill(BODY);
    await page.getByRole('tab', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: 'What it would take' }).waitFor();
    await settled(page);
    await inspect(inside);
  });

  it('of one’s password and of one’s own idea are accessible, signed in', async () => {
    const { page } = inside;
    await goTo(page, '/account/password');
    await inspect(inside);
    await page.getByRole('button', { name: 'Account of Ann' }).click();
    await page.getByRole('link', { name: 'Your profile' }).waitFor();
    await inspect(inside);
  });
});
