import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Adopting } from './support/adoptions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';

/** What is damaged, how, and what the doctor should name. $1 is an idea in an adoption that is being built. */
const DAMAGES: readonly (readonly [found: string, damage: string])[] = [
  ['ideas.adoption_id', 'UPDATE ideas SET adoption_id = NULL WHERE id = $1'],
  ['ideas.adoption_id', 'DELETE FROM adoption_ideas WHERE idea_id = $1'],
  [
    'ideas.adoption_id',
    `UPDATE adoptions SET stage = 'DROPPED', dropped_at = now() WHERE id = (SELECT adoption_id FROM ideas WHERE id = $1)`,
  ],
  [
    'ideas.stage',
    `UPDATE adoptions SET stage = 'COMMITTED' WHERE id = (SELECT adoption_id FROM ideas WHERE id = $1)`,
  ],
  [
    'ideas.stage',
    `UPDATE adoptions SET stage = 'DELIVERED', outcome = 'FULL', delivered_at = now() WHERE id = (SELECT adoption_id FROM ideas WHERE id = $1)`,
  ],
  [
    'ideas.stage',
    `UPDATE ideas SET status_id = s.id, stage = s.stage FROM statuses s WHERE s.key = 'not-planned' AND ideas.id = $1`,
  ],
];

describe('the doctor', () => {
  let world: TestApp;
  let adopting: Adopting;
  let dev: Person;
  let makers: number;
  let open: TestBoard;
  /** A fresh one for each test, since damage stays. */
  let adoptedIdea: number;

  const found = async () =>
    (await differencesIn(world.db)).map(({ table, column, id }) => `${table}.${column} of ${id}`);

  beforeAll(async () => {
    world = await startTestApp();
    adopting = new Adopting(world);
    dev = await person(world.db, 'Dev');
    makers = await team(world.db, 'makers', dev);
    open = await board(world.db, 'open', { team: makers });
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    const [one, two, three] = [
      await idea(world.db, open, dev, 'Being built'),
      await idea(world.db, open, dev, 'Delivered in part'),
      await idea(world.db, open, dev, 'Given up'),
    ];
    const building = await adopting.adopt(dev, makers, [one]);
    await adopting.mutate(dev, 'updateAdoption', { adoptionId: building, stage: 'PILOT' });
    const delivery = { outcome: 'PARTIAL', response: 'Half of it.', idempotencyKey: `delivery-${two.id}` };
    await adopting.mutate(dev, 'deliverAdoption', {
      ...delivery,
      adoptionId: await adopting.adopt(dev, makers, [two]),
    });
    await adopting.mutate(dev, 'dropAdoption', {
      adoptionId: await adopting.adopt(dev, makers, [three]),
      response: 'No.',
      statusKey: 'new',
    });
    adoptedIdea = one.id;
  });

  it('finds nothing wrong with what teams promise, deliver and drop', async () => {
    expect(await found()).toEqual([]);
  });

  it.each(DAMAGES)('finds a wrong %s after: %s', async (difference, damage) => {
    await world.db.query(damage, [adoptedIdea]);
    expect(await found()).toContain(`${difference} of ${adoptedIdea}`);
  });

  it('finds keys of calls whose result is gone', async () => {
    await world.db.query(`UPDATE idempotency_keys SET result_id = 999 WHERE mutation = 'deliverAdoption'`);
    expect(await found()).toContainEqual(expect.stringContaining('idempotency_keys.result_id of'));
  });
});
