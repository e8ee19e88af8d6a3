import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { Notices } from './support/notices.js';
import { HOUR, inHours, Storms, type TestStorm } from './support/storms.js';

const DAY = 24 * HOUR;

describe('news of storm sessions', () => {
  let mailbox: Mailbox;
  let world: TestApp;
  let storms: Storms;
  let notices: Notices;
  let ann: Person;
  let maker: Person;
  let open: TestBoard;
  let inside: TestBoard;

  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ jobs: true, env: { SMTP_URL: mailbox.smtpUrl } });
    storms = new Storms(world);
    notices = new Notices(world);
    ann = await person(world.db, 'Ann');
    maker = await person(world.db, 'Maker');
    const makers = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: makers });
    inside = await board(world.db, 'inside', { visibility: 'TEAMS', team: makers });
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  const mailsTo = (who: Person) => mailbox.all().filter(({ to }) => to === `${who.handle}@example.test`);
  /** What somebody is told of a session, newest first. */
  const newsOf = async (who: Person, storm: TestStorm) => {
    const { data } = await ask(
      world,
      '{ viewer { unreadNotificationCount notifications(first: 100) { nodes { id kind text url idea { number } actor { handle } storm { slug } } } } }',
      {},
      who,
    );
    const nodes: { kind: string; text: string; url: string; storm: { slug: string } | null }[] =
      data.viewer.notifications.nodes;
    return nodes.filter((news) => news.storm?.slug === storm.slug);
  };
  const kindsOf = async (who: Person, storm: TestStorm) => (await newsOf(who, storm)).map(({ kind }) => kind);
  /** Announced by the team, and as if the clock had reached its opening by now. */
  const opened = async (on: TestBoard, title: string): Promise<TestStorm> => {
    const { data } = await storms.mutate(maker, 'openStorm', {
      boardId: on.nodeId,
      title,
      brief: 'Think **big**.',
      opensAt: inHours(1),
      closesAt: inHours(30 * 24),
    });
    const { id: nodeId, slug } = data.it.storm;
    const [row] = await world.db.query<{ id: number }>('SELECT id FROM storms WHERE slug = $1', [slug]);
    const storm = { id: row?.id ?? 0, nodeId, slug };
    await settleJobs(world.db);
    expect(await kindsOf(ann, storm)).toEqual([]);
    await storms.move(storm, 0, 30 * 24);
    await skipTime(world.db, HOUR);
    await settleJobs(world.db);
    return storm;
  };

  it('tells every member at its opening, but the host, with a mail that says what is asked', async () => {
    const storm = await opened(open, 'Night buses?');
    expect(await newsOf(ann, storm)).toEqual([
      {
        id: expect.any(String),
        kind: 'STORM_OPENED',
        text: 'A storm session is open: “Night buses?”. What is your idea?',
        url: `${world.config.publicUrl}/storms/${storm.slug}`,
        idea: null,
        actor: { handle: maker.handle },
        storm: { slug: storm.slug },
      },
    ]);
    expect(await kindsOf(maker, storm)).toEqual([]);
    const [mail] = mailsTo(ann);
    expect(mail?.subject).toBe('A storm session is open: “Night buses?”. What is your idea?');
    expect(mail?.text).toContain('> Think big.');
    expect(mail?.text).toContain(`${world.config.publicUrl}/storms/${storm.slug}`);
    expect(mail?.text).toContain('because you are a member');
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mailsTo(maker)).toEqual([]);
  });

  it('tells nobody twice, however often and by how many the job is run', async () => {
    const storm = await opened(open, 'Only once?');
    for (let n = 0; n < 3; n++)
      await world.db.query(`SELECT graphile_worker.add_job('tell-storm-openings', '{}')`);
    await settleJobs(world.db);
    expect(await kindsOf(ann, storm)).toEqual(['STORM_OPENED']);
    const [row] = await world.db.query('SELECT count(*) AS n FROM notification_causes WHERE storm_id = $1', [
      storm.id,
    ]);
    expect(row).toEqual({ n: 1 });
  });

  it('tells at the moment to which the opening was moved, and not at the former one', async () => {
    const { data } = await storms.mutate(maker, 'openStorm', {
      boardId: open.nodeId,
      title: 'Moved',
      brief: '',
      opensAt: inHours(1),
      closesAt: inHours(100),
    });
    const { id: nodeId, slug } = data.it.storm;
    const storm = { id: 0, nodeId, slug };
    const later = inHours(5);
    await storms.mutate(maker, 'updateStorm', { stormId: nodeId, opensAt: later });
    const jobs = await world.db.query<{ run_at: Date }>(
      `SELECT j.run_at FROM graphile_worker.jobs j JOIN storms s ON j.key = 'storm-' || s.id || '-opens' WHERE s.slug = $1`,
      [slug],
    );
    expect(jobs.map(({ run_at }) => run_at.toISOString())).toEqual([later]);
    await storms.mutate(maker, 'updateStorm', { stormId: nodeId, opensAt: inHours(-1) });
    await settleJobs(world.db);
    expect(await kindsOf(ann, storm)).toEqual(['STORM_OPENED']);
  });

  it('calls nobody to one that was over before it could be told of', async () => {
    const storm = await storms.put(open, maker, -3, -1);
    await world.db.query(`SELECT graphile_worker.add_job('tell-storm-openings', '{}')`);
    await settleJobs(world.db);
    expect(await kindsOf(ann, storm)).toEqual([]);
    const [row] = await world.db.query(
      'SELECT opening_told_at IS NOT NULL AS told FROM storms WHERE id = $1',
      [storm.id],
    );
    expect(row).toEqual({ told: true });
  });

  it('tells of a team’s board only who may read it, and nobody who cannot take part', async () => {
    const admin = await person(world.db, 'Root', 'ADMIN');
    const colleague = await person(world.db, 'Colleague');
    await world.db.query('INSERT INTO team_members SELECT team_id, $2 FROM board_teams WHERE board_id = $1', [
      inside.id,
      colleague.id,
    ]);
    const banned = await person(world.db, 'Banned');
    await world.db.query(`UPDATE members SET banned_at = now(), ban_reason = 'spam' WHERE id = $1`, [
      banned.id,
    ]);
    const pardoned = await person(world.db, 'Pardoned');
    await world.db.query(
      `UPDATE members SET banned_at = now() - interval '2 days', banned_until = now() - interval '1 day', ban_reason = 'spam' WHERE id = $1`,
      [pardoned.id],
    );
    const unverified = await person(world.db, 'Unverified');
    await world.db.query('UPDATE members SET email_verified_at = NULL WHERE id = $1', [unverified.id]);
    const told = async (storm: TestStorm): Promise<string[]> => {
      const rows = await world.db.query<{ handle: string }>(
        `SELECT m.handle FROM notifications n JOIN members m ON m.id = n.recipient_id JOIN notification_causes c ON c.id = n.cause_id
         WHERE c.storm_id = $1 ORDER BY m.id`,
        [storm.id],
      );
      return rows.map(({ handle }) => handle);
    };
    expect(await told(await opened(inside, 'Inside?'))).toEqual([admin.handle, colleague.handle]);
    const everybody = await told(await opened(open, 'Outside?'));
    expect(everybody).toEqual(
      expect.arrayContaining([ann.handle, admin.handle, colleague.handle, pardoned.handle]),
    );
    for (const { handle } of [maker, banned, unverified]) expect(everybody).not.toContain(handle);
  });

  it('asks for rights again when it is read and when it is mailed', async () => {
    const reader = await person(world.db, 'Reader');
    await world.db.query(`UPDATE members SET digest = 'DAILY' WHERE id = $1`, [reader.id]);
    const storm = await opened(open, 'Gone?');
    expect(await kindsOf(reader, storm)).toEqual(['STORM_OPENED']);
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [open.id]);
    expect(await notices.of(reader)).toEqual([]);
    expect(await notices.unreadCount(reader)).toBe(0);
    await world.db.query(
      `UPDATE notifications SET created_at = created_at - interval '2 days' WHERE recipient_id = $1`,
      [reader.id],
    );
    await world.db.query(`SELECT graphile_worker.add_job('queue-digests', '{}')`);
    await settleJobs(world.db);
    expect(mailsTo(reader)).toEqual([]);
    await world.db.query(`UPDATE boards SET visibility = 'PUBLIC' WHERE id = $1`, [open.id]);
  });

  it('stands in the day’s summary of who wants one, as long as it is open', async () => {
    const daily = await person(world.db, 'Daily');
    await world.db.query(`UPDATE members SET digest = 'DAILY' WHERE id = $1`, [daily.id]);
    await opened(open, 'Still open?');
    const over = await opened(open, 'Over by then?');
    await storms.move(over, -2, -1);
    expect(mailsTo(daily)).toEqual([]);
    await world.db.query(
      `UPDATE notifications SET created_at = created_at - interval '25 hours' WHERE recipient_id = $1`,
      [daily.id],
    );
    await skipTime(world.db, DAY);
    await world.db.query(`SELECT graphile_worker.add_job('queue-digests', '{}')`);
    await settleJobs(world.db);
    const [mail] = mailsTo(daily);
    expect(mail?.text).toContain('Still open?');
    expect(mail?.text).not.toContain('Over by then?');
  });

  it('tells everyone who took part what came of it, and only once', async () => {
    const [author, voter, against, talker, follower, muted, stranger] = await Promise.all(
      ['Author', 'Voter', 'Against', 'Talker', 'Follower', 'Muted', 'Stranger'].map((name) =>
        person(world.db, name),
      ),
    );
    if (!author || !voter || !against || !talker || !follower || !muted || !stranger)
      throw new Error('no people');
    const storm = await storms.put(open, maker, -2, 1, 'What came?');
    const first = await idea(world.db, open, author, 'First of them');
    const second = await idea(world.db, open, author, 'Second of them');
    for (const one of [first, second]) await storms.join(one, storm);
    await notices.vote(voter, first);
    await notices.vote(voter, second);
    await notices.vote(against, first, 'DEMOTE');
    await notices.vote(muted, first);
    await notices.follow(muted, first, false);
    await notices.follow(follower, second);
    await notices.comment(talker, first, 'Well.');
    await settleJobs(world.db);
    const close = (result: string) => storms.outcome(maker, 'closeStorm', { stormId: storm.nodeId, result });
    expect(await close('We take **both**.')).toBe('ok');
    await settleJobs(world.db);
    for (const who of [author, voter, against, talker, follower])
      expect(await kindsOf(who, storm)).toEqual(['STORM_CLOSED']);
    for (const who of [muted, stranger, maker]) expect(await kindsOf(who, storm)).toEqual([]);
    expect(await newsOf(voter, storm)).toEqual([
      expect.objectContaining({
        text: 'What came of the storm session “What came?”.',
        url: `${world.config.publicUrl}/storms/${storm.slug}`,
        idea: null,
      }),
    ]);
    const mail = mailsTo(voter).find(({ subject }) => subject.includes('What came?'));
    expect(mail?.text).toContain('> We take both.');
    expect(mail?.text).toContain('because you took part');
    expect(await close('We take one.')).toBe('ok');
    await settleJobs(world.db);
    expect(await kindsOf(voter, storm)).toEqual(['STORM_CLOSED']);
  });

  it('tells in the reader’s language', async () => {
    const storm = await storms.put(open, maker, -2, -1, 'Автобусы');
    const made = await idea(world.db, open, ann, 'Автобусы ночью');
    await storms.join(made, storm);
    await storms.mutate(maker, 'closeStorm', { stormId: storm.nodeId, result: 'Да.' });
    await settleJobs(world.db);
    const [ru] = await notices.of(ann, { 'accept-language': 'ru' });
    expect(ru?.text).toBe('Подведён итог штурма идей «Автобусы».');
    const [zh] = await notices.of(ann, { 'accept-language': 'zh' });
    expect(zh?.text).toBe('头脑风暴“Автобусы”的结果已公布。');
  });
});
