import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { comment, mutate } from './support/discussion.js';
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
import { moderate, queue, report } from './support/moderation.js';

describe('reports and what moderators make of them', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let eve: Person;
  let maker: Person;
  let mod: Person;
  let other: Person;
  let admin: Person;
  let open: TestBoard;
  let one: TestIdea;

  const seen = async (who: Person | null, on = one) =>
    (
      await ask(
        world,
        `query ($n: Int!) { idea(number: $n) { moderation commentCount points viewerReported viewerCan { report moderate edit vote comment }
           comments { totalCount nodes { body moderation author { handle } viewerCan { report reply } replies { nodes { body } } } } } community { ideaCount voteCount commentCount } }`,
        { n: on.id },
        who ?? {},
      )
    ).data;

  beforeAll(async () => {
    world = await startTestApp();
    [ann, bob, eve, maker] = [
      await person(world.db, 'Ann'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Eve'),
      await person(world.db, 'Maker'),
    ];
    mod = await person(world.db, 'Mod', 'MODERATOR');
    other = await person(world.db, 'Other', 'MODERATOR');
    admin = await person(world.db, 'Admin', 'ADMIN');
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', maker) });
  });
  beforeEach(async () => {
    one = await idea(world.db, open, ann, 'Something to look at');
    await world.db.query('DELETE FROM moderation_items');
  });
  afterAll(async () => {
    expect(await differencesIn(world.db)).toEqual([]);
    await world.stop();
  });

  it('takes one report of a member until it is decided', async () => {
    expect((await report(world, bob, one, { reason: 'ABUSE', note: 'Look at this' })).payload).toMatchObject({
      reported: true,
    });
    expect((await seen(bob)).idea).toMatchObject({ viewerReported: true });
    expect((await seen(eve)).idea).toMatchObject({ viewerReported: false });
    expect((await report(world, bob, one)).refused).toEqual([['ALREADY_REPORTED', ['subjectId']]]);
    expect((await report(world, eve, one)).refused).toEqual([]);
    const { items } = await queue(world, mod);
    expect(items).toMatchObject([
      {
        state: 'VISIBLE',
        heldFor: null,
        subject: { __typename: 'Idea', number: one.id, board: { slug: 'open' } },
        reports: [
          { reason: 'ABUSE', note: 'Look at this', reporter: { handle: bob.handle } },
          { reason: 'SPAM', note: null, reporter: { handle: eve.handle } },
        ],
      },
    ]);
    expect((await moderate(world, mod, 'DISMISS', [one])).refused).toEqual([]);
    expect((await queue(world, mod)).items).toEqual([]);
    expect((await seen(bob)).idea).toMatchObject({ moderation: 'VISIBLE', viewerReported: false });
    expect((await report(world, bob, one)).refused).toEqual([]);
  });

  it('takes reports twice at once as one', async () => {
    const both = await Promise.all([report(world, bob, one), report(world, bob, one)]);
    expect(both.flatMap(({ refused }) => refused)).toEqual([['ALREADY_REPORTED', ['subjectId']]]);
    expect((await queue(world, mod)).items).toHaveLength(1);
  });

  it('refuses reports of visitors, of one’s own, of nothing, and too long ones', async () => {
    expect((await report(world, {}, one)).refused).toEqual([['UNAUTHENTICATED', null]]);
    expect((await report(world, ann, one)).refused).toEqual([['FORBIDDEN', null]]);
    expect((await report(world, bob, open)).refused).toEqual([['NOT_FOUND', ['subjectId']]]);
    expect((await report(world, bob, { nodeId: 'nonsense' })).refused).toEqual([['BAD_USER_INPUT', null]]);
    expect((await report(world, bob, one, { note: 'x'.repeat(501) })).refused).toEqual([
      ['TOO_LONG', ['note']],
    ]);
    const secret = await idea(
      world.db,
      await board(world.db, 'secret', { visibility: 'TEAMS' }),
      ann,
      'For teams',
    );
    expect((await report(world, bob, secret)).refused).toEqual([['NOT_FOUND', ['subjectId']]]);
    expect((await queue(world, mod)).items).toEqual([]);
  });

  it('takes reports of notes only from those who read them, and shows them to nobody else', async () => {
    const note = await comment(world, maker, one, 'Between us', { internal: true });
    expect((await report(world, bob, note)).refused).toEqual([['NOT_FOUND', ['subjectId']]]);
    expect((await report(world, admin, note)).refused).toEqual([]);
    expect(await queue(world, mod)).toMatchObject({ items: [], viewer: { moderationCount: 0 } });
    expect((await queue(world, admin)).items).toHaveLength(1);
    expect((await moderate(world, mod, 'HIDE', [note])).refused).toEqual([
      ['NOT_FOUND', ['subjectIds', '0']],
    ]);
    expect((await moderate(world, admin, 'HIDE', [note])).refused).toEqual([]);
    const { data } = await ask(
      world,
      '{ node(id: "' + one.nodeId + '") { ... on Idea { internalNoteCount } } }',
      {},
      maker,
    );
    expect(data.node).toEqual({ internalNoteCount: 0 });
  });

  it('hides an idea from everybody but its author and moderators, and brings it back with all its numbers', async () => {
    await ask(
      world,
      `mutation { castVote(input: { ideaId: "${one.nodeId}" }) { userErrors { code } } }`,
      {},
      bob,
    );
    await comment(world, bob, one, 'A word');
    const before = await seen(bob);
    await report(world, eve, one);
    const { payload } = await moderate(world, mod, 'HIDE', [one], { reason: 'Not nice' });
    expect(payload).toMatchObject({ subjects: [{ id: one.nodeId, moderation: 'HIDDEN' }] });
    expect((await seen(bob)).idea).toBeNull();
    expect((await seen(null)).idea).toBeNull();
    expect((await seen(ann)).idea).toMatchObject({
      moderation: 'HIDDEN',
      viewerCan: { vote: false, comment: false, edit: false },
    });
    expect((await seen(mod)).idea).toMatchObject({
      moderation: 'HIDDEN',
      viewerCan: { moderate: true, report: false },
    });
    expect((await seen(bob)).community).toEqual({
      ideaCount: before.community.ideaCount - 1,
      voteCount: before.community.voteCount - 1,
      commentCount: before.community.commentCount - 1,
    });
    expect((await queue(world, mod)).items).toEqual([]);
    expect((await report(world, eve, one)).refused).toEqual([['NOT_FOUND', ['subjectId']]]);
    expect((await report(world, mod, one)).refused).toEqual([['INVALID', ['subjectId']]]);
    await moderate(world, mod, 'RESTORE', [one]);
    expect(await seen(bob)).toEqual(before);
  });

  it('hides a comment, which stays without its words where replies stand below it', async () => {
    const first = await comment(world, bob, one, 'Something rude');
    const reply = await comment(world, ann, one, 'An answer', { parent: first });
    const lone = await comment(world, bob, one, 'Rude, too');
    await moderate(world, mod, 'HIDE', [first, lone]);
    expect((await seen(eve)).idea).toMatchObject({
      commentCount: 1,
      comments: {
        totalCount: 1,
        nodes: [
          {
            body: '',
            moderation: 'HIDDEN',
            viewerCan: { report: false, reply: false },
            replies: { nodes: [{ body: 'An answer' }] },
          },
        ],
      },
    });
    expect((await seen(bob)).idea.comments.nodes.map(({ body }: { body: string }) => body)).toEqual([
      'Something rude',
      'Rude, too',
    ]);
    for (const name of ['likeComment', 'deleteComment'])
      expect(
        (await mutate(world, eve, name, { commentId: first.nodeId }, '__typename')).data.it.userErrors,
      ).toEqual([{ code: 'NOT_FOUND', field: ['commentId'] }]);
    expect(
      (await mutate(world, bob, 'editComment', { commentId: first.nodeId, body: 'Nice' })).errors[0]
        ?.extensions.code,
    ).toBe('FORBIDDEN');
    await moderate(world, mod, 'RESTORE', [lone]);
    await moderate(world, mod, 'HIDE', [reply]);
    expect((await seen(eve)).idea).toMatchObject({
      commentCount: 1,
      comments: { nodes: [{ body: 'Rude, too' }] },
    });
    await moderate(world, mod, 'RESTORE', [first, reply]);
    expect((await seen(eve)).idea.commentCount).toBe(3);
  });

  it('takes what an author deletes, held or hidden, out of no count twice', async () => {
    const first = await comment(world, bob, one, 'Something');
    await moderate(world, mod, 'HIDE', [first]);
    await mutate(world, bob, 'deleteComment', { commentId: first.nodeId }, 'deletedId');
    expect((await seen(eve)).idea.commentCount).toBe(0);
    expect((await moderate(world, mod, 'RESTORE', [first])).refused).toEqual([
      ['NOT_FOUND', ['subjectIds', '0']],
    ]);
  });

  it('decides about all or none, naming what is in no state for it', async () => {
    const two = await idea(world.db, open, ann, 'Another one');
    await moderate(world, mod, 'HIDE', [two]);
    expect((await moderate(world, mod, 'HIDE', [one, two])).refused).toEqual([
      ['INVALID', ['subjectIds', '1']],
    ]);
    expect((await moderate(world, mod, 'RESTORE', [one])).refused).toEqual([
      ['INVALID', ['subjectIds', '0']],
    ]);
    expect((await moderate(world, mod, 'APPROVE', [one, two])).refused).toHaveLength(2);
    expect((await moderate(world, mod, 'DISMISS', [one])).refused).toEqual([
      ['INVALID', ['subjectIds', '0']],
    ]);
    expect((await seen(bob)).idea).toMatchObject({ moderation: 'VISIBLE' });
    expect((await moderate(world, mod, 'HIDE', [])).refused).toEqual([['REQUIRED', ['subjectIds']]]);
    expect((await moderate(world, mod, 'HIDE', Array(101).fill(one))).refused).toEqual([
      ['TOO_MANY', ['subjectIds']],
    ]);
    expect((await moderate(world, mod, 'HIDE', [open])).refused).toEqual([
      ['NOT_FOUND', ['subjectIds', '0']],
    ]);
    expect((await moderate(world, mod, 'HIDE', [one, one])).payload).toMatchObject({
      subjects: [{ id: one.nodeId }],
    });
    await moderate(world, mod, 'RESTORE', [one, two]);
  });

  it('lets one of two moderators decide at a time', async () => {
    const both = await Promise.all([
      moderate(world, mod, 'HIDE', [one]),
      moderate(world, other, 'HIDE', [one]),
    ]);
    expect(both.flatMap(({ refused }) => refused)).toEqual([['INVALID', ['subjectIds', '0']]]);
    expect((await seen(mod)).idea.moderation).toBe('HIDDEN');
  });

  it('leaves no open report on what is hidden meanwhile', async () => {
    await Promise.all([
      moderate(world, mod, 'HIDE', [one]),
      report(world, bob, one),
      report(world, eve, one),
    ]);
    expect((await queue(world, mod)).items).toEqual([]);
  });

  it('lists what waits oldest first, page by page, of one board if asked, and not what was deleted', async () => {
    const elsewhere = await board(world.db, `else-${one.id}`);
    const there = await idea(world.db, elsewhere, ann, 'On another board');
    const said = await comment(world, bob, one, 'Said');
    const gone = await idea(world.db, open, ann, 'Soon deleted');
    for (const subject of [one, said, there, gone]) await report(world, eve, subject);
    await ask(world, `mutation { deleteIdea(input: { ideaId: "${gone.nodeId}" }) { deletedId } }`, {}, mod);
    const first = await queue(world, mod, 'first: 2');
    expect(first.moderationQueue).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(first.viewer).toEqual({ canModerate: true, moderationCount: 3 });
    const rest = await queue(world, mod, `first: 2, after: "${first.moderationQueue.pageInfo.endCursor}"`);
    expect([...first.items, ...rest.items].map(({ subject }) => subject.title ?? subject.body)).toEqual([
      'Something to look at',
      'Said',
      'On another board',
    ]);
    expect((await queue(world, mod, `boardId: "${elsewhere.nodeId}"`)).moderationQueue).toMatchObject({
      totalCount: 1,
    });
    expect(await queue(world, bob)).toMatchObject({
      code: 'FORBIDDEN',
      viewer: { canModerate: false, moderationCount: null },
    });
    expect(await queue(world, {})).toMatchObject({ code: 'UNAUTHENTICATED', viewer: null });
    const [item] = first.items;
    const node = `{ node(id: "${item.id}") { ... on ModerationItem { state } } }`;
    expect((await ask(world, node, {}, mod)).data.node).toEqual({ state: 'VISIBLE' });
    expect((await ask(world, node, {}, bob)).data.node).toBeNull();
  });

  it('lists what is hidden for those who may bring it back, latest first', async () => {
    const rude = await comment(world, bob, one, 'Rude');
    await moderate(world, mod, 'HIDE', [one]);
    await moderate(world, mod, 'HIDE', [rude]);
    const list = async (who: Person, args: string) =>
      (
        await ask(
          world,
          `{ hiddenContent(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { withBan subject { ... on Idea { id } ... on Comment { id } } } } }`,
          {},
          who,
        )
      ).data.hiddenContent;
    const first = await list(mod, 'first: 1');
    expect(first).toMatchObject({
      pageInfo: { hasNextPage: true },
      nodes: [{ withBan: false, subject: { id: rude.nodeId } }],
    });
    const rest = await list(mod, `first: 1, after: "${first.pageInfo.endCursor}"`);
    expect(rest.nodes).toMatchObject([{ subject: { id: one.nodeId } }]);
    expect(await list(bob, 'first: 1')).toBeNull();
    await moderate(world, mod, 'RESTORE', [rude, one]);
    expect((await list(mod, 'first: 100')).totalCount).toBe(first.totalCount - 2);
  });

  it('takes a hidden idea out of its merges and puts it back with its end', async () => {
    const source = await idea(world.db, open, bob, 'Much the same');
    const deeper = await idea(world.db, open, eve, 'And again');
    const merge = (target: TestIdea, what: TestIdea) =>
      ask(
        world,
        `mutation { mergeIdeas(input: { targetId: "${target.nodeId}", sourceIds: ["${what.nodeId}"] }) { userErrors { code } } }`,
        {},
        maker,
      );
    await merge(source, deeper);
    await merge(one, source);
    await comment(world, bob, one, 'About all of it');
    const tree = async () =>
      await world.db.query(
        'SELECT id, merged_into_id, root_id, merged_count FROM ideas WHERE id >= $1 ORDER BY id',
        [one.id],
      );
    const before = await tree();
    await moderate(world, mod, 'HIDE', [source]);
    expect(await tree()).toMatchObject([
      { merged_into_id: null, merged_count: 0 },
      { merged_into_id: null, merged_count: 0 },
      { merged_into_id: null, merged_count: 0 },
    ]);
    expect(await differencesIn(world.db)).toEqual([]);
    await moderate(world, mod, 'HIDE', [one]);
    await moderate(world, mod, 'RESTORE', [source]);
    expect(await tree()).toMatchObject([
      { merged_into_id: null },
      { merged_into_id: null, merged_count: 1 },
      { merged_into_id: source.id },
    ]);
    await moderate(world, mod, 'RESTORE', [one]);
    expect(await tree()).toEqual(before);
    expect(await differencesIn(world.db)).toEqual([]);
  });
});
