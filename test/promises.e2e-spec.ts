import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../src/common/time/clock.js';
import { ChangeIdeaStatus } from '../src/modules/triage/change-idea-status.js';
import { PromisesService } from '../src/modules/promises/promises.service.js';
import { contextOf, startTestApp, type TestApp } from './support/app.js';
import { setClockAhead } from './support/clock.js';
import { differencesIn } from './support/database.js';
import { board, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';

const SUBMIT = `mutation ($board: ID!, $title: String!) { submitIdea(input: { boardId: $board, title: $title, body: "" }) { idea { id number } } }`;

describe('the promise to answer', () => {
  let world: TestApp;
  let parks: TestBoard;
  let ann: Person;
  let dev: Person;

  beforeEach(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    dev = await person(world.db, 'Dev');
    parks = await board(world.db, 'parks', { team: await team(world.db, 'makers', dev) });
  });
  afterEach(() => world.stop());

  const submit = async (title: string, on = parks): Promise<{ id: string; number: number }> =>
    (await ask(world, SUBMIT, { board: on.nodeId, title }, ann)).data.submitIdea.idea;
  const answer = async (ideaId: string): Promise<unknown> =>
    world.app
      .get(ChangeIdeaStatus, { strict: false })
      .change(await contextOf(world, dev), { ideaIds: [ideaId], statusKey: 'not-planned', response: 'No.' });
  const keptAfter = async (days: number): Promise<number | null> => {
    setClockAhead(world, days * DAY);
    return (await ask(world, '{ community { promiseKept } }')).data.community.promiseKept;
  };
  const settleAfter = (days: number): Promise<void> =>
    world.app.get(PromisesService, { strict: false }).settle(new Date(Date.now() + days * DAY));

  it('counts nothing before it falls due, then each idea by whether it was answered in time', async () => {
    const [first] = [await submit('Answered in time'), await submit('Never answered')];
    await answer(first.id);
    expect(await keptAfter(29)).toBeNull();
    expect(await keptAfter(31)).toBe(0.5);
    await settleAfter(31);
    expect(await keptAfter(31)).toBe(0.5);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('is not mended by a late answer, nor by what becomes of the idea', async () => {
    const late = await submit('Answered late');
    await world.db.query(`UPDATE answer_promises SET due_at = now() - interval '1 day'`);
    await answer(late.id);
    expect(await keptAfter(0)).toBe(0);
    await settleAfter(0);
    await world.db.query('UPDATE ideas SET deleted_at = now() WHERE id = $1', [late.number]);
    expect(await keptAfter(0)).toBe(0);
  });

  it('is kept for a merged idea by the next response to its target, not by an earlier one', async () => {
    const [source, target, early, other] = [
      await submit('The duplicate'),
      await submit('The target'),
      await submit('Merged too late'),
      await submit('Answered before'),
    ];
    const merge = (from: number, into: number) =>
      world.db.query(
        `UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = clock_timestamp() WHERE id = $1`,
        [from, into],
      );
    await merge(source.number, target.number);
    await answer(target.id);
    await answer(other.id);
    await merge(early.number, other.number);
    // Kept: the duplicate, its target, and the one answered before; broken: the one that was merged after the answer.
    expect(await keptAfter(31)).toBe(0.75);
  });

  it('is made on public boards alone', async () => {
    const inside = await board(world.db, 'inside', { visibility: 'MEMBERS' });
    await submit('For members only', inside);
    expect(await keptAfter(40)).toBeNull();
  });
});
