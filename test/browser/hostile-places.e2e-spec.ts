import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../../src/common/auth/throttle-limits.js';
import { Adopting } from '../support/adoptions.js';
import { comment } from '../support/discussion.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from '../support/factories.js';
import { HarmWatch } from '../support/harm.js';
import { HOSTILE_NAMES, hostileTexts } from '../support/hostile-texts.js';
import { moderate, report } from '../support/moderation.js';
import { describePages, goTo, openSite, settled, type Site, type Visit } from '../support/page.js';
import { Storms, inHours, type TestStorm } from '../support/storms.js';
import { mutate } from '../support/triage.js';
import { PDF, picture, uploaded } from '../support/uploads.js';

/** So many code points of the names that mean no good. */
const named = (nth: number, max: number): string => [...(HOSTILE_NAMES[nth] ?? '')].slice(0, max).join('');
/** What a line of text may hold of the worst. */
const LINE = `"><img src=x onerror=window.__pwned=1></title><script>window.__pwned=1</script>`;

describePages('hostile texts where teams, moderators and administrators read them', () => {
  let site: Site;
  let watch: HarmWatch;
  let people: Record<'ann' | 'bob' | 'dev' | 'mod' | 'admin', Person>;
  let parks: TestBoard;
  let target: TestIdea;
  let over: TestStorm;
  let dropped: string;

  const done = async (
    who: Person,
    name: string,
    input: Record<string, unknown>,
    selection = '__typename',
  ) => {
    const { payload, refused } = await mutate(site.world, who, name, input, selection);
    expect([name, refused]).toEqual([name, []]);
    return payload;
  };
  const visitOf = async (who?: Person): Promise<Visit> => watch.watched(await site.visit(who));

  beforeAll(async () => {
    site = await openSite({ jobs: true });
    const { world } = site;
    const { db } = world;
    watch = new HarmWatch(world);
    const often = { points: 100_000, seconds: 60 };
    Object.assign(world.app.get(ThrottleLimits, { strict: false }), {
      comment: often,
      submitIdea: often,
      editIdea: often,
      report: often,
      upload: often,
    });
    people = {
      ann: await person(db, 'Ann'),
      bob: await person(db, 'Bob'),
      dev: await person(db, 'Dev'),
      mod: await person(db, 'Mod', 'MODERATOR'),
      admin: await person(db, 'Ada', 'ADMIN'),
    };
    const { ann, bob, dev, mod, admin } = people;
    await db.query(`UPDATE members SET joined_at = now() - interval '1 year'`);
    const makers = await team(db, 'Makers', dev);
    await db.query('UPDATE teams SET name = $1', [named(0, 60)]);
    parks = await board(db, 'Parks', { team: makers });
    await db.query('UPDATE boards SET name = $1, description = $2', [named(1, 60), LINE]);
    const past = await board(db, 'Past');
    for (const who of [ann, bob])
      for (const title of ['Shade at the playground', 'A tap for water', 'Quieter mowers'])
        await idea(db, past, who, title);
    const [body = ''] = hostileTexts(20_000);
    const texts = hostileTexts(9900);

    const files: string[] = [];
    for (const [i, name] of HOSTILE_NAMES.slice(0, 9).entries()) {
      const kind =
        i % 2 === 0
          ? { bytes: PDF, type: 'application/pdf', end: 'pdf' }
          : { bytes: await picture(), type: 'image/png', end: 'png' };
      files.push(
        (await uploaded(world, ann, kind.bytes, { name: `${name}.${kind.end}`, type: kind.type })).id,
      );
    }
    const input = { boardId: parks.nodeId, title: `${LINE} a title`, body, attachmentIds: files };
    const submitted = await done(ann, 'submitIdea', input, 'idea { id number version }');
    const made = submitted?.['idea'] as unknown as { id: string; number: number; version: number };
    target = { id: made.number, nodeId: made.id };
    const edited = {
      ideaId: target.nodeId,
      version: made.version,
      body: `${body}\n\nEdited`,
      title: LINE,
    };
    await done(ann, 'editIdea', edited);
    for (const text of texts) {
      const said = await comment(world, bob, target, text);
      await done(bob, 'editComment', {
        commentId: said.nodeId,
        body: `${[...text].slice(0, 9000).join('')}\n\nEdited`,
      });
      await report(world, ann, said, { note: LINE });
      await comment(world, bob, target, 'A reply', { parent: said });
    }
    await report(world, bob, target, { note: LINE });

    const storms = new Storms(world);
    for (const brief of texts) {
      const opened = await storms.mutate(dev, 'openStorm', {
        boardId: parks.nodeId,
        title: [...LINE].slice(0, 150).join(''),
        brief,
        opensAt: inHours(-1),
        closesAt: inHours(5),
      });
      expect(opened.data.it.userErrors).toEqual([]);
      const { id, slug } = opened.data.it.storm;
      over = { id: 0, nodeId: id, slug };
      await done(dev, 'closeStorm', { stormId: id, result: texts.at(-1) });
    }
    const adopting = new Adopting(world);
    const other = await idea(db, parks, ann, 'Another one that is dropped', { body });
    dropped = await adopting.adopt(dev, makers, [other], { response: texts[0] });
    const [status] = await db.query<{ key: string }>(
      `SELECT key FROM statuses WHERE stage = 'CLOSED' LIMIT 1`,
    );
    await done(dev, 'dropAdoption', { adoptionId: dropped, response: texts[0], statusKey: status?.key });
    const answered = await idea(db, parks, ann, 'One that was answered', { body });
    await done(dev, 'changeIdeaStatus', {
      ideaIds: [answered.nodeId],
      statusKey: 'under-review',
      response: texts[0],
    });
    const hidden = await idea(db, parks, bob, `${LINE} hidden`, { body });
    await moderate(world, mod, 'HIDE', [hidden], { reason: LINE });
    const spammer = await person(db, 'Spammer');
    await db.query('UPDATE members SET display_name = $2 WHERE id = $1', [spammer.id, named(1, 50)]);
    await done(mod, 'banMember', { memberId: spammer.nodeId, reason: LINE });
    await done(admin, 'updateCommunity', { name: named(0, 60) });
  }, 120_000);
  afterAll(() => site?.stop());

  const PLACES: ReadonlyArray<[name: string, who: keyof typeof people, path: () => string, shown: string]> = [
    ['a storm session and its result', 'dev', () => `/storms/${over.slug}`, '.prose'],
    ['the storm sessions', 'dev', () => '/storms', 'h3'],
    ['an adoption that was dropped', 'dev', () => `/adoptions/${encodeURIComponent(dropped)}`, '.prose'],
    ['what a member said', 'ann', () => `/members/${people.bob.handle}?tab=comments`, '.prose'],
    ['the queue of moderators', 'mod', () => '/moderation', '.prose'],
    ['what moderators hid', 'mod', () => '/moderation?show=hidden', 'main article'],
    ['the audit log', 'admin', () => '/admin/audit', 'table'],
    ['boards', 'admin', () => '/admin/boards', 'main li, main tr'],
    ['teams', 'admin', () => '/admin/teams', 'main li, main tr'],
    ['members', 'admin', () => '/admin/members?q=img', 'main li, main tr'],
    ['notifications', 'ann', () => '/notifications', 'main li'],
    ['insights', 'dev', () => '/insights', 'main h2'],
    ['the inbox', 'dev', () => '/triage?show=all', 'main li'],
  ];

  it.each(PLACES)('do nothing in %s', async (_name, who, path, shown) => {
    const visit = await visitOf(people[who]);
    await goTo(visit.page, path());
    await visit.page.locator(shown).first().waitFor();
    expect(await watch.of(visit)).toEqual([]);
    await visit.context.close();
  });

  it('do nothing in earlier versions, and in the names of files', async () => {
    const visit = await visitOf(people.mod);
    const { page } = visit;
    await goTo(page, `/ideas/${target.id}`);
    expect(await page.getByRole('link', { name: /onerror|script/ }).count()).toBeGreaterThan(0);
    expect(await watch.of(visit)).toEqual([]);
    const controls = page.getByRole('group', { name: 'Moderation' });
    for (const nth of [0, 1]) {
      await controls.nth(nth).getByRole('button', { name: 'Earlier versions' }).click();
      await page.getByRole('dialog').locator('.prose').first().waitFor();
      expect(await watch.of(visit)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await visit.context.close();
  });

  it('do nothing as names of files that somebody chooses', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'groundswell-names-'));
    const visit = await visitOf(people.ann);
    const { page } = visit;
    await goTo(page, `/ideas/${target.id}`);
    const form = page.locator('.discussion > .comment-form, .discussion form').last();
    const names = HOSTILE_NAMES.slice(0, 7).map((name) => `${name.replaceAll('/', '∕')}.png`);
    const bytes = await picture();
    for (const name of names) await writeFile(join(folder, name), bytes);
    await form.locator('input[type="file"]').setInputFiles(names.map((name) => join(folder, name)));
    await form.getByText('onerror', { exact: false }).first().waitFor();
    await settled(page);
    expect(await watch.of(visit)).toEqual([]);
    await form.getByRole('tab', { name: 'Preview' }).click();
    await settled(page);
    expect(await watch.of(visit)).toEqual([]);
    await visit.context.close();
    await rm(folder, { recursive: true });
  });
});
