import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import type { AdoptionMoved } from '../src/modules/adoptions/adoption.events.js';
import { Adopting, outcomeOf, readIdea } from './support/adoptions.js';
import { startTestApp, type TestApp } from './support/app.js';
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

describe('an adoption ends', () => {
  let world: TestApp;
  let adopting: Adopting;
  let ann: Person;
  let dev: Person;
  let eve: Person;
  let admin: Person;
  let makers: number;
  let open: TestBoard;
  const moved: AdoptionMoved[] = [];

  const fresh = (title: string) => idea(world.db, open, ann, title);
  const read = (on: TestIdea) => readIdea(world, on);
  const erase = (on: TestIdea) =>
    ask(
      world,
      `mutation { deleteIdea(input: { ideaId: "${on.nodeId}" }) { userErrors { code } } }`,
      {},
      admin,
    );

  beforeAll(async () => {
    world = await startTestApp();
    adopting = new Adopting(world);
    [ann, dev, eve, admin] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Dev'),
      person(world.db, 'Eve'),
      person(world.db, 'Admin', 'ADMIN'),
    ]);
    makers = await team(world.db, 'makers', dev);
    await team(world.db, 'others', eve);
    open = await board(world.db, 'open', { team: makers });
    world.app.get(DomainEvents).onAfter('adoption.moved', (event) => void moved.push(event));
  });
  afterAll(() => world.stop());

  it('with a delivery, in full or in part, once', async () => {
    for (const [outcome, key] of [
      ['FULL', 'implemented'],
      ['PARTIAL', 'partially-implemented'],
    ] as const) {
      const one = await fresh(`Delivered ${outcome}`);
      const id = await adopting.adopt(dev, makers, [one], { targetDate: '2027-03-31' });
      moved.length = 0;
      const links = [{ title: 'See it', url: 'https://shade.example/' }];
      const input = {
        adoptionId: id,
        outcome,
        response: 'Here it *is*.',
        links,
        idempotencyKey: `deliver-${outcome}`,
      };
      const { data } = await adopting.mutate(dev, 'deliverAdoption', input);
      expect(data.it.adoption).toMatchObject({
        stage: 'DELIVERED',
        outcome,
        responseHtml: '<p>Here it <em>is</em>.</p>\n',
        links,
        targetDate: '2027-03-31',
        deliveredAt: expect.any(String),
      });
      expect((await adopting.mutate(dev, 'deliverAdoption', input)).data.it.adoption.id).toBe(id);
      expect(await adopting.outcome(dev, 'deliverAdoption', { ...input, idempotencyKey: undefined })).toBe(
        'TRANSITION_NOT_ALLOWED adoptionId',
      );
      expect(await read(one)).toMatchObject({
        status: { key },
        isOpen: false,
        triageVersion: 3,
        adoption: { id, stage: 'DELIVERED' },
        history: { nodes: [{ response: 'Here it *is*.' }, { response: 'We take this on.' }] },
      });
      expect(moved.map(({ kind, moves }) => [kind, moves.length])).toEqual([['DELIVERED', 1]]);
    }
  });

  it('with its words, links and owner still to be put right, its stage and ideas not', async () => {
    const [one, two] = [await fresh('Ended'), await fresh('Late')];
    const id = await adopting.adopt(dev, makers, [one]);
    await adopting.mutate(dev, 'deliverAdoption', { adoptionId: id, outcome: 'FULL', response: 'There.' });
    const change = (more: object) => adopting.outcome(dev, 'updateAdoption', { adoptionId: id, ...more });
    expect(await change({ title: 'Put right' })).toBe('ok');
    expect(await change({ stage: 'PILOT' })).toBe('TRANSITION_NOT_ALLOWED stage');
    expect(await change({ addIdeaIds: [two.nodeId], response: 'x' })).toBe(
      'TRANSITION_NOT_ALLOWED addIdeaIds',
    );
    expect(await change({ removeIdeaIds: [one.nodeId], removedStatusKey: 'new', response: 'x' })).toBe(
      'TRANSITION_NOT_ALLOWED removeIdeaIds',
    );
    expect(
      await adopting.outcome(dev, 'dropAdoption', { adoptionId: id, response: 'x', statusKey: 'new' }),
    ).toBe('TRANSITION_NOT_ALLOWED adoptionId');
    expect(outcomeOf(await adopting.post(dev, id, 'How it went on.'))).toBe('ok');
    expect(
      await adopting.outcome(eve, 'deliverAdoption', { adoptionId: id, outcome: 'FULL', response: 'x' }),
    ).toBe('FORBIDDEN');
  });

  it('with a drop, which frees its ideas and stays on record', async () => {
    const one = await fresh('Dropped');
    const id = await adopting.adopt(dev, makers, [one]);
    const drop = (more: object = {}) =>
      adopting.outcome(dev, 'dropAdoption', {
        adoptionId: id,
        response: 'Too dear.',
        statusKey: 'not-planned',
        ...more,
      });
    expect(await drop({ response: ' ' })).toBe('REQUIRED response');
    expect(await drop({ statusKey: 'implemented' })).toBe('ADOPTION_NEEDED statusKey');
    expect(await drop({ statusKey: 'nowhere' })).toBe('NOT_FOUND statusKey');
    moved.length = 0;
    expect(await drop()).toBe('ok');
    expect(moved.map(({ kind, moves }) => [kind, moves.length])).toEqual([['STATUS_CHANGED', 1]]);
    expect(await drop()).toBe('TRANSITION_NOT_ALLOWED adoptionId');
    expect(outcomeOf(await adopting.post(dev, id, 'News'))).toBe('TRANSITION_NOT_ALLOWED adoptionId');
    expect(await read(one)).toMatchObject({ status: { key: 'not-planned' }, adoption: null });
    expect(await adopting.read(id)).toMatchObject({
      stage: 'DROPPED',
      droppedAt: expect.any(String),
      response: 'Too dear.',
      ideas: { totalCount: 1, nodes: [{ number: one.id }] },
    });
  });

  it('until it is reopened, which takes a delivery back', async () => {
    const one = await fresh('Taken back');
    const id = await adopting.adopt(dev, makers, [one]);
    const reopen = (stage = 'BUILDING') =>
      adopting.outcome(dev, 'reopenAdoption', { adoptionId: id, stage, response: 'It fell down.' });
    expect(await reopen()).toBe('TRANSITION_NOT_ALLOWED adoptionId');
    await adopting.mutate(dev, 'deliverAdoption', { adoptionId: id, outcome: 'FULL', response: 'There.' });
    expect(await reopen('DROPPED')).toBe('INVALID stage');
    moved.length = 0;
    expect(await reopen()).toBe('ok');
    expect(moved.map(({ kind }) => kind)).toEqual(['STATUS_CHANGED']);
    expect(await adopting.read(id)).toMatchObject({
      stage: 'BUILDING',
      outcome: null,
      deliveredAt: null,
      response: 'It fell down.',
    });
    expect(await read(one)).toMatchObject({ status: { key: 'in-development' }, isOpen: true });
    expect(
      await adopting.outcome(eve, 'reopenAdoption', { adoptionId: id, stage: 'PILOT', response: 'x' }),
    ).toBe('FORBIDDEN');
  });

  it('until it is reopened after a drop, without what went elsewhere', async () => {
    const [stays, taken, deleted] = [await fresh('Stays'), await fresh('Taken'), await fresh('Deleted')];
    const id = await adopting.adopt(dev, makers, [stays, taken, deleted]);
    await adopting.mutate(dev, 'dropAdoption', {
      adoptionId: id,
      response: 'No.',
      statusKey: 'under-review',
    });
    const other = await adopting.adopt(dev, makers, [taken]);
    await erase(deleted);
    moved.length = 0;
    const reopening = { adoptionId: id, stage: 'COMMITTED', response: 'After all.' };
    expect(await adopting.outcome(dev, 'reopenAdoption', reopening)).toBe('ok');
    expect(moved.map(({ kind, moves }) => [kind, moves.map(({ ideaId }) => ideaId)])).toEqual([
      ['ADOPTED', [stays.id]],
    ]);
    expect((await adopting.read(id)).ideas.nodes).toMatchObject([{ number: stays.id }]);
    expect((await read(taken)).adoption.id).toBe(other);
    await adopting.mutate(dev, 'dropAdoption', { adoptionId: other, response: 'No.', statusKey: 'new' });
    await adopting.adopt(dev, makers, [taken]);
    expect(await adopting.outcome(dev, 'reopenAdoption', { ...reopening, adoptionId: other })).toBe(
      'INVALID adoptionId',
    );
  });

  it('leaves nothing for the doctor to find', async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });
});
