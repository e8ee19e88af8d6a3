import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { ThrottleLimits } from '../../src/common/auth/throttle-limits.js';
import { encodeId } from '../../src/common/graphql/node-id.js';
import { Adopting } from '../support/adoptions.js';
import { comment, type TestComment } from '../support/discussion.js';
import { board, idea, person, team, type Person, type TestIdea } from '../support/factories.js';
import { ask } from '../support/graphql.js';
import { HarmWatch } from '../support/harm.js';
import { HOSTILE_NAMES, HOSTILE_TEXTS, hostileTexts } from '../support/hostile-texts.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';
import { parseXml } from '../support/xml.js';

describePages('hostile texts and names', () => {
  let site: Site;
  let out: Visit;
  let inside: Visit;
  let ann: Person;
  let dev: Person;
  let target: TestIdea;
  let adoptionId: string;

  const run = async (who: Person, text: string, input: object) => {
    const { data, errors } = await ask(site.world, text, { input }, who);
    expect(errors).toEqual([]);
    return data.it;
  };
  let watch: HarmWatch;
  const harmOf = (visit: Visit) => watch.of(visit);

  beforeAll(async () => {
    site = await openSite();
    const { world } = site;
    const { db } = world;
    const often = { points: 100_000, seconds: 60 };
    Object.assign(world.app.get(ThrottleLimits, { strict: false }), {
      comment: often,
      preview: often,
      submitIdea: often,
      updateProfile: often,
    });
    [ann, dev] = [await person(db, 'Ann'), await person(db, 'Dev')];
    const bob = await person(db, 'Bob');
    await db.query(`UPDATE members SET joined_at = now() - interval '1 year'`);
    const makers = await team(db, 'Makers', dev);
    const parks = await board(db, 'Parks', { team: makers });
    // Neither is new here, so that their links are not held for a moderator.
    const past = await board(db, 'Past');
    for (const who of [ann, bob])
      for (const title of ['Shade at the playground', 'A tap for water', 'Quieter mowers'])
        await idea(db, past, who, title);
    const [body = ''] = hostileTexts(20_000);
    expect(hostileTexts(20_000)).toHaveLength(1);
    const submitted = await run(
      ann,
      `mutation ($input: SubmitIdeaInput!) { it: submitIdea(input: $input) { idea { id number } userErrors { code } } }`,
      { boardId: parks.nodeId, title: 'Texts that mean no good', body },
    );
    target = { id: submitted.idea.number, nodeId: submitted.idea.id };
    let first: TestComment | undefined;
    for (const text of hostileTexts(3000)) {
      const said = await comment(world, dev, target, text);
      first ??= said;
      await comment(world, ann, target, text, { parent: first });
      await comment(world, dev, target, text, { internal: true });
    }
    const [part = ''] = hostileTexts(9000);
    const accepted = await run(
      dev,
      `mutation ($input: AcceptExtensionInput!) { it: acceptExtension(input: $input) { userErrors { code } } }`,
      { commentId: (await comment(world, bob, target, part)).nodeId },
    );
    expect(accepted.userErrors).toEqual([]);
    for (const [i, text] of hostileTexts(9000).entries())
      await run(
        dev,
        `mutation ($input: SaveReplyTemplateInput!) { it: saveReplyTemplate(input: $input) { userErrors { code } } }`,
        { teamId: encodeId('Team', makers), name: `Template ${i}`, body: text },
      );
    const adopting = new Adopting(world);
    const [summary = '', ...others] = hostileTexts(5000);
    const [response = '', later = ''] = hostileTexts(9000);
    adoptionId = await adopting.adopt(dev, makers, [target], { summary, response });
    for (const text of others)
      expect((await adopting.post(dev, adoptionId, text)).data.it.userErrors).toEqual([]);
    const other = await idea(db, parks, ann, 'Another one that is delivered', { body });
    const delivered = await adopting.adopt(dev, makers, [other], { response: later || response });
    const done = await adopting.mutate(dev, 'deliverAdoption', {
      adoptionId: delivered,
      outcome: 'FULL',
      response,
      links: [{ title: '"><img src=x onerror=window.__pwned=1>', url: 'https://example.test/"onclick="x' }],
    });
    expect(done.data.it.userErrors).toEqual([]);
    watch = new HarmWatch(world);
    out = watch.watched(await site.visit());
    inside = watch.watched(await site.visit(dev));
  }, 60_000);
  afterAll(() => site?.stop());

  it('do nothing in an idea, its discussion, its answer and its history', async () => {
    await goTo(out.page, `/ideas/${target.id}`);
    expect(await out.page.locator('.comment').count()).toBeGreaterThan(5);
    expect(await harmOf(out)).toEqual([]);
  });

  it.each([
    ['an adoption and its progress', () => `/adoptions/${encodeURIComponent(adoptionId)}`],
    ['what was delivered', () => '/ideas-in-action'],
    ['the roadmap', () => '/roadmap'],
    ['lists', () => '/?order=newest'],
    ['a profile', () => `/members/${ann.handle}`],
  ])('do nothing in %s', async (_name, path) => {
    await goTo(out.page, path());
    // Of what is shown nowhere nothing could do harm.
    await out.page.locator('main li, main .prose').first().waitFor();
    expect(await harmOf(out)).toEqual([]);
  });

  it('do nothing in the inbox, in notes and in templates', async () => {
    const { page } = inside;
    await goTo(page, `/triage?show=all&idea=${target.id}`);
    await page.locator('.notes .prose').first().waitFor();
    expect(await harmOf(inside)).toEqual([]);
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Answer the idea' }).waitFor();
    await settled(page);
    expect(await harmOf(inside)).toEqual([]);
  });

  it('do nothing while they are written and looked at before sending', async () => {
    const { page } = inside;
    await goTo(page, `/ideas/${target.id}`);
    const form = page.locator('.discussion > .comment-form');
    const [text = ''] = hostileTexts(9900);
    await form.getByRole('textbox').fill(text);
    await form.getByRole('tab', { name: 'Preview' }).click();
    await form.locator('.markdown-preview p').first().waitFor();
    await settled(page);
    expect(await harmOf(inside)).toEqual([]);
  });

  it('do nothing one by one, as the page would show them', async () => {
    const rendered: string[] = [];
    for (const body of HOSTILE_TEXTS) {
      const { data } = await ask(site.world, 'query ($body: String!) { markdownPreview(body: $body) }', {
        body,
      });
      rendered.push(data.markdownPreview);
    }
    expect(rendered.length).toBeGreaterThan(80);
    const { page } = out;
    await goTo(page, '/sign-in');
    await page.evaluate(
      `((texts) => {
        for (const html of texts) {
          const prose = document.createElement('div');
          prose.className = 'prose';
          prose.innerHTML = html;
          document.querySelector('main').append(prose);
        }
      })(${JSON.stringify(rendered)})`,
    );
    await page.waitForTimeout(300);
    await page.mouse.move(300, 300);
    await page.keyboard.press('Tab');
    expect(await harmOf(out)).toEqual([]);
  });

  it('do nothing in pages as the server renders them, and leave the feed well-formed', async () => {
    for (const path of [
      `/ideas/${target.id}`,
      `/adoptions/${adoptionId}`,
      '/ideas-in-action',
      '/',
      `/members/${ann.handle}`,
    ]) {
      const response = await fetch(site.world.url + path);
      expect([path, await strangeIn(await response.text())]).toEqual([path, []]);
    }
    const feed = await fetch(`${site.world.url}/ideas-in-action.atom`);
    expect(parseXml(await feed.text()).name).toBe('feed');
  });

  it('names, titles and tags stay names, titles and tags', async () => {
    const { world } = site;
    const town = await board(world.db, 'Town', { team: await team(world.db, 'Keepers', dev) });
    let accepted = 0;
    let last = ann;
    for (const name of HOSTILE_NAMES) {
      const who = await person(world.db, 'Someone');
      const changed = await run(
        who,
        `mutation ($input: UpdateProfileInput!) { it: updateProfile(input: $input) { userErrors { code field } } }`,
        { displayName: [...name].slice(0, 50).join('') },
      );
      const submitted = await run(
        who,
        `mutation ($input: SubmitIdeaInput!) { it: submitIdea(input: $input) { idea { id } userErrors { code field } } }`,
        {
          boardId: town.nodeId,
          title: `${name} ok`,
          body: name,
          tags: [[...name].slice(0, 30).join(''), 'b"><img src=x onerror=1>'],
        },
      );
      for (const { code } of [...changed.userErrors, ...submitted.userErrors])
        expect(['INVALID', 'TOO_LONG', 'REQUIRED', 'TOO_SHORT']).toContain(code);
      if (!submitted.idea) continue;
      accepted++;
      last = who;
      await comment(world, who, { nodeId: submitted.idea.id }, `@${who.handle} ${name}`);
    }
    expect(accepted).toBeGreaterThan(15);
    const { page } = inside;
    for (const path of ['/boards/Town?order=newest', `/members/${last.handle}`, '/triage?show=all']) {
      await goTo(page, path);
      expect([path, await harmOf(inside)]).toEqual([path, []]);
    }
    const numbers = await world.db.query<{ id: number }>(
      'SELECT id FROM ideas WHERE board_id = $1 ORDER BY id',
      [town.id],
    );
    for (const { id } of [numbers[0], numbers.at(-2), numbers.at(-1)].flatMap((found) => found ?? [])) {
      await goTo(page, `/ideas/${id}`);
      expect([id, await harmOf(inside)]).toEqual([id, []]);
      const html = await (await fetch(`${world.url}/ideas/${id}`)).text();
      expect([id, await strangeIn(html)]).toEqual([id, []]);
    }
  }, 60_000);
});

/** The same of HTML that no browser has read yet. */
async function strangeIn(html: string): Promise<string[]> {
  const found: string[] = [];
  const look = (node: DefaultTreeAdapterTypes.Node): void => {
    if (defaultTreeAdapter.isElementNode(node)) {
      const { tagName, attrs } = node;
      const source = attrs.find(({ name }) => name === 'src')?.value ?? '';
      if (['iframe', 'object', 'embed', 'base', 'svg', 'math', 'style', 'form'].includes(tagName))
        found.push(tagName);
      if (
        tagName === 'script' &&
        !source.startsWith('/assets/') &&
        !attrs.some(({ value }) => value === 'application/ld+json')
      )
        found.push(`script ${source}`);
      for (const { name, value } of attrs) {
        if (name.startsWith('on') || name === 'style') found.push(`${tagName} ${name}`);
        if (name === 'href' && !/^(?:https?:|mailto:|[/#]|data:image\/)/i.test(value))
          found.push(`${tagName} leads to ${value}`);
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(look);
  };
  look(parse(html));
  return found;
}
