import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { comment, mutate, write } from './support/discussion.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { moderate, queue, report, submitted } from './support/moderation.js';
import { Notices } from './support/notices.js';
import { PUBLIC_ROUTES, type Scene } from './support/public-routes.js';
import { serveClient, type ServedClient } from './support/served-client.js';

const LINKS = 'https://a.example https://b.example https://c.example';

describe('posts that wait for a moderator', () => {
  let world: TestApp;
  let client: ServedClient;
  let ann: Person;
  let bob: Person;
  let maker: Person;
  let mod: Person;
  let held: TestBoard;
  let open: TestBoard;
  let talk: TestIdea;
  let told: Notices;
  let happened: string[];

  const look = async (on: TestIdea, who: Person | null) =>
    (
      await ask(
        world,
        'query ($n: Int!) { idea(number: $n) { moderation dueAt promoteCount isOpen viewerVote viewerCan { edit delete } commentCount comments { nodes { body moderation } } } }',
        { n: on.id },
        who ?? {},
      )
    ).data.idea;
  const said = async (who: Person, on: TestIdea, body: string): Promise<string> =>
    (await write(world, who, on, body)).data.it.comment.moderation;
  /** With so many posts passed, and long enough ago that nothing counts as new. */
  const settled = async (name: string, posts = 3): Promise<Person> => {
    const who = await person(world.db, name);
    await world.db.query(`UPDATE members SET joined_at = now() - interval '2 days' WHERE id = $1`, [who.id]);
    for (let i = 0; i < posts; i++) await idea(world.db, open, who, `Passed before ${i}`);
    return who;
  };

  beforeAll(async () => {
    world = await startTestApp({ jobs: true });
    client = await serveClient(world);
    told = new Notices(world);
    const events = world.app.get(DomainEvents, { strict: false });
    events.onAfter('idea.submitted', ({ ideaId }) => void happened.push(`idea ${ideaId}`));
    events.onAfter('comment.added', ({ commentId }) => void happened.push(`comment ${commentId}`));
    maker = await person(world.db, 'Maker');
    mod = await person(world.db, 'Mod', 'MODERATOR');
    const makers = await team(world.db, 'makers', maker);
    held = await board(world.db, 'held', { team: makers });
    await world.db.query('UPDATE boards SET hold_first_posts = 2 WHERE id = $1', [held.id]);
    open = await board(world.db, 'open', { team: makers });
  });
  beforeEach(async () => {
    happened = [];
    ann = await person(world.db, 'Ann');
    bob = await settled('Bob');
    talk = await idea(world.db, held, bob, 'To talk about');
  });
  afterAll(async () => {
    await client.remove();
    await world.stop();
  });

  it('are a member’s first on a board that holds them, until so many have passed', async () => {
    const first = await submitted(world, ann, held, 'My very first idea');
    const second = await submitted(world, ann, held, 'And a second one');
    expect([first.moderation, second.moderation]).toEqual(['HELD', 'HELD']);
    expect(await said(ann, talk, 'I have a word to say')).toBe('HELD');
    expect(await submitted(world, ann, open, 'Somewhere else')).toMatchObject({ moderation: 'VISIBLE' });
    expect((await queue(world, mod, `first: 100, boardId: "${held.nodeId}"`)).items).toMatchObject([
      { heldFor: 'FIRST_POSTS', state: 'HELD', reports: [] },
      { heldFor: 'FIRST_POSTS' },
      { heldFor: 'FIRST_POSTS', subject: { __typename: 'Comment' } },
    ]);
    await moderate(world, mod, 'APPROVE', [first]);
    expect(await said(ann, talk, 'Another word')).toBe('HELD');
    await moderate(world, mod, 'APPROVE', [second]);
    expect(await said(ann, talk, 'A third word')).toBe('VISIBLE');
    await moderate(world, mod, 'HIDE', [first, second]);
    expect(await said(ann, talk, 'A fourth word')).toBe('HELD');
    for (const staff of [maker, mod])
      expect(await submitted(world, staff, held, 'From the team itself')).toMatchObject({
        moderation: 'VISIBLE',
      });
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('wait also when submitted twice at once, with the last place free', async () => {
    await world.db.query('UPDATE boards SET hold_first_posts = 1 WHERE id = $1', [held.id]);
    const both = await Promise.all(
      ['The one of both', 'The other of both'].map((title) => submitted(world, ann, held, title)),
    );
    await world.db.query('UPDATE boards SET hold_first_posts = 2 WHERE id = $1', [held.id]);
    expect(both.map(({ moderation }) => moderation)).toEqual(['HELD', 'HELD']);
  });

  it('exist for their author and moderators only, and nothing happens because of them', async () => {
    const scene: Scene = { world, board: held, idea: talk, words: 'quixotic zugzwang', insider: ann };
    const everything = async (who: Person | null) =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(PUBLIC_ROUTES).map(
            async ([name, route]) => [name, await route(scene, who)] as const,
          ),
        ),
      );
    await settleJobs(world.db);
    const before = [await everything(null), await everything(bob), await everything(maker)];
    const post = await submitted(world, ann, held, 'A quixotic zugzwang', 'quixotic zugzwang');
    const words = await comment(world, ann, talk, `quixotic zugzwang @${bob.handle}`);
    await settleJobs(world.db);
    expect([await everything(null), await everything(bob), await everything(maker)]).toEqual(before);
    expect(happened).toEqual([]);
    for (const who of [null, bob, maker]) expect(await look(post, who)).toBeNull();
    expect(await look(post, ann)).toMatchObject({
      moderation: 'HELD',
      dueAt: null,
      promoteCount: 0,
      isOpen: false,
      viewerCan: { edit: true, delete: true },
    });
    expect(await look(post, mod)).toMatchObject({ moderation: 'HELD' });
    expect((await look(talk, ann)).comments.nodes).toMatchObject([{ moderation: 'HELD' }]);
    expect((await look(talk, ann)).commentCount).toBe(0);
    for (const name of ['castVote', 'followIdea'])
      expect(
        (await mutate(world, bob, name, { ideaId: post.nodeId }, 'idea { id }')).data.it.userErrors[0].code,
      ).toMatch(/NOT_FOUND|IDEA_CLOSED/);
    expect((await mutate(world, bob, 'likeComment', { commentId: words.nodeId })).data.it.userErrors).toEqual(
      [{ code: 'NOT_FOUND', field: ['commentId'] }],
    );
    expect((await report(world, bob, post)).refused).toEqual([['NOT_FOUND', ['subjectId']]]);
    expect(await world.db.query('SELECT 1 FROM answer_promises WHERE idea_id = $1', [post.id])).toEqual([]);
  });

  it('live from the moment when they pass: vote, promise, notices, counts', async () => {
    const { handle } = bob;
    const post = await submitted(world, ann, held, 'To be approved');
    const words = await comment(world, ann, talk, `Hear me, @${handle}`);
    await world.db.query(
      `UPDATE ideas SET created_at = created_at - interval '9 days', active_at = active_at - interval '9 days' WHERE id = $1`,
      [post.id],
    );
    expect((await moderate(world, mod, 'APPROVE', [post, words])).payload).toMatchObject({
      subjects: [{ moderation: 'VISIBLE' }, { moderation: 'VISIBLE' }],
    });
    expect(happened).toEqual([`idea ${post.id}`, `comment ${words.id}`]);
    const shown = await look(post, bob);
    expect(shown).toMatchObject({ moderation: 'VISIBLE', promoteCount: 1, isOpen: true });
    expect(new Date(shown.dueAt).getTime()).toBeGreaterThan(Date.now() + 29 * 24 * 3600_000);
    expect((await look(post, ann)).viewerVote).toBe('PROMOTE');
    expect((await look(talk, bob)).commentCount).toBe(1);
    expect(await world.db.query('SELECT 1 FROM answer_promises WHERE idea_id = $1', [post.id])).toHaveLength(
      1,
    );
    const [{ is_fresh: isFresh } = { is_fresh: false }] = await world.db.query<{ is_fresh: boolean }>(
      `SELECT active_at > now() - interval '1 minute' AND idle_from > now() - interval '1 minute' AS is_fresh FROM ideas WHERE id = $1`,
      [post.id],
    );
    expect(isFresh).toBe(true);
    await settleJobs(world.db);
    expect(await told.kindsOf(bob)).toEqual([`MENTIONED ${talk.id}`]);
    expect(await told.kindsOf(maker)).toContain(`IDEA_SUBMITTED ${post.id}`);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('of several members approved together are told of each by itself', async () => {
    const cem = await person(world.db, 'Cem');
    const own = await idea(world.db, held, bob, 'Bob’s other idea');
    const [one, two] = [await comment(world, ann, talk, 'By Ann'), await comment(world, cem, own, 'By Cem')];
    await moderate(world, mod, 'APPROVE', [one, two]);
    await settleJobs(world.db);
    const notices = (await told.of(bob)).map(({ idea: about, actor }) => [about?.number, actor?.handle]);
    expect(notices.toSorted()).toEqual(
      [
        [talk.id, ann.handle],
        [own.id, cem.handle],
      ].toSorted(),
    );
  });

  it('pass also when restored after they were hidden before anybody saw them', async () => {
    const post = await submitted(world, ann, held, 'Rejected in haste');
    await moderate(world, mod, 'HIDE', [post]);
    expect(happened).toEqual([]);
    await moderate(world, mod, 'RESTORE', [post]);
    expect(happened).toEqual([`idea ${post.id}`]);
    expect(await look(post, bob)).toMatchObject({ moderation: 'VISIBLE', promoteCount: 1 });
    await moderate(world, mod, 'HIDE', [post]);
    await moderate(world, mod, 'RESTORE', [post]);
    expect(happened).toHaveLength(1);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('may be edited and deleted by their author meanwhile; approving what is deleted finds nothing', async () => {
    const post = await submitted(world, ann, held, 'With a misteak');
    const edit = `mutation { editIdea(input: { ideaId: "${post.nodeId}", version: 1, title: "Without a mistake" }) { idea { title } userErrors { code } } }`;
    expect((await ask(world, edit, {}, ann)).data.editIdea).toMatchObject({
      idea: { title: 'Without a mistake' },
    });
    const [, decision] = await Promise.all([
      ask(world, `mutation { deleteIdea(input: { ideaId: "${post.nodeId}" }) { deletedId } }`, {}, ann),
      moderate(world, mod, 'APPROVE', [post]),
    ]);
    if (decision.refused.length > 0) expect(decision.refused).toEqual([['NOT_FOUND', ['subjectIds', '0']]]);
    expect(
      (await queue(world, mod)).items.map(({ subject }: { subject: { number?: number } }) => subject.number),
    ).not.toContain(post.id);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('answer a repeated submission with the one that waits', async () => {
    const input = {
      boardId: held.nodeId,
      title: 'Sent twice by a slow phone',
      body: '',
      idempotencyKey: 'slow',
    };
    const text =
      'mutation ($input: SubmitIdeaInput!) { submitIdea(input: $input) { idea { number moderation } } }';
    const [first, second] = [await ask(world, text, { input }, ann), await ask(world, text, { input }, ann)];
    expect(first.data.submitIdea.idea.moderation).toBe('HELD');
    expect(second.data).toEqual(first.data);
  });

  describe('because they look like spam', () => {
    it('are those with many links by somebody new', async () => {
      expect(await submitted(world, ann, open, 'Look at all of this', LINKS)).toMatchObject({
        moderation: 'HELD',
      });
      expect(
        await submitted(world, ann, open, 'Only two of them', 'https://a.example https://b.example'),
      ).toMatchObject({
        moderation: 'VISIBLE',
      });
      const cem = await settled('Cem');
      expect(await submitted(world, cem, open, 'Links by a regular', LINKS)).toMatchObject({
        moderation: 'VISIBLE',
      });
      const dan = await settled('Dan', 2);
      expect(await said(dan, talk, LINKS)).toBe('HELD');
      const own = `${world.url}/ideas/1 ${world.url}/ideas/2 ${world.url}/ideas/3`;
      expect(await submitted(world, ann, open, 'See these ideas here', own)).toMatchObject({
        moderation: 'VISIBLE',
      });
    });

    it('cannot come in by an edit', async () => {
      const post = await submitted(world, ann, open, 'Harmless so far', 'Nothing to see');
      const { data } = await ask(
        world,
        'mutation ($input: EditIdeaInput!) { editIdea(input: $input) { userErrors { code field message } } }',
        { input: { ideaId: post.nodeId, version: 1, body: LINKS } },
        ann,
      );
      expect(data.editIdea.userErrors).toEqual([
        { code: 'INVALID', field: ['body'], message: 'New members may have at most 2 links in a post.' },
      ]);
      const words = await comment(world, ann, await idea(world.db, open, bob, 'Talk'), 'Nice');
      const edited = await mutate(world, ann, 'editComment', { commentId: words.nodeId, body: LINKS });
      expect(edited.data.it.userErrors).toEqual([{ code: 'INVALID', field: ['body'] }]);
    });

    it('are the same words on another idea within the hour, unless they are few', async () => {
      const cem = await settled('Cem');
      const two = await idea(world.db, open, ann, 'Another idea');
      const three = await idea(world.db, open, ann, 'A third idea');
      const words = 'Buy our excellent product today';
      expect(await said(cem, two, words)).toBe('VISIBLE');
      expect(await said(cem, two, words)).toBe('VISIBLE');
      expect(await said(cem, three, words)).toBe('HELD');
      expect(await said(cem, two, 'Thanks!')).toBe('VISIBLE');
      expect(await said(cem, three, 'Thanks!')).toBe('VISIBLE');
      await world.db.query(
        `UPDATE comments SET created_at = created_at - interval '61 minutes' WHERE author_id = $1`,
        [cem.id],
      );
      expect(await said(cem, three, words)).toBe('VISIBLE');
      const items = (await queue(world, mod)).items as { heldFor: string; subject: { body?: string } }[];
      expect(items.find(({ subject }) => subject.body === words)?.heldFor).toBe('REPETITION');
    });
  });
});
