import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AdoptionMoved, AdoptionUpdatePosted } from '../src/modules/adoptions/adoption.events.js';
import { ChangeIdeaStatus } from '../src/modules/triage/change-idea-status.js';
import { DomainEvents } from '../src/events/domain-events.js';
import { Adopting, outcomeOf, promise, readIdea } from './support/adoptions.js';
import { contextOf, startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
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

describe('an adoption', () => {
  let world: TestApp;
  let adopting: Adopting;
  let ann: Person;
  let bob: Person;
  let dev: Person;
  let eve: Person;
  let admin: Person;
  let makers: number;
  let others: number;
  let open: TestBoard;
  const moved: AdoptionMoved[] = [];
  const posted: AdoptionUpdatePosted[] = [];
  const changed: number[][] = [];

  const fresh = (title: string, more: Parameters<typeof idea>[4] = {}) =>
    idea(world.db, open, ann, title, more);
  const read = (on: TestIdea) => readIdea(world, on);
  const keys = async (...ideas: TestIdea[]) =>
    Promise.all(ideas.map(async (one) => (await read(one)).status.key));
  const erase = (on: TestIdea) =>
    ask(
      world,
      `mutation { deleteIdea(input: { ideaId: "${on.nodeId}" }) { userErrors { code } } }`,
      {},
      admin,
    );
  const vote = (who: Person, on: TestIdea, direction: 'PROMOTE' | 'DEMOTE' = 'PROMOTE') =>
    ask(
      world,
      `mutation { castVote(input: { ideaId: "${on.nodeId}", direction: ${direction} }) { userErrors { code } } }`,
      {},
      who,
    );

  beforeAll(async () => {
    world = await startTestApp();
    adopting = new Adopting(world);
    [ann, bob, dev, eve, admin] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Bob'),
      person(world.db, 'Dev'),
      person(world.db, 'Eve'),
      person(world.db, 'Admin', 'ADMIN'),
    ]);
    makers = await team(world.db, 'makers', dev);
    others = await team(world.db, 'others', eve);
    open = await board(world.db, 'open', { team: makers });
    const events = world.app.get(DomainEvents);
    events.onAfter('adoption.moved', (event) => void moved.push(event));
    events.onAfter('adoption.updatePosted', (event) => void posted.push(event));
    events.onAfter('ideas.changed', ({ ideaIds }) => void changed.push([...ideaIds]));
  });
  afterAll(() => world.stop());

  describe('begins', () => {
    it('with a promise that carries its ideas along', async () => {
      const ideas = [
        await fresh('Shade at stops'),
        await fresh('Benches at stops', { status: 'not-planned' }),
      ];
      await vote(bob, ideas[0] as TestIdea);
      moved.length = changed.length = 0;
      const { data } = await adopting.mutate(
        dev,
        'adoptIdeas',
        promise(makers, ideas, { targetDate: '2027-03-31' }),
      );
      expect(data.it).toMatchObject({
        userErrors: [],
        adoption: {
          title: 'Shade for everyone',
          summaryHtml: '<p>A <strong>roof</strong> and a bench.</p>\n',
          stage: 'COMMITTED',
          targetDate: '2027-03-31',
          outcome: null,
          deliveredAt: null,
          response: 'We take this on.',
          responseHtml: '<p>We take this on.</p>\n',
          points: 10,
          supporterCount: 1,
          links: [],
          team: { slug: 'makers' },
          owner: { handle: dev.handle },
          viewerCanEdit: true,
          url: `${world.config.publicUrl}/adoptions/${data.it.adoption.id}`,
          contributors: { totalCount: 1, nodes: [{ handle: ann.handle }] },
        },
      });
      // Most points first.
      expect(data.it.adoption.ideas.nodes.map((one: { number: number }) => one.number)).toEqual(
        ideas.map(({ id }) => id),
      );
      for (const one of ideas) {
        expect(await read(one)).toMatchObject({
          status: { key: 'adopted' },
          triageVersion: 2,
          isOpen: true,
          adoption: { id: data.it.adoption.id, stage: 'COMMITTED' },
          history: {
            nodes: [{ to: { key: 'adopted' }, response: 'We take this on.', actor: { handle: dev.handle } }],
          },
        });
      }
      expect(moved).toMatchObject([{ kind: 'ADOPTED', actorId: dev.id }]);
      expect(moved[0]?.moves.map(({ ideaId }) => ideaId)).toEqual(ideas.map(({ id }) => id));
      expect(changed).toEqual([ideas.map(({ id }) => id)]);
    });

    it('only in a team’s name that the viewer acts for, on boards that they triage', async () => {
      const one = await fresh('Rights');
      const elsewhere = await idea(
        world.db,
        await board(world.db, 'elsewhere', { team: others }),
        ann,
        'Elsewhere',
      );
      expect(await adopting.outcome(null, 'adoptIdeas', promise(makers, [one]))).toBe('UNAUTHENTICATED');
      expect(await adopting.outcome(ann, 'adoptIdeas', promise(makers, [one]))).toBe('FORBIDDEN');
      expect(await adopting.outcome(eve, 'adoptIdeas', promise(others, [one]))).toBe('FORBIDDEN');
      expect(await adopting.outcome(dev, 'adoptIdeas', promise(others, [one]))).toBe('FORBIDDEN');
      expect(await adopting.outcome(dev, 'adoptIdeas', promise(makers, [one, elsewhere]))).toBe('FORBIDDEN');
      expect(await adopting.outcome(dev, 'adoptIdeas', promise(999, [one]))).toBe('NOT_FOUND teamId');
      expect(await keys(one)).toEqual(['new']);
      expect(await adopting.outcome(admin, 'adoptIdeas', promise(others, [one, elsewhere]))).toBe('ok');
    });

    it('only with ideas that are free, present and not delivered', async () => {
      const [free, taken, held, gone, delivered, merged] = await Promise.all(
        ['Free', 'Taken', 'Held', 'Gone', 'Delivered', 'Merged'].map((title) =>
          fresh(`${title} already`, title === 'Delivered' ? { status: 'implemented' } : {}),
        ),
      );
      if (!free || !taken || !held || !gone || !delivered || !merged) throw new Error('ideas');
      await adopting.adopt(dev, makers, [taken]);
      await world.db.query(`UPDATE ideas SET moderation = 'HELD' WHERE id = $1`, [held.id]);
      await erase(gone);
      await world.db.query(
        'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1',
        [merged.id, free.id],
      );
      const outcomes: [TestIdea, string][] = [
        [taken, 'IN_ADOPTION ideaIds.1'],
        [held, 'NOT_FOUND ideaIds.1'],
        [gone, 'NOT_FOUND ideaIds.1'],
        [delivered, 'IDEA_CLOSED ideaIds.1'],
        [merged, 'IDEA_CLOSED ideaIds.1'],
      ];
      for (const [other, expected] of outcomes)
        expect(await adopting.outcome(dev, 'adoptIdeas', promise(makers, [free, other]))).toBe(expected);
      // An administrator knows of what is held.
      expect(await adopting.outcome(admin, 'adoptIdeas', promise(makers, [free, held]))).toBe(
        'IDEA_CLOSED ideaIds.1',
      );
      expect(await keys(free)).toEqual(['new']);
      await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [held.id]);
      await world.db.query(
        'UPDATE ideas SET merged_into_id = NULL, root_id = NULL, merged_at = NULL WHERE id = $1',
        [merged.id],
      );
    });

    it('with words in them, and at most fifty ideas', async () => {
      const one = await fresh('Words');
      const said = (more: object) => adopting.outcome(dev, 'adoptIdeas', promise(makers, [one], more));
      expect(await said({ title: ' ' })).toBe('REQUIRED title');
      expect(await said({ title: 'x'.repeat(151) })).toBe('TOO_LONG title');
      expect(await said({ response: '\u200b' })).toBe('REQUIRED response');
      expect(await said({ response: 'x'.repeat(10_001) })).toBe('TOO_LONG response');
      expect(await said({ summary: 'x'.repeat(5001) })).toBe('TOO_LONG summary');
      expect(await said({ ideaIds: [] })).toBe('REQUIRED ideaIds');
      expect(await said({ targetDate: '2027-02-30' })).toBe('BAD_USER_INPUT');
      expect(await said({ targetDate: '2027-2-3' })).toBe('BAD_USER_INPUT');
      const many = Array.from({ length: 51 }, (_, i) => Buffer.from(`Idea:${i + 1}`).toString('base64url'));
      expect(await said({ ideaIds: many })).toBe('TOO_MANY ideaIds');
      expect(await said({ ideaIds: [one.nodeId, one.nodeId], summary: '' })).toBe('ok');
    });

    it('once for one key, and for two teams at once only one', async () => {
      const [one, two] = [await fresh('Repeated'), await fresh('Raced')];
      const input = promise(makers, [one], { idempotencyKey: 'adopt-1' });
      const ids = (await Promise.all([1, 2].map(() => adopting.mutate(dev, 'adoptIdeas', input)))).map(
        ({ data }) => data.it.adoption.id,
      );
      expect(ids[0]).toBe(ids[1]);
      expect(await adopting.outcome(dev, 'adoptIdeas', { ...input, title: 'Other' })).toBe(
        'INVALID idempotencyKey',
      );
      const race = await Promise.all([
        adopting.outcome(dev, 'adoptIdeas', promise(makers, [two])),
        adopting.outcome(admin, 'adoptIdeas', promise(others, [two])),
      ]);
      expect(race.toSorted()).toEqual(['IN_ADOPTION ideaIds.0', 'ok']);
    });
  });

  describe('moves on', () => {
    it('from stage to stage, each idea with one row of history where its status changes', async () => {
      const one = await fresh('Stepping');
      const id = await adopting.adopt(dev, makers, [one]);
      moved.length = 0;
      const step = (stage: string, response?: string) =>
        adopting.outcome(dev, 'updateAdoption', { adoptionId: id, stage, response });
      expect(await step('BUILDING')).toBe('ok');
      expect(await step('PILOT')).toBe('ok');
      expect(await step('PILOT', 'Two stops have it.')).toBe('ok');
      // Adopted asks for an answer, also on the way back.
      expect(await step('COMMITTED')).toBe('RESPONSE_REQUIRED response');
      expect(await step('COMMITTED', 'Back to the drawing board.')).toBe('ok');
      expect(await step('DELIVERED')).toBe('INVALID stage');
      expect((await read(one)).history.nodes).toMatchObject([
        { to: { key: 'adopted' }, response: 'Back to the drawing board.' },
        { to: { key: 'in-development' }, response: 'Two stops have it.' },
        { to: { key: 'in-development' }, response: null },
        { to: { key: 'adopted' }, response: 'We take this on.' },
      ]);
      expect((await read(one)).triageVersion).toBe(5);
      expect(moved.map(({ kind, moves }) => [kind, moves.length])).toEqual([
        ['STATUS_CHANGED', 1],
        ['STATUS_CHANGED', 1],
        ['STATUS_CHANGED', 1],
      ]);
      expect(await adopting.read(id)).toMatchObject({
        stage: 'COMMITTED',
        response: 'Back to the drawing board.',
      });
    });

    it('in words, date, links and owner, and what is left out stays', async () => {
      const id = await adopting.adopt(dev, makers, [await fresh('Wording')], { targetDate: '2027-03-31' });
      const change = (more: object) => adopting.outcome(dev, 'updateAdoption', { adoptionId: id, ...more });
      const links = [
        { title: 'Board', url: 'https://work.example/42' },
        { title: 'Plan', url: 'https://work.example/?a=1&b=2' },
      ];
      expect(await change({ title: 'Roofs', links, ownerId: admin.nodeId })).toBe('ok');
      expect(await change({ summary: 'Sooner.' })).toBe('ok');
      expect(await adopting.read(id)).toMatchObject({
        title: 'Roofs',
        summary: 'Sooner.',
        targetDate: '2027-03-31',
        links,
        owner: { handle: admin.handle },
        response: 'We take this on.',
      });
      expect(await change({ targetDate: null, links: [] })).toBe('ok');
      expect(await adopting.read(id)).toMatchObject({ targetDate: null, links: [] });
      const many = Array.from({ length: 11 }, () => links[0]);
      const refused: [object, string][] = [
        [{ title: null }, 'INVALID title'],
        [{ title: '' }, 'REQUIRED title'],
        [{ stage: null }, 'INVALID stage'],
        [{ links: null }, 'INVALID links'],
        [{ links: many }, 'TOO_MANY links'],
        [{ links: [{ title: '', url: 'https://work.example' }] }, 'REQUIRED links.0.title'],
        [{ links: [{ title: 'x'.repeat(81), url: 'https://work.example' }] }, 'TOO_LONG links.0.title'],
        [
          { links: [{ title: 'x', url: `https://work.example/${'x'.repeat(2000)}` }] },
          'TOO_LONG links.0.url',
        ],
        [{ links: [{ title: 'x', url: 'javascript:alert(1)' }] }, 'BAD_USER_INPUT'],
        [{ ownerId: null }, 'INVALID ownerId'],
        [{ ownerId: eve.nodeId }, 'INVALID ownerId'],
        [{ ownerId: Buffer.from('Member:99999').toString('base64url') }, 'NOT_FOUND ownerId'],
        [{ response: 'For whom?' }, 'INVALID response'],
        [{ removedStatusKey: 'new' }, 'INVALID removedStatusKey'],
      ];
      for (const [more, expected] of refused) expect([more, await change(more)]).toEqual([more, expected]);
      expect(await adopting.read(id)).toMatchObject({ title: 'Roofs', owner: { handle: admin.handle } });
    });

    it('with ideas that join and leave, each with an answer', async () => {
      const [one, two, three] = [await fresh('First'), await fresh('Second'), await fresh('Third')];
      const id = await adopting.adopt(dev, makers, [one]);
      const change = (more: object) => adopting.outcome(dev, 'updateAdoption', { adoptionId: id, ...more });
      expect(await change({ addIdeaIds: [two.nodeId] })).toBe('RESPONSE_REQUIRED response');
      expect(await change({ addIdeaIds: [one.nodeId], response: 'Yes.' })).toBe('IN_ADOPTION addIdeaIds.0');
      moved.length = 0;
      expect(await change({ addIdeaIds: [two.nodeId], stage: 'BUILDING', response: 'You, too.' })).toBe('ok');
      expect(await keys(one, two)).toEqual(['in-development', 'in-development']);
      expect(moved.map(({ kind, moves }) => [kind, moves.map(({ ideaId }) => ideaId)])).toEqual([
        ['ADOPTED', [two.id]],
        ['STATUS_CHANGED', [one.id]],
      ]);
      const off = { removeIdeaIds: [one.nodeId], removedStatusKey: 'not-planned', response: 'Not this one.' };
      expect(await change({ ...off, removedStatusKey: undefined })).toBe('REQUIRED removedStatusKey');
      expect(await change({ ...off, removedStatusKey: 'nowhere' })).toBe('NOT_FOUND removedStatusKey');
      expect(await change({ ...off, removedStatusKey: 'adopted' })).toBe('ADOPTION_NEEDED removedStatusKey');
      expect(await change({ ...off, response: undefined })).toBe('RESPONSE_REQUIRED response');
      expect(await change({ ...off, removeIdeaIds: [three.nodeId] })).toBe('NOT_FOUND removeIdeaIds.0');
      expect(await change({ ...off, removeIdeaIds: [one.nodeId, two.nodeId] })).toBe('INVALID removeIdeaIds');
      expect(await change({ ...off, addIdeaIds: [three.nodeId] })).toBe('ok');
      expect(await keys(one, two, three)).toEqual(['not-planned', 'in-development', 'in-development']);
      expect(await read(one)).toMatchObject({ adoption: null, triageVersion: 4 });
      expect((await read(two)).triageVersion).toBe(2);
      expect((await adopting.read(id)).ideas.totalCount).toBe(2);
      // Free for another now.
      expect(await adopting.outcome(dev, 'adoptIdeas', promise(makers, [one]))).toBe('ok');
    });

    it('for its team and administrators alone, and only for whom it is visible', async () => {
      const hidden = await board(world.db, 'hidden', { visibility: 'TEAMS', team: others });
      const id = await adopting.adopt(dev, makers, [await fresh('Ours')]);
      const secret = await adopting.adopt(eve, others, [await idea(world.db, hidden, ann, 'Secret')]);
      for (const [who, expected] of [
        [null, 'UNAUTHENTICATED'],
        [ann, 'FORBIDDEN'],
        [eve, 'FORBIDDEN'],
        [admin, 'ok'],
      ] as const) {
        expect(await adopting.outcome(who, 'updateAdoption', { adoptionId: id, title: 'Mine' })).toBe(
          expected,
        );
        expect(outcomeOf(await adopting.post(who, id, 'News'))).toBe(expected);
      }
      expect(await adopting.outcome(dev, 'updateAdoption', { adoptionId: secret, title: 'x' })).toBe(
        'NOT_FOUND adoptionId',
      );
      expect(await adopting.read(secret, dev)).toBeNull();
      expect(await adopting.read(secret, eve)).toMatchObject({ viewerCanEdit: true });
      expect(await adopting.read(id, eve)).toMatchObject({ viewerCanEdit: false });
    });

    it('with progress posts, each once for its key', async () => {
      const one = await fresh('Progressing');
      const id = await adopting.adopt(dev, makers, [one]);
      posted.length = changed.length = 0;
      const first = await adopting.post(dev, id, 'The *first* roof stands.', 'post-1');
      const again = await adopting.post(dev, id, 'The *first* roof stands.', 'post-1');
      expect(again.data.it.update.id).toBe(first.data.it.update.id);
      expect(outcomeOf(await adopting.post(dev, id, 'Other', 'post-1'))).toBe('INVALID idempotencyKey');
      expect(outcomeOf(await adopting.post(dev, id, '  '))).toBe('REQUIRED body');
      await adopting.post(dev, id, 'And the second.');
      expect((await adopting.read(id)).updates).toMatchObject({
        totalCount: 2,
        nodes: [
          { body: 'And the second.' },
          { bodyHtml: '<p>The <em>first</em> roof stands.</p>\n', author: { handle: dev.handle } },
        ],
      });
      expect(posted.map(({ actorId }) => actorId)).toEqual([dev.id, dev.id]);
      expect(changed).toEqual([[one.id], [one.id]]);
      const { data } = await ask(
        world,
        `{ node(id: "${first.data.it.update.id}") { ... on AdoptionUpdate { body } } }`,
      );
      expect(data.node.body).toBe('The *first* roof stands.');
    });

    it('while its ideas may be answered, but go nowhere without it', async () => {
      const one = await fresh('Answered meanwhile');
      await adopting.adopt(dev, makers, [one]);
      const context = await contextOf(world, dev);
      const change = (statusKey: string, response: string) =>
        world.app
          .get(ChangeIdeaStatus, { strict: false })
          .change(context, { ideaIds: [one.nodeId], statusKey, response });
      await expect(change('not-planned', 'No.')).rejects.toThrow('IN_ADOPTION ideaIds.0');
      await change('adopted', 'Corrected: by June.');
      expect((await read(one)).history.nodes[0]).toMatchObject({
        from: { key: 'adopted' },
        to: { key: 'adopted' },
        response: 'Corrected: by June.',
      });
    });
  });

  it('leaves nothing for the doctor to find', async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });
});
