import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TellMembers } from '../src/modules/notifications/tell-members.js';
import { MailQueue } from '../src/mail/mail-queue.js';
import { Adopting } from './support/adoptions.js';
import { startTestApp, type TestApp } from './support/app.js';
import {
  board,
  idea,
  person,
  team,
  type Person,
  type TestBoard,
  type TestIdea,
} from './support/factories.js';
import { Notices } from './support/notices.js';

const SUPPORTERS = 2000;

/** Telling is called by hand here: no process of this test runs jobs. */
describe('telling many', () => {
  let world: TestApp;
  let notices: Notices;
  let telling: TellMembers;
  let author: Person;
  let maker: Person;
  let teamId: number;
  let open: TestBoard;
  let crowded: TestIdea;

  beforeAll(async () => {
    world = await startTestApp();
    notices = new Notices(world);
    telling = world.app.get(TellMembers, { strict: false });
    author = await person(world.db, 'Author');
    maker = await person(world.db, 'Maker');
    teamId = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: teamId });
    await world.db.query(
      `INSERT INTO members (handle, display_name, email, email_verified_at)
       SELECT 's-' || n, 'Supporter ' || n, 's-' || n || '@example.test', now() FROM generate_series(1, $1::int) n`,
      [SUPPORTERS],
    );
    // Nobody can sign in as who came by an import, and nobody mails them.
    await world.db.query(
      `INSERT INTO members (handle, display_name) SELECT 'imported-' || n, 'Imported' FROM generate_series(1, 100) n`,
    );
  });
  beforeEach(async () => {
    crowded = await idea(world.db, open, author, 'Crowded');
    await world.db.query(
      `INSERT INTO votes (idea_id, member_id, direction, cast_at)
       SELECT $1, id, CASE WHEN id % 2 = 0 THEN 1 ELSE -1 END, now() FROM members WHERE handle LIKE 's-%' OR handle LIKE 'imported-%'`,
      [crowded.id],
    );
    await world.db.query('DELETE FROM mails');
  });
  afterAll(() => world.stop());

  const waitingCause = async (): Promise<number> => {
    const [cause] = await world.db.query<{ id: number }>(
      'SELECT id FROM notification_causes WHERE told_up_to IS NOT NULL ORDER BY id DESC LIMIT 1',
    );
    return cause?.id ?? 0;
  };
  const written = async (causeId: number) => {
    const [row] = await world.db.query(
      `SELECT (SELECT count(*) FROM notifications WHERE cause_id = $1) AS notifications,
         (SELECT count(DISTINCT recipient_id) FROM notifications WHERE cause_id = $1) AS members,
         (SELECT count(*) FROM mails WHERE template = 'notification') AS mails,
         (SELECT count(DISTINCT payload) FROM mails WHERE template = 'notification') AS different`,
      [causeId],
    );
    return row;
  };
  const everybody = {
    notifications: SUPPORTERS + 1,
    members: SUPPORTERS + 1,
    mails: SUPPORTERS + 1,
    different: SUPPORTERS + 1,
  };
  const deliver = async (): Promise<number> => {
    const adopting = new Adopting(world);
    const id = await adopting.adopt(maker, teamId, [crowded]);
    await adopting.mutate(maker, 'deliverAdoption', {
      adoptionId: id,
      outcome: 'FULL',
      response: 'Here it is.',
    });
    return waitingCause();
  };

  it('costs the request one cause and one job, whoever it concerns', async () => {
    const count = async () => {
      const [row] = await world.db.query(
        `SELECT (SELECT count(*) FROM notification_causes) AS causes, (SELECT count(*) FROM notifications) AS notifications,
           (SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'tell-members') AS jobs`,
      );
      return row as { causes: number; notifications: number; jobs: number };
    };
    const before = await count();
    await notices.answer(maker, [crowded], 'not-planned', 'No.');
    const after = await count();
    expect(after).toEqual({
      causes: before.causes + 1,
      jobs: before.jobs + 1,
      notifications: before.notifications,
    });
  });

  it('goes in batches that each know where the last one ended', async () => {
    const cause = await deliver();
    let batches = 1;
    while (await telling.tellNext(cause)) batches++;
    expect(batches).toBe(5);
    expect(await written(cause)).toEqual(everybody);
    expect(await telling.tellNext(cause)).toBe(false);
    expect(await written(cause)).toEqual(everybody);
  });

  it('tells nobody twice where two workers do the same', async () => {
    const cause = await deliver();
    const work = async (): Promise<void> => {
      while (await telling.tellNext(cause));
    };
    await Promise.all([work(), work(), work()]);
    expect(await written(cause)).toEqual(everybody);
  });

  it('tells nobody twice, and nobody not at all, where it breaks down in the middle', async () => {
    const cause = await deliver();
    await telling.tellNext(cause);
    const queue = world.app.get(MailQueue, { strict: false });
    const post = queue.post.bind(queue);
    queue.post = async (...args) => {
      await post(...args);
      throw new Error('the process is killed before its commit');
    };
    await expect(telling.tellNext(cause)).rejects.toThrow('killed');
    queue.post = post;
    expect(await written(cause)).toMatchObject({ notifications: 500, mails: 500 });
    while (await telling.tellNext(cause));
    expect(await written(cause)).toEqual(everybody);
  });

  it('leaves out who may not read the board any more when their turn comes', async () => {
    const cause = await deliver();
    await telling.tellNext(cause);
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [open.id]);
    while (await telling.tellNext(cause));
    expect(await written(cause)).toMatchObject({ notifications: 500, mails: 500 });
    await world.db.query(`UPDATE boards SET visibility = 'PUBLIC' WHERE id = $1`, [open.id]);
  });
});
