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

describe('what moderators can look at', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let eve: Person;
  let maker: Person;
  let mod: Person;
  let open: TestBoard;
  let one: TestIdea;

  beforeAll(async () => {
    world = await startTestApp();
    const { db } = world;
    [ann, bob, eve] = [await person(db, 'Ann'), await person(db, 'Bob'), await person(db, 'Eve')];
    [maker, mod] = [await person(db, 'Maker'), await person(db, 'Mod', 'MODERATOR')];
    open = await board(db, 'open', { team: await team(db, 'makers', maker) });
  });
  beforeEach(async () => {
    one = await idea(world.db, open, ann, 'Something to look at');
    await world.db.query('DELETE FROM moderation_items');
  });
  afterAll(async () => {
    expect(await differencesIn(world.db)).toEqual([]);
    await world.stop();
  });

  it('keeps what was reported for moderators when its author is faster, and nothing else that was deleted', async () => {
    const threat = await comment(world, bob, one, 'A threat');
    const lone = await idea(world.db, open, bob, 'A threat, too');
    const [gone, below] = [await comment(world, bob, one, 'Rude'), await comment(world, bob, lone, 'Below')];
    for (const subject of [threat, lone, gone, below]) await report(world, eve, subject);
    const remove = (who: Person, { nodeId }: { nodeId: string }) =>
      mutate(world, who, 'deleteComment', { commentId: nodeId }, 'deletedId');
    await remove(bob, threat);
    await remove(mod, gone);
    await ask(world, `mutation { deleteIdea(input: { ideaId: "${lone.nodeId}" }) { deletedId } }`, {}, bob);
    const { items, viewer } = await queue(world, mod);
    expect(items).toMatchObject([
      { deleted: true, open: true, reportCount: 1, subject: { body: '', revisions: [{ body: 'A threat' }] } },
      { deleted: true, open: true, reportCount: 1, subject: { number: lone.id, title: 'A threat, too' } },
    ]);
    expect(viewer.moderationCount).toBe(2);
    const node = `{ node(id: "${threat.nodeId}") { ... on Comment { body revisions { body } viewerCan { moderate } } } }`;
    expect((await ask(world, node, {}, mod)).data.node).toEqual({
      body: '',
      revisions: [{ body: 'A threat' }],
      viewerCan: { moderate: false },
    });
    for (const who of [bob, eve]) expect((await ask(world, node, {}, who)).data.node).toBeNull();
    expect((await ask(world, `{ idea(number: ${lone.id}) { title } }`, {}, mod)).data.idea).toBeNull();
    for (const action of ['HIDE', 'APPROVE', 'RESTORE'])
      expect((await moderate(world, mod, action, [threat])).refused).toEqual([
        ['INVALID', ['subjectIds', '0']],
      ]);
    expect((await moderate(world, mod, 'DISMISS', [threat, lone])).refused).toEqual([]);
    expect((await queue(world, mod)).items).toEqual([]);
  });

  it('decides about what was read, not about what was written since', async () => {
    const said = await comment(world, bob, one, 'Harmless');
    await report(world, eve, said);
    const { items } = await queue(world, mod);
    const marks = items.map(({ mark }: { mark: string }) => mark);
    await mutate(world, bob, 'editComment', { commentId: said.nodeId, body: 'Nasty' });
    const stale = await moderate(world, mod, 'DISMISS', [said], { marks });
    expect(stale.refused).toEqual([['STALE', ['subjectIds', '0']]]);
    const again = await queue(world, mod);
    expect(again.items).toMatchObject([{ id: items[0].id, subject: { body: 'Nasty' } }]);
    const fresh = { marks: [again.items[0].mark] };
    expect((await moderate(world, mod, 'DISMISS', [said], fresh)).refused).toEqual([]);
  });

  it('keeps what was said before for moderators alone', async () => {
    const said = await comment(world, bob, one, 'First words');
    await comment(world, eve, one, 'A reply', { parent: said });
    await mutate(world, bob, 'editComment', { commentId: said.nodeId, body: 'Second words' });
    await mutate(world, bob, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
    const edit = `mutation { editIdea(input: { ideaId: "${one.nodeId}", version: 1, title: "Another title" }) { userErrors { code } } }`;
    await ask(world, edit, {}, ann);
    const text = `{ comment: node(id: "${said.nodeId}") { ... on Comment { body revisions { title body bodyHtml } } }
      idea: node(id: "${one.nodeId}") { ... on Idea { revisions { title body replacedAt } } } }`;
    expect((await ask(world, text, {}, mod)).data).toMatchObject({
      comment: {
        body: '',
        revisions: [
          { title: null, body: 'Second words' },
          { title: null, body: 'First words', bodyHtml: '<p>First words</p>\n' },
        ],
      },
      idea: { revisions: [{ title: 'Something to look at', body: '' }] },
    });
    for (const who of [ann, bob, maker])
      expect((await ask(world, text, {}, who)).data).toMatchObject({
        comment: { revisions: null },
        idea: { revisions: null },
      });
  });
});
