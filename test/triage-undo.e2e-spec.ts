import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
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

interface Step {
  id: string;
  from: { key: string };
  to: { key: string };
  response: string | null;
  isUndone: boolean;
  isReversal: boolean;
  undoableUntil: string | null;
}

describe('taking a status change back', () => {
  let world: TestApp;
  let ann: Person;
  let dev: Person;
  let eva: Person;
  let open: TestBoard;
  let change: Changer;
  const undone: number[] = [];

  const fresh = (title: string): Promise<TestIdea> => idea(world.db, open, ann, title);
  const undo = async (who: { cookie?: string }, statusChangeIds: readonly string[]) =>
    mutate(world, who, 'undoStatusChange', { statusChangeIds }, 'ideas { number status { key } }');
  const refused = async (...args: Parameters<typeof undo>) => (await undo(...args)).refused;
  const steps = async (of: TestIdea, who: Person = dev): Promise<Step[]> =>
    (await read(world, of, who)).history.nodes;
  const latest = async (of: TestIdea): Promise<string> => (await steps(of))[0]?.id ?? '';
  const age = (of: TestIdea, seconds: number) =>
    world.db.query(
      'UPDATE status_changes SET created_at = created_at - make_interval(secs => $2) WHERE idea_id = $1',
      [of.id, seconds],
    );

  beforeAll(async () => {
    world = await startTestApp();
    [ann, dev, eva] = await Promise.all([
      person(world.db, 'Ann'),
      person(world.db, 'Dev'),
      person(world.db, 'Eva'),
    ]);
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', dev, eva) });
    change = changerOf(world);
    world.app.get(DomainEvents, { strict: false }).onAfter('ideas.statusUndone', ({ changeIds }) => {
      undone.push(...changeIds);
    });
  });
  afterAll(() => world.stop());

  it('restores status and answer, and leaves both rows in the history', async () => {
    const one = await fresh('Back again');
    await change(dev, [one], 'acknowledged');
    await change(dev, [one], 'under-review', { response: 'A first answer.' });
    await age(one, 90);
    await world.db.query(
      'UPDATE ideas SET answered_at = (SELECT max(created_at) FROM status_changes WHERE idea_id = $1) WHERE id = $1',
      [one.id],
    );
    const before = await read(world, one);
    await change(dev, [one], 'not-planned', { response: 'A hasty no.' });
    const { payload, refused: why } = await undo(dev, [await latest(one)]);
    expect(why).toEqual([]);
    expect(payload?.['ideas']).toEqual([{ number: one.id, status: { key: 'under-review' } }]);
    const after = await read(world, one);
    expect(after).toMatchObject({
      status: { key: 'under-review' },
      officialResponse: { response: 'A first answer.' },
      answeredAfter: before.answeredAfter,
      triageVersion: before.triageVersion + 2,
    });
    expect(await steps(one)).toMatchObject([
      { from: { key: 'not-planned' }, to: { key: 'under-review' }, response: null, isReversal: true },
      { to: { key: 'not-planned' }, response: 'A hasty no.', isUndone: true, isReversal: false },
      { to: { key: 'under-review' }, isUndone: false },
      { to: { key: 'acknowledged' }, isUndone: false },
    ]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('makes an idea unanswered again where the answer was its only one', async () => {
    const one = await fresh('Unanswered again');
    await change(dev, [one], 'new', { response: 'Wrong idea, sorry.' });
    expect(await refused(dev, [await latest(one)])).toEqual([]);
    expect(await read(world, one)).toMatchObject({
      status: { key: 'new' },
      officialResponse: null,
      answeredAfter: null,
    });
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('takes a whole bulk back at once, and says which rows', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, (_, n) => fresh(`Bulk ${n}`)));
    await change(dev, many, 'not-planned', { response: 'No to all.' });
    const ids = await Promise.all(many.map(latest));
    undone.length = 0;
    expect(await refused(dev, ids)).toEqual([]);
    expect(undone.map((id) => encodeId('StatusChange', id)).toSorted()).toEqual(ids.toSorted());
    for (const one of many) expect((await read(world, one)).status.key).toBe('new');
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('takes two steps of one idea back, one by one or together', async () => {
    for (const isTogether of [true, false]) {
      const one = await fresh('Two steps');
      await change(dev, [one], 'acknowledged');
      const first = await latest(one);
      await change(dev, [one], 'under-review', { response: 'Hm.' });
      const second = await latest(one);
      expect(await refused(dev, [first])).toEqual([['STALE', ['statusChangeIds', '0']]]);
      if (isTogether) expect(await refused(dev, [first, second])).toEqual([]);
      else {
        expect(await refused(dev, [second])).toEqual([]);
        expect((await read(world, one)).status.key).toBe('acknowledged');
        expect(await refused(dev, [first])).toEqual([]);
      }
      expect(await read(world, one)).toMatchObject({ status: { key: 'new' }, officialResponse: null });
    }
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('says until when, to its actor alone, and no longer than it is so', async () => {
    const one = await fresh('Until when');
    await change(dev, [one], 'acknowledged');
    const until = async (who: Person) => (await steps(one, who)).map(({ undoableUntil }) => undoableUntil);
    const [row] = await world.db.query<{ at: Date }>(
      `SELECT created_at + interval '60 seconds' AS at FROM status_changes WHERE idea_id = $1`,
      [one.id],
    );
    expect(await until(dev)).toEqual([row?.at.toISOString()]);
    expect(await until(eva)).toEqual([null]);
    await change(dev, [one], 'under-review', { response: 'Hm.' });
    expect(await until(dev)).toEqual([expect.any(String), null]);
    expect(await until(eva)).toEqual([null, null]);
    await undo(dev, [await latest(one)]);
    expect(await until(dev)).toEqual([null, null, expect.any(String)]);
    await age(one, 61);
    expect(await until(dev)).toEqual([null, null, null]);
  });

  it('is refused after 60 seconds, for what somebody else did, and without the right to triage', async () => {
    const one = await fresh('Not by you');
    const two = await fresh('Too late');
    await change(dev, [one, two], 'acknowledged');
    const ids = [await latest(one), await latest(two)];
    expect(await refused({}, ids)).toEqual([['UNAUTHENTICATED', null]]);
    expect(await refused(ann, ids)).toEqual([['FORBIDDEN', null]]);
    expect(await refused(eva, ids)).toEqual([['FORBIDDEN', null]]);
    await age(two, 61);
    expect(await refused(dev, ids)).toEqual([['TRANSITION_NOT_ALLOWED', ['statusChangeIds', '1']]]);
    expect((await read(world, one)).status.key).toBe('acknowledged');
    await world.db.query('DELETE FROM team_members WHERE member_id = $1', [dev.id]);
    expect(await refused(dev, ids)).toEqual([['FORBIDDEN', null]]);
    await world.db.query('INSERT INTO team_members SELECT id, $1 FROM teams', [dev.id]);
    expect(await refused(dev, [ids[0] ?? ''])).toEqual([]);
  });

  it('is refused where the idea moved on, was merged, or is gone', async () => {
    const [moved, merged, target, gone] = [
      await fresh('Moved on'),
      await fresh('Merged'),
      await fresh('Target'),
      await fresh('Gone'),
    ];
    await change(dev, [moved, merged, gone], 'acknowledged');
    const ids = [await latest(moved), await latest(merged), await latest(gone)];
    await change(eva, [moved], 'under-review', { response: 'We look.' });
    await mergeInto(world.db, merged, target);
    await mutate(world, ann, 'deleteIdea', { ideaId: gone.nodeId }, 'deletedId');
    expect(await refused(dev, ids.slice(0, 1))).toEqual([['STALE', ['statusChangeIds', '0']]]);
    expect(await refused(dev, ids.slice(1))).toEqual([
      ['IDEA_CLOSED', ['statusChangeIds', '0']],
      ['NOT_FOUND', ['statusChangeIds', '1']],
    ]);
    expect(await refused(dev, [encodeId('StatusChange', 999_999)])).toEqual([
      ['NOT_FOUND', ['statusChangeIds', '0']],
    ]);
    expect(await refused(dev, [merged.nodeId])).toEqual([['NOT_FOUND', ['statusChangeIds', '0']]]);
    expect(await refused(dev, [])).toEqual([['REQUIRED', ['statusChangeIds']]]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('does not undo what an adoption did', async () => {
    const one = await fresh('Adopted');
    const [row] = await world.db.query<{ id: number }>(
      `INSERT INTO status_changes (idea_id, from_status_id, to_status_id, actor_id, response)
       SELECT i.id, i.status_id, s.id, $2, 'We do it.' FROM ideas i, statuses s WHERE i.id = $1 AND s.key = 'adopted' RETURNING id`,
      [one.id, dev.id],
    );
    expect(await refused(dev, [encodeId('StatusChange', row?.id ?? 0)])).toEqual([
      ['IN_ADOPTION', ['statusChangeIds', '0']],
    ]);
    await world.db.query('DELETE FROM status_changes WHERE id = $1', [row?.id]);
  });

  it('answers a second click like the first, and undoes once', async () => {
    const one = await fresh('Double click');
    await change(dev, [one], 'acknowledged');
    const id = await latest(one);
    const clicks = await Promise.all([undo(dev, [id]), undo(dev, [id]), undo(dev, [id])]);
    for (const { payload, refused: why } of clicks)
      expect([why, payload?.['ideas']]).toEqual([[], [{ number: one.id, status: { key: 'new' } }]]);
    expect(await steps(one)).toHaveLength(2);
    expect((await read(world, one)).triageVersion).toBe(3);
  });
});
