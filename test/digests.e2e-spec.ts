import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobQueue } from '../src/jobs/job-queue.js';
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
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { Notices } from './support/notices.js';

describe('mails that tell of several things', () => {
  let mailbox: Mailbox;
  let world: TestApp;
  let notices: Notices;
  let author: Person;
  let maker: Person;
  let open: TestBoard;
  let talk: TestIdea;

  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ jobs: true, env: { SMTP_URL: mailbox.smtpUrl } });
    notices = new Notices(world);
    author = await person(world.db, 'Author');
    maker = await person(world.db, 'Maker');
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', maker) });
    talk = await idea(world.db, open, author, 'Talk');
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  const prefer = (who: Person, digest: string) =>
    ask(
      world,
      `mutation { updateProfile(input: { digest: ${digest} }) { viewer { digest } userErrors { code } } }`,
      {},
      who,
    );
  const reader = async (name: string, digest: string): Promise<Person> => {
    const who = await person(world.db, name);
    await prefer(who, digest);
    await notices.follow(who, talk);
    return who;
  };
  const mailsTo = ({ handle }: Person) => mailbox.all().filter(({ to }) => to === `${handle}@example.test`);
  /** So much time passes for what waits, and the hour strikes. */
  const pass = async (hours: number): Promise<void> => {
    await world.db.query(`UPDATE notifications SET created_at = created_at - make_interval(hours => $1)`, [
      hours,
    ]);
    await world.app.get(JobQueue, { strict: false }).add(world.db, 'queue-digests', {});
    await settleJobs(world.db);
  };
  const say = async (text: string): Promise<void> => {
    await notices.comment(author, talk, text);
    await settleJobs(world.db);
  };

  it('come a day after the first of them, and a week after it', async () => {
    const [daily, weekly] = [await reader('Daily', 'DAILY'), await reader('Weekly', 'WEEKLY')];
    await say('One.');
    await pass(10);
    await say('Two.');
    await pass(13);
    expect([...mailsTo(daily), ...mailsTo(weekly)]).toEqual([]);
    await pass(1);
    const [mail] = mailsTo(daily);
    expect(mail?.subject).toBe(`2 pieces of news from ${new URL(world.config.publicUrl).host}`);
    expect(mail?.text.match(/• Author commented on “Talk”\./g)).toHaveLength(2);
    expect(mail?.links).toContain(`${world.config.publicUrl}/notifications`);
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mailsTo(weekly)).toEqual([]);
    await pass(6 * 24);
    expect(mailsTo(weekly)).toHaveLength(1);
    expect(mailsTo(daily)).toHaveLength(1);
  });

  it('tell of each thing once, whoever runs the job how often', async () => {
    const daily = await reader('Again', 'DAILY');
    await say('Once.');
    const jobs = world.app.get(JobQueue, { strict: false });
    await world.db.query(`UPDATE notifications SET created_at = created_at - interval '1 day'`);
    await world.db.transaction(async (tx) => {
      for (let i = 0; i < 4; i++) await jobs.add(tx, 'queue-digests', {});
    });
    await settleJobs(world.db);
    await pass(48);
    expect(mailsTo(daily)).toHaveLength(1);
  });

  it('leave out what was read, and do not come where everything was', async () => {
    const [some, none] = [await reader('Some', 'DAILY'), await reader('None', 'DAILY')];
    await say('Read.');
    for (const who of [some, none])
      await ask(world, 'mutation { markNotificationsRead(input: {}) { userErrors { code } } }', {}, who);
    await notices.comment(maker, talk, 'Unread.', { mentions: [some] });
    await settleJobs(world.db);
    await ask(world, 'mutation { markNotificationsRead(input: {}) { userErrors { code } } }', {}, none);
    await pass(24);
    expect(mailsTo(none)).toEqual([]);
    expect(mailsTo(some)[0]?.text).toContain('Maker mentioned you');
    expect(mailsTo(some)[0]?.text).not.toContain('Author commented');
  });

  it('leave out what their receiver may not know of when they are sent', async () => {
    const daily = await reader('Outsider', 'DAILY');
    const closing = await board(world.db, 'closing');
    const secret = await idea(world.db, closing, author, 'Soon secret');
    await notices.vote(daily, secret);
    await notices.comment(author, secret, 'Still open.');
    await say('For all.');
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [closing.id]);
    await pass(24);
    const [mail] = mailsTo(daily);
    expect(mail?.text).toContain('Talk');
    expect(mail?.text).not.toContain('Soon secret');
    expect(mail?.subject).toMatch(/^1 piece of news/);
  });

  it('forget what waited where mails are turned off, also when they are wanted again', async () => {
    const daily = await reader('Wavering', 'DAILY');
    await say('Never mailed.');
    await prefer(daily, 'OFF');
    await pass(24);
    await prefer(daily, 'DAILY');
    await pass(48);
    expect(mailsTo(daily)).toEqual([]);
    expect(await notices.unreadCount(daily)).toBe(1);
  });

  it('bring new ideas to a team once a day, though it wants the rest at once', async () => {
    const before = mailsTo(maker).length;
    for (const title of ['First new one', 'Second new one'])
      await ask(
        world,
        'mutation ($i: SubmitIdeaInput!) { submitIdea(input: $i) { userErrors { code } } }',
        { i: { boardId: open.nodeId, title, body: '' } },
        author,
      );
    await settleJobs(world.db);
    expect(mailsTo(maker)).toHaveLength(before);
    await pass(24);
    const mail = mailsTo(maker).at(-1);
    expect(mailsTo(maker)).toHaveLength(before + 1);
    expect(mail?.text).toContain('Author submitted “First new one”.');
    expect(mail?.text).toContain('Author submitted “Second new one”.');
  });
});
