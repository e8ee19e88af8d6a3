import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person } from './support/factories.js';
import { moderate, report } from './support/moderation.js';

describe('the doctor on moderation', () => {
  let world: TestApp;
  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.stop());

  it('finds content hidden or held without a trace, cases that wait for nothing, and bans that were not applied', async () => {
    const mod = await person(world.db, 'Mod', 'MODERATOR');
    const [ann, bob] = [await person(world.db, 'Ann'), await person(world.db, 'Bob')];
    const open = await board(world.db, 'open');
    const ideas = [];
    for (const title of ['Hidden', 'Held', 'Reported', 'Restored', 'Voted on'])
      ideas.push(await idea(world.db, open, ann, title));
    const [hidden, held, reported, restored, voted] = ideas;
    if (!hidden || !held || !reported || !restored || !voted) throw new Error('no ideas');
    await report(world, bob, reported);
    await moderate(world, mod, 'HIDE', [restored]);
    expect(await differencesIn(world.db)).toEqual([]);

    await world.db.query(`UPDATE content_reports SET closed_at = now()`);
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [hidden.id]);
    await world.db.query(`UPDATE ideas SET moderation = 'HELD' WHERE id = $1`, [held.id]);
    await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE' WHERE id = $1`, [restored.id]);
    await world.db.query(
      `INSERT INTO discounted_votes (id, idea_id, member_id, direction, cast_at, earns) VALUES (999, $1, $2, 1, now(), true)`,
      [voted.id, bob.id],
    );
    const found = (await differencesIn(world.db))
      // What rows alone hide is missing in counters and in the ledger, too.
      .filter(({ table }) => table !== 'idea_counters' && table !== 'reputation_events')
      .map(({ table, id, column }) => `${table} ${id} ${column}`);
    expect(found.toSorted()).toEqual(
      [
        `hidden_content idea ${hidden.id} was`,
        `hidden_content idea ${restored.id} was`,
        `moderation_items idea ${held.id} held_for`,
        'moderation_items 1 closed_at',
        `discounted_votes member ${bob.id} member_id`,
      ].toSorted(),
    );
  });
});
