import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { OutgoingMails } from '../src/mail/outgoing-mails.js';
import { TellMembers } from '../src/modules/notifications/tell-members.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, type Person, type TestBoard } from './support/factories.js';
import { Notices } from './support/notices.js';
import { Storms, type TestStorm } from './support/storms.js';

const MEMBERS = 1200;

/** Jobs are called by hand here: no process of this test runs any. */
describe('telling many of a storm session', () => {
  let world: TestApp;
  let telling: TellMembers;
  let host: Person;
  let open: TestBoard;
  let storm: TestStorm;

  beforeAll(async () => {
    world = await startTestApp();
    telling = world.app.get(TellMembers, { strict: false });
    host = await person(world.db, 'Host');
    open = await board(world.db, 'open');
    await world.db.query(
      `INSERT INTO members (handle, display_name, email, email_verified_at)
       SELECT 'm-' || n, 'Member ' || n, 'm-' || n || '@example.test', now() FROM generate_series(1, $1::int) n`,
      [MEMBERS],
    );
  });
  beforeEach(async () => {
    await world.db.query('DELETE FROM mails');
    storm = await new Storms(world).put(open, host, -1, 1);
  });
  afterAll(() => world.stop());

  const tellOpenings = async (): Promise<void> => {
    const handler = world.app.get(JobHandlers).tasks.get('tell-storm-openings');
    await handler?.({}, new AbortController().signal);
  };
  const counts = async () => {
    const [row] = await world.db.query(
      `SELECT (SELECT count(*) FROM notification_causes WHERE storm_id = $1) AS causes,
         (SELECT count(*) FROM graphile_worker._private_jobs j JOIN notification_causes c ON c.id = (j.payload ->> 'causeId')::bigint
          WHERE c.storm_id = $1) AS jobs,
         (SELECT count(*) FROM notifications n JOIN notification_causes c ON c.id = n.cause_id WHERE c.storm_id = $1) AS notifications,
         (SELECT count(DISTINCT member_id) FROM mails) AS mailed`,
      [storm.id],
    );
    return row;
  };
  const causeId = async (): Promise<number> =>
    (
      await world.db.query<{ id: number }>('SELECT id FROM notification_causes WHERE storm_id = $1', [
        storm.id,
      ])
    )[0]?.id ?? 0;

  it('costs the opening one cause and one job, and each member one row and one mail', async () => {
    await tellOpenings();
    expect(await counts()).toEqual({ causes: 1, jobs: 1, notifications: 0, mailed: 0 });
    let batches = 1;
    while (await telling.tellNext(await causeId())) batches++;
    expect(batches).toBe(3);
    expect(await counts()).toEqual({ causes: 1, jobs: 1, notifications: MEMBERS, mailed: MEMBERS });
  });

  it('keeps no mail waiting that one person caused for another', async () => {
    await tellOpenings();
    while (await telling.tellNext(await causeId()));
    const notices = new Notices(world);
    const author = await person(world.db, 'Replied');
    const discussed = await idea(world.db, open, author, 'Discussed');
    await notices.comment(host, discussed, 'So it is.');
    const [cause] = await world.db.query<{ id: number }>('SELECT max(id) AS id FROM notification_causes');
    while (await telling.tellNext(cause?.id ?? 0));
    await world.app.get(OutgoingMails, { strict: false }).claim('this-process');
    expect(await world.db.query(`SELECT member_id FROM mails WHERE state = 'SENDING'`)).toEqual([
      { member_id: author.id },
    ]);
  });

  it('tells once where several look at the same time', async () => {
    await Promise.all([tellOpenings(), tellOpenings(), tellOpenings()]);
    expect(await counts()).toMatchObject({ causes: 1, jobs: 1 });
  });

  it('tells with the next look where the first one died before its commit', async () => {
    const events = world.app.get(DomainEvents, { strict: false });
    const emit = events.emit.bind(events);
    events.emit = async (...args) => {
      await emit(...args);
      throw new Error('the process is killed before its commit');
    };
    await expect(tellOpenings()).rejects.toThrow('killed');
    events.emit = emit;
    expect(await counts()).toMatchObject({ causes: 0, jobs: 0 });
    await tellOpenings();
    await tellOpenings();
    expect(await counts()).toMatchObject({ causes: 1, jobs: 1 });
  });

  it('leaves out who may not read the board any more when their turn comes', async () => {
    await tellOpenings();
    await telling.tellNext(await causeId());
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [open.id]);
    while (await telling.tellNext(await causeId()));
    // The first batch has the host in it, who is not told.
    expect(await counts()).toMatchObject({ notifications: 499 });
    await world.db.query(`UPDATE boards SET visibility = 'PUBLIC' WHERE id = $1`, [open.id]);
  });

  it('tells each of many who took part in many ideas once what came of it', async () => {
    const storms = new Storms(world);
    const author = await person(world.db, 'Author');
    await world.db.query('UPDATE storms SET host_id = $2 WHERE id = $1', [storm.id, author.id]);
    for (let n = 0; n < 3; n++) {
      const made = await idea(world.db, open, host, `Idea ${n}`);
      await storms.join(made, storm);
      await world.db.query(
        `INSERT INTO votes (idea_id, member_id, direction, cast_at)
         SELECT $1, id, CASE WHEN id % 2 = 0 THEN 1 ELSE -1 END, now() FROM members WHERE handle LIKE 'm-%'`,
        [made.id],
      );
    }
    const events = world.app.get(DomainEvents, { strict: false });
    await world.db.transaction((tx) =>
      events.emit('storm.resultPosted', { stormId: storm.id, boardId: open.id, actorId: author.id }, tx),
    );
    while (await telling.tellNext(await causeId()));
    expect(await counts()).toMatchObject({ causes: 1, notifications: MEMBERS + 1 });
  });
});
