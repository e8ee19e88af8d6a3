import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { comment, mutate } from './support/discussion.js';
import { board, idea, person, type Person, type TestIdea } from './support/factories.js';
import { vote } from './support/merging.js';

describe('the doctor on reputation', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let one: TestIdea;

  beforeAll(async () => {
    world = await startTestApp();
    [ann, bob] = [await person(world.db, 'Ann'), await person(world.db, 'Bob')];
    one = await idea(world.db, await board(world.db, 'open'), ann, 'Well liked');
    await vote(world, bob, one);
    const said = await comment(world, bob, one, 'Yes');
    await mutate(world, ann, 'likeComment', { commentId: said.nodeId });
  });
  afterAll(() => world.stop());

  const found = async () =>
    (await differencesIn(world.db)).map(({ table, column, id }) => `${table}.${column} ${id}`);
  /** What is found while it is so, and that nothing is once it is put back. */
  const foundWith = async (breaking: string, mending: string): Promise<string[]> => {
    await world.db.queryOnce(breaking);
    const differences = await found();
    await world.db.queryOnce(mending);
    expect(await found()).toEqual([]);
    return differences;
  };

  it('finds nothing where all is well', async () => {
    expect(await found()).toEqual([]);
  });

  it('finds what the ledger lacks, has too much of, or says otherwise', async () => {
    const promoted = `PROMOTED/idea ${one.id}/by ${bob.id}`;
    expect(
      await foundWith(
        `UPDATE reputation_events SET reversed_at = now() WHERE kind = 'PROMOTED'`,
        `UPDATE reputation_events SET reversed_at = NULL WHERE kind = 'PROMOTED'`,
      ),
    ).toContain(`reputation_events.points ${promoted}`);
    expect(await foundWith(`UPDATE votes SET earns = false`, `UPDATE votes SET earns = true`)).toEqual([
      `reputation_events.points ${promoted}`,
    ]);
    expect(
      await foundWith(
        `UPDATE reputation_events SET points = 20 WHERE kind = 'PROMOTED'`,
        `UPDATE reputation_events SET points = 1 WHERE kind = 'PROMOTED'`,
      ),
    ).toContain(`reputation_events.points ${promoted}`);
  });

  it.each(['points', 'week_points', 'month_points', 'year_points'])(
    'finds a wrong sum in %s',
    async (column) => {
      expect(
        await foundWith(
          `UPDATE member_reputation SET ${column} = ${column} + 1 WHERE member_id = ${bob.id}`,
          `UPDATE member_reputation SET ${column} = ${column} - 1 WHERE member_id = ${bob.id}`,
        ),
      ).toEqual([`member_reputation.${column} ${bob.id}`]);
    },
  );

  it('finds a badge that nobody awarded', async () => {
    expect(
      await foundWith(
        `DELETE FROM badge_checks WHERE member_id = ${ann.id}`,
        `INSERT INTO badge_checks VALUES (${ann.id}, now() + interval '1 hour')`,
      ),
    ).toEqual([`member_badges.badge_key ${ann.id}/first-idea`]);
  });
});
