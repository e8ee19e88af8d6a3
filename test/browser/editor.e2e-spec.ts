import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { comment, mutate, type TestComment } from '../support/discussion.js';
import { board, idea, person, team, type Person, type TestIdea } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import { inspect } from '../support/inspect.js';
import {
  describePages,
  goTo,
  openSite,
  PHONE,
  reading,
  settled,
  type Site,
  type Visit,
} from '../support/page.js';

const PASTE = `(field, { bytes, name, type }) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, { type }));
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}`;

describePages('writing', () => {
  let site: Site;
  let visit: Visit;
  let out: Visit;
  let ann: Person;
  let bob: Person;
  let dev: Person;
  let trams: TestIdea;
  let crowded: TestIdea;
  let early: TestComment;
  let late: TestComment;
  let picture: number[];

  const field = () => visit.page.getByRole('textbox', { name: 'Your comment' });
  const tools = () =>
    visit.page.locator('.discussion > .comment-form').getByRole('toolbar', { name: 'Formatting' });
  const paste = async (into: Locator, file: { bytes: number[]; name: string; type: string }) => {
    await into.focus();
    await visit.page.evaluate(`(${PASTE})(document.activeElement, ${JSON.stringify(file)})`);
  };
  const select = async (from: number, to: number) => {
    await field().focus();
    await visit.page.evaluate(`document.activeElement.setSelectionRange(${from}, ${to})`);
  };

  beforeAll(async () => {
    site = await openSite();
    const { world } = site;
    const { db } = world;
    [ann, bob] = [await person(db, 'Ann'), await person(db, 'Bob')];
    dev = await person(db, 'Dev');
    await db.query(`UPDATE members SET joined_at = now() - interval '1 year'`);
    const parks = await board(db, 'Parks', { team: await team(db, 'Makers', dev, await person(db, 'Mae')) });
    trams = await idea(db, parks, ann, 'Night trams on weekends', { body: 'Every half hour.' });
    const said = await comment(world, bob, trams, 'And on holidays, please.');
    await comment(world, dev, trams, 'Holidays are next.', { parent: said });
    await comment(world, dev, trams, 'Ask the depot first.', { internal: true });
    crowded = await idea(db, parks, ann, 'More than a page of comments');
    early = await comment(world, bob, crowded, 'The first of all');
    for (let i = 0; i < 45; i++) await comment(world, bob, crowded, `Comment ${i}`);
    for (let i = 0; i < 22; i++) late = await comment(world, ann, crowded, `Reply ${i}`, { parent: early });
    picture = [
      ...(await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0b7285' } })
        .png()
        .toBuffer()),
    ];
    visit = await site.visit(ann);
    out = await site.visit();
  }, 60_000);
  afterAll(() => site?.stop());

  it('formats by buttons, by shortcuts, and by the keyboard alone, and can be undone', async () => {
    const { page } = visit;
    await goTo(page, `/ideas/${trams.id}`);
    await field().fill('night trams');
    await select(0, 5);
    await tools().getByRole('button', { name: 'Bold' }).click();
    expect(await field().inputValue()).toBe('**night** trams');
    await page.keyboard.press('Control+Z');
    expect(await field().inputValue()).toBe('night trams');
    await select(6, 11);
    await page.keyboard.press('Control+I');
    expect(await field().inputValue()).toBe('night _trams_');
    await field().fill('one\ntwo');
    await select(0, 7);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Numbered list');
    await page.keyboard.press('Enter');
    expect(await field().inputValue()).toContain('1. one\n2. two');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.role')).toBe('tab');
  });

  it('grows with its text, and shows the preview in the same place', async () => {
    const { page } = visit;
    const height = async () => (await field().boundingBox())?.height ?? 0;
    await field().fill('one');
    const low = await height();
    await field().fill('# one\n\n- two\n- three\n\n'.repeat(5));
    const high = await height();
    expect(high).toBeGreaterThan(low + 100);
    const form = page.locator('.discussion > .comment-form');
    await form.getByRole('tab', { name: 'Preview' }).click();
    await form.locator('.markdown-preview h3').first().waitFor();
    await settled(page);
    await inspect(visit);
    await form.getByRole('tab', { name: 'Write' }).click();
    expect(await height()).toBe(high);
    await field().fill('');
  }, 60_000);

  it('completes names by keyboard and says so', async () => {
    const { page } = visit;
    await field().click();
    await page.keyboard.type('Thanks @');
    const list = page.getByRole('listbox', { name: 'People' });
    await list.getByRole('option', { name: /Bob/ }).waitFor();
    await inspect(visit);
    await page.keyboard.type('bo');
    await page.keyboard.press('Enter');
    expect(await field().inputValue()).toBe(`Thanks @${bob.handle} `);
    expect(await list.count()).toBe(0);
    await page.setViewportSize(PHONE);
    await page.keyboard.type('and @dev');
    await list.getByRole('option', { name: /Dev/ }).click();
    expect(await field().inputValue()).toBe(`Thanks @${bob.handle} and @${dev.handle} `);
  }, 60_000);

  it('sends a pasted picture, shows it in the text, and keeps what is unsent over a reload', async () => {
    const { page } = visit;
    await field().fill('Here it is: ');
    await paste(field(), { bytes: picture, name: 'route.png', type: 'image/png' });
    await page.getByRole('button', { name: 'Remove: route.png' }).waitFor();
    expect(
      await reading(true, async () => /!\[route\.png\]\(\/attachments\//.test(await field().inputValue())),
    ).toBe(true);
    await paste(field(), { bytes: [1, 2, 3], name: 'fake.png', type: 'image/png' });
    await page.locator('.upload[data-state="REFUSED"]').waitFor();
    expect(visit.takeComplaints()).toHaveLength(1);
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Remove: route.png' }).waitFor();
    await inspect(visit);
    await page.locator('.discussion > .comment-form').getByRole('button', { name: 'Comment' }).click();
    const shown = page.locator('.comment .prose img[alt="route.png"]');
    await shown.waitFor();
    await shown.scrollIntoViewIfNeeded();
    const width = () => page.evaluate<number>(`document.querySelector('.comment .prose img').naturalWidth`);
    expect(await reading(60, width)).toBe(60);
    expect(await field().inputValue()).toBe('');
  }, 60_000);

  it('lists a PDF below the text of a new idea', async () => {
    const { page } = visit;
    await goTo(page, '/submit');
    await page.getByLabel('Idea in one sentence').fill('Trams that wait for the last train');
    const pdf = [...Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')];
    await paste(page.getByRole('textbox', { name: 'Details' }), {
      bytes: pdf,
      name: 'plan.pdf',
      type: 'application/pdf',
    });
    await page.getByRole('button', { name: 'Remove: plan.pdf' }).waitFor();
    await inspect(visit);
    await page.getByRole('button', { name: 'Submit the idea' }).click();
    await page.locator('.attached-files').getByText('plan.pdf').waitFor();
    await settled(page);
    await inspect(visit);
  }, 60_000);

  it('leads to one reply among many pages, and marks it', async () => {
    const { page } = out;
    await goTo(page, `/ideas/${crowded.id}?comments=newest#comment-${late.nodeId}`);
    const marked = page.locator('.comment[data-target]');
    await marked.waitFor();
    expect(await marked.locator('.prose').innerText()).toBe('Reply 21');
    expect(await page.evaluate('document.activeElement.id')).toBe(`comment-${late.nodeId}`);
    const box = await marked.boundingBox();
    expect(box && box.y >= 0 && box.y < 900).toBe(true);
    // What lies under the bar at the top for now is not too small to be pressed.
    await page.evaluate('scrollTo(0, 0)');
    await inspect(out);
    await goTo(page, `/ideas/${crowded.id}#comment-${Buffer.from('Comment:99999').toString('base64url')}`);
    await page.getByText('is not here any more').waitFor();
  }, 60_000);

  it('shows what others do to comments as they do it', async () => {
    const { page } = out;
    await goTo(page, `/ideas/${trams.id}`);
    const said = await comment(site.world, bob, trams, 'Seen at once');
    const shown = page.locator('.comment', { hasText: 'Seen at once' });
    await shown.waitFor();
    const input = { commentId: said.nodeId };
    await mutate(site.world, ann, 'likeComment', input, 'comment { id }');
    await shown.locator('.comment-likes').waitFor({ timeout: 15_000 });
    await mutate(site.world, ann, 'acceptExtension', input, 'comment { id }');
    await shown.locator('.comment-part').waitFor();
    await mutate(
      site.world,
      bob,
      'editComment',
      { ...input, body: 'Seen at once, and changed' },
      'comment { id }',
    );
    await page.getByText('Seen at once, and changed').first().waitFor();
    const gone = `mutation ($input: DeleteCommentInput!) { deleteComment(input: $input) { deletedId } }`;
    await ask(site.world, gone, { input }, bob);
    await shown.first().waitFor({ state: 'detached' });
    expect(out.takeComplaints()).toEqual([]);
  }, 60_000);

  it('notes look internal, and complete only who may read them', async () => {
    const making = await site.visit(dev);
    const { page } = making;
    await goTo(page, `/triage?show=all&idea=${trams.id}`);
    const note = page.getByRole('textbox', { name: 'Write an internal note' });
    await note.click();
    await page.keyboard.type('@');
    const people = page.getByRole('listbox', { name: 'People' }).getByRole('option');
    await people.first().waitFor();
    expect(await people.count()).toBe(1);
    expect(await people.first().innerText()).toContain('Mae');
    await inspect(making);
    await page.keyboard.press('Escape');
    expect(await people.count()).toBe(0);
    expect(await note.inputValue()).toBe('@');
    await note.fill('');
    await inspect(making);
  }, 60_000);
});
