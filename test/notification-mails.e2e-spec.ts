import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Adopting } from './support/adoptions.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { Notices } from './support/notices.js';

const MINUTE = 60_000;

describe('mails about ideas', () => {
  let mailbox: Mailbox;
  let world: TestApp;
  let notices: Notices;
  let author: Person;
  let maker: Person;
  let teamId: number;
  let open: TestBoard;

  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ jobs: true, env: { SMTP_URL: mailbox.smtpUrl } });
    notices = new Notices(world);
    author = await person(world.db, 'Author');
    maker = await person(world.db, 'Maker');
    teamId = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: teamId });
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  const addressOf = ({ handle }: Person): string => `${handle}@example.test`;
  const mailTo = (who: Person) => mailbox.waitFor(addressOf(who));
  const mailsTo = (who: Person) => mailbox.all().filter(({ to }) => to === addressOf(who));
  const settle = async (milliseconds = 0): Promise<void> => {
    await settleJobs(world.db);
    if (milliseconds > 0) await skipTime(world.db, milliseconds);
    await settleJobs(world.db);
  };
  const set = (who: Person, column: 'locale' | 'digest', value: string) =>
    world.db.query(`UPDATE members SET ${column} = $2 WHERE id = $1`, [who.id, value]);

  it('carry the official response to voters and author, with a way out of all mails', async () => {
    const voter = await person(world.db, 'Voter');
    const racks = await idea(world.db, open, author, 'Racks <b>& bells');
    await notices.vote(voter, racks);
    await notices.answer(
      maker,
      [racks],
      'not-planned',
      'We have **thought**:\n\n- no room\n- [plan](https://example.org/plan)',
    );
    await settle();
    expect(mailsTo(voter)).toEqual([]);
    await settle(MINUTE);
    const mail = await mailTo(voter);
    expect(mail.subject).toBe('“Racks <b>& bells” is now “Not planned”, with an official answer.');
    expect(mail.text).toContain('Hello Voter!');
    expect(mail.text).toContain('> We have thought:\n>\n> • no room\n> • plan (https://example.org/plan)');
    expect(mail.text).toContain(`${world.config.publicUrl}/ideas/${racks.id}-`);
    expect(mail.html).toContain('Racks &lt;b&gt;&amp; bells');
    expect(mail.html).not.toContain('<b>');
    const [key] = await world.db.query<{ key: string }>(
      'SELECT unsubscribe_key AS key FROM members WHERE id = $1',
      [voter.id],
    );
    const url = `${world.config.publicUrl}/unsubscribe/${key?.key}`;
    expect(mail.headers.get('list-unsubscribe')).toBe(`<${url}>`);
    expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mail.text).toContain(`Unsubscribe from all of these mails: ${url}`);
    expect((await mailTo(author)).subject).toBe(mail.subject);
    expect(mailsTo(maker)).toEqual([]);
  });

  it('tell of a delivery with its story and its links', async () => {
    const voter = await person(world.db, 'Lamp');
    const lights = await idea(world.db, open, author, 'Night lights');
    await notices.vote(voter, lights);
    const adopting = new Adopting(world);
    const adoptionId = await adopting.adopt(maker, teamId, [lights]);
    await settle();
    expect((await mailTo(voter)).subject).toBe('makers has taken on “Night lights”.');
    await adopting.mutate(maker, 'deliverAdoption', {
      adoptionId,
      outcome: 'FULL',
      response: 'All lamps stand. Thank you!',
      links: [{ title: 'The map', url: 'https://example.org/map' }],
    });
    await settle();
    const mail = await mailTo(voter);
    expect(mail.subject).toBe('makers has delivered “Night lights”.');
    expect(mail.text).toContain('> All lamps stand. Thank you!');
    expect(mail.text).toContain('• The map\n  https://example.org/map');
    expect(mail.text).toContain(`${world.config.publicUrl}/adoptions/${adoptionId}`);
  });

  it('are written in their receiver’s language, wherever the change came from', async () => {
    const [russian, chinese] = [await person(world.db, 'Юлия'), await person(world.db, 'Wang')];
    await set(russian, 'locale', 'ru');
    await set(chinese, 'locale', 'zh-CN');
    const benches = await idea(world.db, open, author, 'Benches');
    await notices.vote(russian, benches);
    await notices.vote(chinese, benches, 'DEMOTE');
    await notices.answer(maker, [benches], 'acknowledged', null);
    await settle(MINUTE);
    const [ru, zh] = [await mailTo(russian), await mailTo(chinese)];
    expect(ru.subject).toBe('Идея «Benches» теперь в статусе «Принята к сведению».');
    expect(ru.text).toContain('Здравствуйте, Юлия!');
    expect(ru.html).toContain('<html lang="ru">');
    expect(zh.subject).toContain('想法“Benches”的状态变为');
    expect(zh.text).toContain('退订所有此类邮件');
  });

  it('repeat a comment, but never an internal note', async () => {
    const follower = await person(world.db, 'Follower');
    const talk = await idea(world.db, open, author, 'Talk');
    await notices.follow(follower, talk);
    await notices.comment(author, talk, 'Said in *public*.');
    await settle();
    expect((await mailTo(follower)).text).toContain('> Said in public.');
    const colleague = await person(world.db, 'Colleague');
    await world.db.query('INSERT INTO team_members VALUES ($1, $2)', [teamId, colleague.id]);
    await notices.comment(maker, talk, 'Said in private.', {
      isInternal: true,
      mentions: [colleague, follower],
    });
    await settle();
    const note = await mailTo(colleague);
    expect(note.subject).toBe('Maker mentioned you on “Talk”.');
    for (const { text, html, subject } of mailbox.all())
      expect([text, html, subject].join()).not.toContain('Said in private');
    expect(mailsTo(follower)).toHaveLength(1);
  });

  it('do not go out once there is nothing to tell any more', async () => {
    const [off, muted, gone, left] = [
      await person(world.db, 'Off'),
      await person(world.db, 'Muted'),
      await person(world.db, 'Gone'),
      await person(world.db, 'Left'),
    ];
    const closing = await board(world.db, 'closing', { team: teamId });
    const last = await idea(world.db, open, author, 'Last words');
    const shut = await idea(world.db, closing, author, 'Shut');
    for (const voter of [off, muted, gone]) await notices.vote(voter, last);
    await notices.vote(left, shut);
    // The mails wait here, as while the server is away.
    await world.db.query(`INSERT INTO mail_outage (until) VALUES (now() + interval '1 hour')`);
    await notices.answer(maker, [last], 'not-planned', 'No.');
    await notices.comment(maker, shut, 'Hello.');
    const unwanted = await notices.comment(author, last, 'To be deleted.', { mentions: [gone] });
    await settle(MINUTE);
    expect(await notices.kindsOf(left)).toEqual([`COMMENTED ${shut.id}`]);
    await set(off, 'digest', 'OFF');
    await notices.follow(muted, last, false);
    await world.db.query('UPDATE comments SET deleted_at = now() WHERE id = $1', [unwanted]);
    await world.db.query('DELETE FROM votes WHERE member_id = $1', [gone.id]);
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [closing.id]);
    await settle(2 * 60 * MINUTE);
    for (const who of [off, muted, gone, left]) expect(mailsTo(who)).toEqual([]);
    expect(await notices.kindsOf(left)).toEqual([]);
    expect(await notices.unreadCount(left)).toBe(0);
    expect(await notices.kindsOf(gone)).toEqual([`STATUS_CHANGED ${last.id}`]);
    const [{ states } = { states: null }] = await world.db.query<{ states: string[] }>(
      `SELECT array_agg(DISTINCT state) AS states FROM mails WHERE member_id = ANY ($1)`,
      [[off.id, muted.id, gone.id, left.id]],
    );
    expect(states).toEqual(['DROPPED']);
  });

  it('do not exist where mail cannot be sent', async () => {
    const silent = await startTestApp({ jobs: true, env: { SMTP_URL: '' } });
    const quiet = new Notices(silent);
    const [one, two] = [await person(silent.db, 'One'), await person(silent.db, 'Two')];
    const racks = await idea(silent.db, await board(silent.db, 'open'), one, 'Racks');
    await quiet.comment(two, racks, 'Yes.');
    await settleJobs(silent.db);
    expect(await quiet.kindsOf(one)).toEqual([`COMMENTED ${racks.id}`]);
    expect(await silent.db.query('SELECT 1 FROM mails')).toEqual([]);
    await silent.stop();
  });
});
