import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import '../src/modules/ideas/idea.events.js';
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
import { changerOf, mergeInto, mutate, read, type Changer } from './support/triage.js';

describe('a team that changes statuses', () => {
  let world: TestApp;
  let ann: Person;
  let dev: Person;
  let eva: Person;
  let open: TestBoard;
  let change: Changer;
  const told: { kind: string; ideaIds: number[] }[] = [];

  const ideas = (count: number, title: string): Promise<TestIdea[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => idea(world.db, open, ann, `${title} ${n}`)));
  const statuses = async (of: readonly TestIdea[]) =>
    Promise.all(of.map(async (one) => (await read(world, one)).status.key));
  const versions = (of: readonly TestIdea[], triageVersion = 1) =>
    of.map(({ nodeId }) => ({ ideaId: nodeId, triageVersion }));

  beforeAll(async () => {
    world = await startTestApp();
    [ann, dev, eva] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Dev'),
      person(world.db, 'Eva'),
    ]);
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev, eva) });
    change = changerOf(world);
    const events = world.app.get(DomainEvents, { strict: false });
    events.onAfter('ideas.statusChanged', ({ moves }) => {
      told.push({ kind: 'moved', ideaIds: moves.map(({ ideaId }) => ideaId) });
    });
    events.onAfter('ideas.changed', ({ ideaIds }) => {
      told.push({ kind: 'changed', ideaIds: [...ideaIds] });
    });
  });
  afterAll(() => world.stop());

  it('moves a hundred ideas with one answer, and says so once', async () => {
    const many = await ideas(100, 'Bulk');
    told.length = 0;
    const { payload, refused } = await mutate(
      world,
      dev,
      'changeIdeaStatus',
      {
        ideaIds: many.map(({ nodeId }) => nodeId),
        statusKey: 'under-review',
        response: ' We look at **all** of these. ',
        expected: versions(many),
      },
      'ideas { number status { key } triageVersion officialResponse { response actor { handle } } }',
    );
    expect(refused).toEqual([]);
    expect(payload?.['ideas']).toEqual(
      many.map(({ id }) => ({
        number: id,
        status: { key: 'under-review' },
        triageVersion: 2,
        officialResponse: { response: 'We look at **all** of these.', actor: { handle: dev.handle } },
      })),
    );
    const ids = many.map(({ id }) => id);
    expect(told).toEqual([
      { kind: 'moved', ideaIds: expect.arrayContaining(ids) },
      { kind: 'changed', ideaIds: ids },
    ]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('moves none where one may not move, and names each that may not', async () => {
    const [one, two, three, gone] = await ideas(4, 'All or none');
    if (!one || !two || !three || !gone) throw new Error('no ideas');
    await change(dev, [two], 'not-planned', { response: 'No.' });
    await world.db.query(`UPDATE statuses SET requires_response = false WHERE key = 'already-offered'`);
    expect(await change(dev, [one, two, three], 'already-offered')).toEqual([
      ['TRANSITION_NOT_ALLOWED', ['ideaIds', '1']],
    ]);
    await world.db.query(`UPDATE statuses SET requires_response = true WHERE key = 'already-offered'`);
    await mergeInto(world.db, three, one);
    expect(await change(dev, [one, three], 'acknowledged')).toEqual([['IDEA_CLOSED', ['ideaIds', '1']]]);
    await mutate(world, ann, 'deleteIdea', { ideaId: gone.nodeId }, 'deletedId');
    expect(await change(dev, [gone, one], 'acknowledged')).toEqual([['NOT_FOUND', ['ideaIds', '0']]]);
    expect(await statuses([one, two, three])).toEqual(['new', 'not-planned', 'new']);
  });

  it('counts an idea named twice once, and keeps the index of the input', async () => {
    const [one, two] = await ideas(2, 'Twice');
    if (!one || !two) throw new Error('no ideas');
    await change(dev, [two], 'not-planned', { response: 'No.' });
    expect(await change(dev, [one, one, two], 'acknowledged')).toEqual([
      ['TRANSITION_NOT_ALLOWED', ['ideaIds', '2']],
    ]);
    expect(await change(dev, [one, one], 'acknowledged')).toEqual([]);
    expect((await read(world, one)).history.nodes).toHaveLength(1);
  });

  it('refuses what nobody could mean, naming the field', async () => {
    const [one] = await ideas(1, 'Nonsense');
    if (!one) throw new Error('no idea');
    expect(await change(dev, [], 'acknowledged')).toEqual([['REQUIRED', ['ideaIds']]]);
    expect(
      await change(
        dev,
        Array.from({ length: 101 }, () => one),
        'acknowledged',
      ),
    ).toEqual([['TOO_MANY', ['ideaIds']]]);
    expect(await change(dev, [one], 'acknowledged', { response: 'x'.repeat(10_001) })).toEqual([
      ['TOO_LONG', ['response']],
    ]);
    expect(await change(dev, [one], 'acknowledged', { response: ' \u200B ' })).toEqual([
      ['REQUIRED', ['response']],
    ]);
    expect(await change(dev, [one], 'acknowledged', { response: 'a\u0000b' })).toEqual([
      ['INVALID', ['response']],
    ]);
    expect(await change(dev, [{ id: 0, nodeId: 'zzz' }], 'acknowledged')).toEqual([['BAD_USER_INPUT', null]]);
    expect(await change(dev, [one], 'under-review')).toEqual([['RESPONSE_REQUIRED', ['response']]]);
    expect(await change(dev, [one], 'new')).toEqual([['RESPONSE_REQUIRED', ['ideaIds', '0']]]);
    expect(await change(dev, [one], 'implemented', { response: 'Done!' })).toEqual([
      ['ADOPTION_NEEDED', ['statusKey']],
    ]);
    const [other] = await ideas(1, 'Other');
    expect(await change(dev, [one], 'acknowledged', { expected: versions([one, other ?? one]) })).toEqual([
      ['INVALID', ['expected', '1', 'ideaId']],
    ]);
    expect(await read(world, one)).toMatchObject({ status: { key: 'new' }, triageVersion: 1 });
  });

  it('leaves what an adoption decides to the adoption, but for answers', async () => {
    const one = await idea(world.db, open, ann, 'Adopted', { status: 'adopted' });
    expect(await change(dev, [one], 'not-planned', { response: 'No.' })).toEqual([
      ['IN_ADOPTION', ['ideaIds', '0']],
    ]);
    expect(await change(dev, [one], 'adopted', { response: 'Work has begun.' })).toEqual([]);
    expect((await read(world, one)).officialResponse.response).toBe('Work has begun.');
  });

  it('answers where an idea stands, corrects the answer, and keeps the first as the moment of answering', async () => {
    const [one] = await ideas(1, 'Answered');
    if (!one) throw new Error('no idea');
    await world.db.query(`UPDATE ideas SET created_at = now() - interval '1 hour' WHERE id = $1`, [one.id]);
    await change(dev, [one], 'new', { response: 'Thank yuo.' });
    const { answeredAfter } = await read(world, one);
    await world.db.query(`UPDATE ideas SET answered_at = answered_at - interval '30 minutes' WHERE id = $1`, [
      one.id,
    ]);
    await world.db.query(
      `UPDATE status_changes SET created_at = created_at - interval '30 minutes' WHERE idea_id = $1`,
      [one.id],
    );
    await change(eva, [one], 'new', { response: 'Thank you.' });
    const now = await read(world, one);
    expect(now).toMatchObject({ status: { key: 'new' }, officialResponse: { response: 'Thank you.' } });
    expect(now.history.nodes).toHaveLength(2);
    expect(answeredAfter - now.answeredAfter).toBe(1800);
  });

  it('tells nobody twice when the same request comes again', async () => {
    const [one, two] = await ideas(2, 'Double click');
    if (!one || !two) throw new Error('no ideas');
    expect(await change(dev, [one], 'not-planned', { response: 'No.' })).toEqual([]);
    told.length = 0;
    expect(await change(dev, [one], 'not-planned', { response: 'No.' })).toEqual([]);
    expect(told).toEqual([]);
    expect(await change(dev, [one, two], 'not-planned', { response: 'No.' })).toEqual([]);
    expect(told[0]).toEqual({ kind: 'moved', ideaIds: [two.id] });
    expect((await read(world, one)).history.nodes).toHaveLength(1);
    expect((await read(world, one)).triageVersion).toBe(2);
  });

  it('refuses what changed since it was read, each by its index', async () => {
    const [one, two, three] = await ideas(3, 'Second tab');
    if (!one || !two || !three) throw new Error('no ideas');
    await change(eva, [two], 'acknowledged');
    await mutate(world, eva, 'tagIdea', { ideaId: three.nodeId, tags: ['x'] }, 'idea { number }');
    const expected = versions([three, one, two]);
    expect(await change(dev, [one, two, three], 'not-planned', { response: 'No.', expected })).toEqual([
      ['STALE', ['expected', '0', 'triageVersion']],
      ['STALE', ['expected', '2', 'triageVersion']],
    ]);
    expect(await statuses([one, two, three])).toEqual(['new', 'acknowledged', 'new']);
  });

  it('lets one of two people who act at the same moment win, and tells the other', async () => {
    for (let round = 0; round < 10; round++) {
      const [one] = await ideas(1, `Race ${round}`);
      if (!one) throw new Error('no idea');
      const expected = versions([one]);
      const outcomes = await Promise.all([
        change(dev, [one], 'not-planned', { response: 'No.', expected }),
        change(eva, [one], 'already-offered', { response: 'It is there.', expected }),
        mutate(
          world,
          eva,
          'assignIdea',
          { ideaId: one.nodeId, memberId: eva.nodeId, triageVersion: 1 },
          'idea { number }',
        ).then(({ refused }) => refused),
      ]);
      expect(outcomes.filter((refused) => refused.length === 0)).toHaveLength(1);
      expect(outcomes.flat().map(([code]) => code)).toEqual(['STALE', 'STALE']);
      const { triageVersion, history } = await read(world, one);
      expect(triageVersion).toBe(2);
      expect(history.nodes.length).toBeLessThanOrEqual(1);
    }
  });

  it('neither loses nor locks up bulks that overlap in opposite order', async () => {
    const many = await ideas(20, 'Overlap');
    const bulks = [many, many.toReversed(), many.slice(5, 15), many.toReversed().slice(3)];
    const outcomes = await Promise.all(
      bulks.map((bulk, n) => change(n % 2 ? dev : eva, bulk, 'under-review', { response: `Answer ${n}.` })),
    );
    expect(outcomes).toEqual([[], [], [], []]);
    for (const one of many) {
      const { status, history, officialResponse, triageVersion } = await read(world, one);
      expect(status.key).toBe('under-review');
      expect(history.nodes[0].response).toBe(officialResponse.response);
      expect(history.nodes).toHaveLength(triageVersion - 1);
    }
    expect(await differencesIn(world.db)).toEqual([]);
  });
});
