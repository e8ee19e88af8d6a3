import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ModeratedSubject } from '../src/modules/moderation/moderation.events.js';
import { encodeId } from '../src/common/graphql/node-id.js';
import { startTestApp, type TestApp } from './support/app.js';
import { mutate } from './support/discussion.js';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { settleJobs } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { Notices } from './support/notices.js';

describe('news that are for one member', () => {
  let mailbox: Mailbox;
  let world: TestApp;
  let notices: Notices;
  let moderator: Person;
  let open: TestBoard;

  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ jobs: true, env: { SMTP_URL: mailbox.smtpUrl } });
    notices = new Notices(world);
    moderator = await person(world.db, 'Moderator', 'MODERATOR');
    open = await board(world.db, 'open');
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  const mailsTo = (who: Person) => mailbox.all().filter(({ to }) => to === `${who.handle}@example.test`);
  const subject = (of: TestIdea, author: Person, more: Partial<ModeratedSubject> = {}): ModeratedSubject => ({
    type: 'Idea',
    id: of.id,
    ideaId: of.id,
    authorId: author.id,
    boardId: open.id,
    from: 'VISIBLE',
    to: 'HIDDEN',
    isInternal: false,
    ...more,
  });
  const moderate = async (subjects: ModeratedSubject[], actor = moderator): Promise<void> => {
    for (const { type, id, to } of subjects)
      await world.db.query(
        `UPDATE ${type === 'Idea' ? 'ideas' : 'comments'} SET moderation = $2 WHERE id = $1`,
        [id, to],
      );
    await notices.happen('content.moderated', { subjects, actorId: actor.id });
    await settleJobs(world.db);
  };

  it('tell of a badge, without an idea, and lead to the member’s own page', async () => {
    const ann = await person(world.db, 'Ann');
    await notices.happen('badge.awarded', { memberId: ann.id, badgeKey: 'first-idea' });
    await settleJobs(world.db);
    expect(await notices.of(ann)).toEqual([
      expect.objectContaining({
        kind: 'BADGE_AWARDED',
        idea: null,
        actor: null,
        url: `${world.config.publicUrl}/members/${ann.handle}`,
        text: expect.stringContaining('badge'),
      }),
    ]);
    expect(await notices.unreadCount(ann)).toBe(1);
    expect(mailsTo(ann)).toHaveLength(1);
  });

  it('tell authors that moderators hid and restored what they wrote, not who did', async () => {
    const bob = await person(world.db, 'Bob');
    const reader = await person(world.db, 'Reader');
    const rude = await idea(world.db, open, bob, 'Rude idea');
    await notices.vote(reader, rude);
    await moderate([subject(rude, bob)]);
    const [hidden] = await notices.of(bob);
    expect(hidden).toMatchObject({
      kind: 'CONTENT_MODERATED',
      text: 'Moderators hid your idea “Rude idea”. Only you and they see it.',
      actor: null,
      idea: { number: rude.id },
    });
    expect(mailsTo(bob)).toHaveLength(1);
    await moderate([subject(rude, bob, { from: 'HIDDEN', to: 'VISIBLE' })]);
    const [restored] = await notices.of(bob);
    expect(restored?.text).toBe('Your idea “Rude idea” is back for everybody to see.');
    expect(await notices.of(reader)).toEqual([]);
  });

  it('tell of a hidden comment, which its author still sees, at the comment', async () => {
    const bob = await person(world.db, 'Bob');
    const under = await idea(world.db, open, moderator, 'Discussed');
    const comment = await notices.comment(bob, under, 'Bad words');
    await moderate([subject(under, bob, { type: 'Comment', id: comment, ideaId: under.id })]);
    const [hidden] = await notices.of(bob);
    expect(hidden).toMatchObject({
      kind: 'CONTENT_MODERATED',
      text: 'Moderators hid your comment on “Discussed”. Only you and they see it.',
      url: expect.stringContaining('#comment-'),
    });
    expect(mailsTo(bob)[0]?.text).not.toContain('Bad words');
  });

  it('tell each author once of one decision on many, and nobody of their own', async () => {
    const [bob, cleo] = [await person(world.db, 'Bob'), await person(world.db, 'Cleo')];
    const all = await Promise.all(
      [bob, bob, cleo, moderator].map(async (who, n) =>
        subject(await idea(world.db, open, who, `Held ${n}`), who),
      ),
    );
    await moderate(all.map((one) => ({ ...one, from: 'HELD', to: 'VISIBLE' })));
    expect((await notices.of(bob)).map(({ text }) => text)).toEqual([
      '2 contributions of yours were approved, “Held 0” among them.',
    ]);
    expect((await notices.of(cleo)).map(({ text }) => text)).toEqual([
      'Your idea “Held 2” was approved: everybody sees it now.',
    ]);
    expect((await notices.of(moderator)).filter(({ kind }) => kind === 'CONTENT_MODERATED')).toEqual([]);
  });

  it('tell authors what moderators deleted, and nobody what they deleted themselves', async () => {
    const bob = await person(world.db, 'Bob');
    const [gone, stays] = [await idea(world.db, open, bob, 'Gone'), await idea(world.db, open, bob, 'Stays')];
    const write = async (body: string): Promise<string> =>
      (await mutate(world, bob, 'addComment', { ideaId: stays.nodeId, body }, 'comment { id }')).data.it
        .comment.id;
    const [rude, own] = [await write('Rude'), await write('Own')];
    const remove = (who: Person, name: string, id: string, field: string) =>
      mutate(world, who, name, { [field]: id }, '');
    await remove(moderator, 'deleteComment', rude, 'commentId');
    await remove(bob, 'deleteComment', own, 'commentId');
    await remove(moderator, 'deleteIdea', gone.nodeId, 'ideaId');
    await settleJobs(world.db);
    const [ofIdea, ofComment, ...others] = await notices.of(bob);
    expect(ofIdea).toMatchObject({
      kind: 'CONTENT_MODERATED',
      text: 'Moderators deleted your idea “Gone”.',
      idea: null,
      actor: null,
      url: `${world.config.publicUrl}/members/${bob.handle}`,
    });
    expect(ofComment).toMatchObject({
      text: 'Moderators deleted your comment on “Stays”.',
      idea: { number: stays.id },
      url: expect.not.stringContaining('#'),
    });
    expect(others).toEqual([]);
    expect(mailsTo(bob)).toHaveLength(2);
  });

  it('tell once that a comment became part of the idea, however often it is taken back', async () => {
    const [ada, bob] = [await person(world.db, 'Ada'), await person(world.db, 'Bob')];
    const under = await idea(world.db, open, ada, 'Extended');
    const commentId = encodeId('Comment', await notices.comment(bob, under, 'With a roof'));
    await settleJobs(world.db);
    for (const name of ['acceptExtension', 'removeExtension', 'acceptExtension'])
      await mutate(world, ada, name, { commentId });
    await settleJobs(world.db);
    expect(await notices.kindsOf(bob)).toEqual([`EXTENSION_ACCEPTED ${under.id}`]);
    expect(mailsTo(bob)).toHaveLength(1);
  });

  it('tell whom an edit names anew, once, and nobody whom the text named before', async () => {
    const [ada, bob, cleo] = [
      await person(world.db, 'Ada'),
      await person(world.db, 'Bob'),
      await person(world.db, 'Cleo'),
    ];
    const under = await idea(world.db, open, ada, 'Edited');
    const said = { ideaId: under.nodeId, body: `Ask @${bob.handle}` };
    const { data } = await mutate(world, ada, 'addComment', said, 'comment { id }');
    const commentId = data.it.comment.id;
    await settleJobs(world.db);
    for (const body of [`Ask @${bob.handle} or @${cleo.handle}`, 'Ask nobody', `Ask @${cleo.handle}`])
      await mutate(world, ada, 'editComment', { commentId, body });
    await settleJobs(world.db);
    expect(await notices.kindsOf(bob)).toEqual([`MENTIONED ${under.id}`]);
    expect(await notices.kindsOf(cleo)).toEqual([`MENTIONED ${under.id}`]);
  });

  it('are not told where content is held: that is how a first post begins', async () => {
    const bob = await person(world.db, 'Bob');
    const held = await idea(world.db, open, bob, 'Held again');
    await moderate([subject(held, bob, { to: 'HELD' })]);
    expect(await notices.of(bob)).toEqual([]);
  });

  it('are not mailed to who is banned', async () => {
    const bob = await person(world.db, 'Bob');
    await world.db.query(`UPDATE members SET banned_at = now(), ban_reason = 'spam' WHERE id = $1`, [bob.id]);
    await notices.happen('badge.awarded', { memberId: bob.id, badgeKey: 'first-idea' });
    await settleJobs(world.db);
    expect(mailsTo(bob)).toEqual([]);
  });
});
