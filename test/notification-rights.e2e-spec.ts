import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module.js';
import { createLogger, NestLog } from '../src/common/log.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { openPage, type LivePage } from './support/live.js';
import { Notices } from './support/notices.js';

const RECEIVED =
  'subscription { notificationReceived { kind text readAt idea { number } actor { handle } } }';

describe('who is told of what', () => {
  let world: TestApp;
  let notices: Notices;
  let author: Person;
  let maker: Person;
  let teamId: number;
  let open: TestBoard;
  const pages: LivePage[] = [];

  beforeAll(async () => {
    world = await startTestApp({ jobs: true });
    notices = new Notices(world);
    author = await person(world.db, 'Author');
    maker = await person(world.db, 'Maker');
    teamId = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: teamId });
  });
  afterEach(() => Promise.all(pages.splice(0).map((page) => page.close())));
  afterAll(() => world.stop());

  const listen = (who: Person, on = world) => {
    const page = openPage(on, who);
    pages.push(page);
    return page.watch(RECEIVED);
  };
  const mailed = async (who: Person): Promise<number> => {
    const [row] = await world.db.query<{ n: number }>(
      'SELECT count(*) AS n FROM mails WHERE member_id = $1',
      [who.id],
    );
    return row?.n ?? 0;
  };

  it('shows a notification on the recipient’s page when it is told, once', async () => {
    const [voter, other] = [await person(world.db, 'Voter'), await person(world.db, 'Other')];
    const racks = await idea(world.db, open, author, 'Racks');
    await notices.vote(voter, racks);
    const [voters, others] = [await listen(voter), await listen(other)];
    await notices.comment(maker, racks, 'One.');
    await notices.comment(maker, racks, 'Two.');
    await voters.until(2);
    expect(voters.events.map(({ data }) => data.notificationReceived)).toEqual(
      [1, 2].map(() => ({
        kind: 'COMMENTED',
        text: 'Maker commented on “Racks”.',
        readAt: null,
        idea: { number: racks.id },
        actor: { handle: maker.handle },
      })),
    );
    await settleJobs(world.db);
    expect(voters.events).toHaveLength(2);
    expect(others.events).toEqual([]);
  });

  it('shows it on pages of another process, too', async () => {
    const voter = await person(world.db, 'Elsewhere');
    const racks = await idea(world.db, open, author, 'Racks elsewhere');
    await notices.vote(voter, racks);
    const second = await startTestApp({ databaseUrl: world.databaseUrl });
    try {
      const watching = await listen(voter, second);
      await notices.comment(maker, racks, 'Hello.');
      expect((await watching.until(1))[0]?.data.notificationReceived.idea.number).toBe(racks.id);
    } finally {
      await second.stop();
    }
  });

  it('shows what a process told that only runs jobs', async () => {
    const server = await startTestApp();
    const { config, databaseUrl, db } = server;
    const logger = createLogger('silent');
    const worker = await NestFactory.createApplicationContext(AppModule.for(config, databaseUrl, logger), {
      logger: new NestLog(logger),
    });
    try {
      await worker.get(JobRunner).start(databaseUrl);
      const [one, two] = [await person(db, 'One'), await person(db, 'Two')];
      const racks = await idea(db, await board(db, 'open'), one, 'Racks');
      const watching = await listen(one, server);
      await new Notices(server).comment(two, racks, 'Hello.');
      expect((await watching.until(1))[0]?.data.notificationReceived.idea.number).toBe(racks.id);
    } finally {
      await worker.close();
      await server.stop();
    }
  });

  it('does so for nobody who is signed out', async () => {
    const page = openPage(world);
    pages.push(page);
    const watching = await page.watch(RECEIVED);
    await watching.ended;
    expect(watching.events[0]?.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('keeps internal notes among those who may read them, whoever they name, by every way', async () => {
    const colleague = await person(world.db, 'Colleague');
    const bystander = await person(world.db, 'Bystander');
    const admin = await person(world.db, 'Admin', 'ADMIN');
    const outsider = await person(world.db, 'Outsider');
    await world.db.query('INSERT INTO team_members SELECT $1, unnest($2::bigint[])', [
      teamId,
      [colleague.id, bystander.id],
    ]);
    const talk = await idea(world.db, open, author, 'Talk of the town');
    for (const who of [colleague, outsider, admin]) await notices.follow(who, talk);
    await settleJobs(world.db);
    const everybody = [author, outsider, bystander];
    const watching = await Promise.all(everybody.map((who) => listen(who)));
    const note = await notices.comment(maker, talk, 'Between us.', {
      isInternal: true,
      mentions: [author, outsider],
    });
    await settleJobs(world.db);
    expect(await notices.kindsOf(colleague)).toEqual([`COMMENTED ${talk.id}`]);
    expect(await notices.kindsOf(admin)).toEqual([`COMMENTED ${talk.id}`]);
    expect((await notices.of(colleague))[0]?.text).toBe('Maker left an internal note on “Talk of the town”.');
    for (const who of everybody) {
      expect(await notices.kindsOf(who)).not.toContain(`COMMENTED ${talk.id}`);
      expect(await notices.kindsOf(who)).not.toContain(`MENTIONED ${talk.id}`);
    }
    expect(await mailed(outsider)).toBe(0);
    expect(watching.flatMap(({ events }) => events)).toEqual([]);
    // Who has left the team since is neither told of a reply nor goes on seeing what they were told.
    await notices.comment(colleague, talk, 'Yes.', { isInternal: true, parentId: note });
    await settleJobs(world.db);
    expect(await notices.kindsOf(maker)).toContain(`REPLIED ${talk.id}`);
    await world.db.query('DELETE FROM team_members WHERE member_id = $1', [colleague.id]);
    expect(await notices.of(colleague)).toEqual([]);
    expect(await notices.unreadCount(colleague)).toBe(0);
    await world.db.query('DELETE FROM team_members WHERE member_id = $1', [maker.id]);
    await notices.comment(admin, talk, 'Alone.', { isInternal: true, parentId: note });
    await settleJobs(world.db);
    expect(await notices.kindsOf(maker)).not.toContain(`REPLIED ${talk.id}`);
    await world.db.query('INSERT INTO team_members VALUES ($1, $2)', [teamId, maker.id]);
  });

  it('tells the assignee of a note, and a team of new ideas, as long as they are of the team', async () => {
    const leaving = await person(world.db, 'Leaving');
    await world.db.query('INSERT INTO team_members VALUES ($1, $2)', [teamId, leaving.id]);
    const task = await idea(world.db, open, author, 'Task');
    await world.db.query('UPDATE ideas SET assignee_id = $2 WHERE id = $1', [task.id, leaving.id]);
    await notices.comment(maker, task, 'For you.', { isInternal: true });
    await settleJobs(world.db);
    expect(await notices.kindsOf(leaving)).toEqual([`COMMENTED ${task.id}`]);
    await world.db.query('DELETE FROM team_members WHERE member_id = $1', [leaving.id]);
    await notices.comment(maker, task, 'For you again.', { isInternal: true });
    await notices.happen('idea.assigned', { ideaId: task.id, memberId: leaving.id, actorId: maker.id });
    await settleJobs(world.db);
    expect(await notices.kindsOf(leaving)).toEqual([]);
  });

  it('takes back from lists and counts what the recipient may not know of any more, and shows it again with the right', async () => {
    const voter = await person(world.db, 'Reader');
    const closing = await board(world.db, 'closing', { team: teamId });
    const secret = await idea(world.db, closing, author, 'Secret');
    await notices.vote(voter, secret);
    await notices.comment(maker, secret, 'Said.');
    await settleJobs(world.db);
    expect(await notices.unreadCount(voter)).toBe(1);
    const seen = async () => ({
      kinds: await notices.kindsOf(voter),
      unread: await notices.unreadCount(voter),
      total: (await ask(world, '{ viewer { notifications { totalCount } } }', {}, voter)).data.viewer
        .notifications.totalCount,
    });
    const gone = { kinds: [], unread: 0, total: 0 };
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [closing.id]);
    expect(await seen()).toEqual(gone);
    await world.db.query(`UPDATE boards SET visibility = 'MEMBERS' WHERE id = $1`, [closing.id]);
    expect(await seen()).toEqual({ kinds: [`COMMENTED ${secret.id}`], unread: 1, total: 1 });
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [secret.id]);
    expect(await seen()).toEqual(gone);
    await world.db.query(`UPDATE ideas SET moderation = 'VISIBLE', deleted_at = now() WHERE id = $1`, [
      secret.id,
    ]);
    expect(await seen()).toEqual(gone);
  });

  it('names the ideas that each may read, of a change on several boards', async () => {
    const voter = await person(world.db, 'Both');
    const inner = await board(world.db, 'inner', { team: teamId });
    const [hidden, shown] = [
      await idea(world.db, inner, author, 'Inner'),
      await idea(world.db, open, author, 'Outer'),
    ];
    await notices.vote(voter, hidden);
    await notices.vote(voter, shown);
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [inner.id]);
    await notices.answer(maker, [hidden, shown], 'not-planned', 'Neither.');
    await skipTime(world.db, 60_000);
    await settleJobs(world.db);
    expect(await notices.kindsOf(voter)).toEqual([`STATUS_CHANGED ${shown.id}`]);
  });
});
