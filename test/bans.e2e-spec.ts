import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { ReputationLedger } from '../src/modules/reputation/reputation-ledger.js';
import { startTestApp, type TestApp } from './support/app.js';
import { banMember, givePassword, readBan, signInWith, unbanMember } from './support/bans.js';
import { differencesIn } from './support/database.js';
import { comment, mutate as discuss } from './support/discussion.js';
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
import { settleJobs, skipTime } from './support/jobs.js';
import { moderate, queue, report, submitted } from './support/moderation.js';
import { mutate } from './support/triage.js';

const HOUR = 3600_000;

describe('bans', () => {
  let world: TestApp;
  let ann: Person;
  let bob: Person;
  let maker: Person;
  let mod: Person;
  let admin: Person;
  let open: TestBoard;
  let happened: [string, object][];

  const ban = (who: Person | null, whom: Person, more?: object) => banMember(world, who, whom, more);
  const unban = (who: Person | null, whom: Person) => unbanMember(world, who, whom);
  const banOf = (whom: Person, who: Person) => readBan(world, whom, who);
  const signIn = (whom: Person, language?: string) => signInWith(world, whom, language);
  const vote = (who: Person, on: TestIdea, direction = 'PROMOTE') =>
    mutate(world, who, 'castVote', { ideaId: on.nodeId, direction }, 'idea { points }');
  /** All that is stored of ideas, votes and comments, but when it was last changed. */
  const stored = async () => ({
    ideas: await world.db.query(
      `SELECT id, moderation, promote_count, demote_count, round(score::numeric, 9) AS score, controversy, comment_count, follower_count, merged_into_id,
         root_id, merged_count, due_at, answered_at FROM ideas ORDER BY id`,
    ),
    votes: await world.db.query('SELECT * FROM votes ORDER BY id'),
    comments: await world.db.query(
      'SELECT id, moderation, like_count, is_extension FROM comments ORDER BY id',
    ),
    sums: await world.db.query(
      'SELECT board_id, status_id, sum(ideas) AS i, sum(votes) AS v, sum(comments) AS c FROM idea_counters GROUP BY 1, 2 ORDER BY 1, 2',
    ),
  });
  const pointsOf = async (on: TestIdea) =>
    (await ask(world, `{ idea(number: ${on.id}) { promoteCount supporters { totalCount } commentCount } }`))
      .data.idea;

  beforeAll(async () => {
    world = await startTestApp({ jobs: true });
    const events = world.app.get(DomainEvents, { strict: false });
    for (const name of ['member.banned', 'member.unbanned'] as const)
      events.onAfter(name, (event) => void happened.push([name, event]));
    maker = await person(world.db, 'Maker');
    mod = await person(world.db, 'Mod', 'MODERATOR');
    admin = await person(world.db, 'Admin', 'ADMIN');
    open = await board(world.db, 'open', { team: await team(world.db, 'makers', maker) });
  });
  beforeEach(async () => {
    happened = [];
    ann = await person(world.db, 'Ann');
    bob = await person(world.db, 'Bob');
    await givePassword(world, bob);
  });
  afterAll(() => world.stop());

  it('hide and discount, and give everything back exactly as it was', async () => {
    const own = await submitted(world, bob, open, 'Bob’s own idea');
    const others = await submitted(world, ann, open, 'Ann’s idea');
    const source = await submitted(world, ann, open, 'Much the same as Ann’s');
    await vote(bob, others);
    await vote(bob, source, 'DEMOTE');
    await vote(ann, own);
    await mutate(
      world,
      maker,
      'mergeIdeas',
      { targetId: others.nodeId, sourceIds: [source.nodeId] },
      '__typename',
    );
    const word = await comment(world, bob, others, 'A word of Bob’s');
    await comment(world, ann, others, 'To Bob', { parent: word });
    await discuss(world, ann, 'likeComment', { commentId: word.nodeId });
    await discuss(world, ann, 'acceptExtension', { commentId: word.nodeId });
    const byHand = await comment(world, bob, others, 'Hidden by hand');
    await moderate(world, mod, 'HIDE', [byHand]);
    const reported = await comment(world, bob, others, 'Reported, and not decided');
    const taken = await comment(world, bob, others, 'Reported, and hidden for good');
    for (const subject of [reported, taken]) await report(world, ann, subject);
    await mutate(world, mod, 'moderateContent', { subjectIds: [taken.nodeId], action: 'HIDE' }, '__typename');
    const waiting = (await queue(world, mod)).items;
    const before = await stored();
    const shown = await pointsOf(others);

    await ban(mod, bob, { hideContent: true, discountVotes: true });
    await settleJobs(world.db);
    expect(await pointsOf(own)).toBeNull();
    expect(await pointsOf(others)).toEqual({
      promoteCount: 1,
      supporters: { totalCount: 1 },
      commentCount: 1,
    });
    expect((await queue(world, mod)).items).toEqual([]);
    expect(await world.db.query('SELECT 1 FROM votes WHERE member_id = $1', [bob.id])).toEqual([]);
    expect(
      await world.db.query(`SELECT 1 FROM comments WHERE author_id = $1 AND moderation = 'VISIBLE'`, [
        bob.id,
      ]),
    ).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);

    await unban(mod, bob);
    await settleJobs(world.db);
    expect(await stored()).toEqual(before);
    expect(await pointsOf(others)).toEqual(shown);
    expect((await queue(world, mod)).items).toEqual(waiting);
    expect(waiting).toMatchObject([{ subject: { id: reported.nodeId }, reportCount: 1 }]);
    await moderate(world, mod, 'DISMISS', [reported]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('bring held content back to the queue, and what was hidden by hand not at all', async () => {
    const strict = await board(world.db, `strict-${bob.id}`);
    await world.db.query('UPDATE boards SET hold_first_posts = 1 WHERE id = $1', [strict.id]);
    const waiting = await submitted(world, bob, strict, 'Waits for somebody');
    const restored = await idea(world.db, open, bob, 'A moderator brings this back');
    await ban(mod, bob, { hideContent: true });
    await settleJobs(world.db);
    expect((await queue(world, mod, `boardId: "${strict.nodeId}"`)).items).toEqual([]);
    expect((await moderate(world, mod, 'HIDE', [restored])).refused).toEqual([]);
    expect((await moderate(world, mod, 'HIDE', [restored])).refused).toEqual([
      ['INVALID', ['subjectIds', '0']],
    ]);
    await unban(mod, bob);
    await settleJobs(world.db);
    const states = await world.db.query('SELECT id, moderation FROM ideas WHERE author_id = $1 ORDER BY id', [
      bob.id,
    ]);
    expect(states).toEqual([
      { id: waiting.id, moderation: 'HELD' },
      { id: restored.id, moderation: 'HIDDEN' },
    ]);
    expect((await queue(world, mod, `boardId: "${strict.nodeId}"`)).items).toMatchObject([
      { heldFor: 'FIRST_POSTS' },
    ]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('leave seen what a moderator lets be seen, take out the vote that comes with it, and count nothing that was deleted', async () => {
    const strict = await board(world.db, `held-${bob.id}`);
    await world.db.query('UPDATE boards SET hold_first_posts = 1 WHERE id = $1', [strict.id]);
    const held = await submitted(world, bob, strict, 'Waits, and passes');
    const others = await submitted(world, ann, open, 'With a word of Bob’s');
    const word = await comment(world, bob, others, 'Soon deleted');
    await ban(mod, bob, { hideContent: true, discountVotes: true });
    await settleJobs(world.db);
    await moderate(world, mod, 'RESTORE', [held]);
    expect(await pointsOf(held)).toMatchObject({ promoteCount: 1 });
    await discuss(world, mod, 'deleteComment', { commentId: word.nodeId }, 'deletedId');
    await settleJobs(world.db);
    expect(await pointsOf(held)).toMatchObject({ promoteCount: 0, supporters: { totalCount: 0 } });
    expect(await differencesIn(world.db)).toEqual([]);
    await unban(mod, bob);
    await settleJobs(world.db);
    expect(await pointsOf(held)).toMatchObject({ promoteCount: 1 });
    expect(await pointsOf(others)).toMatchObject({ commentCount: 0 });
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('take out a vote that was on its way when its voter was banned', async () => {
    const others = await submitted(world, ann, open, 'Voted on while the ban came');
    await ban(mod, bob, { discountVotes: true });
    await settleJobs(world.db);
    await world.db.query(
      'INSERT INTO votes (idea_id, member_id, direction, cast_at, earns) SELECT idea_id, $1, direction, cast_at, earns FROM votes WHERE idea_id = $2',
      [bob.id, others.id],
    );
    await skipTime(world.db, HOUR);
    await settleJobs(world.db);
    expect(await pointsOf(others)).toMatchObject({ promoteCount: 1 });
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('reach all that somebody wrote and voted, batch by batch, and turn round when lifted meanwhile', async () => {
    const many = 120;
    const ideas: TestIdea[] = [];
    for (let i = 0; i < many; i++) ideas.push(await idea(world.db, open, ann, `Idea number ${i}`));
    const ids = ideas.map(({ id }) => id);
    await world.db.query(
      `INSERT INTO comments (idea_id, author_id, body) SELECT unnest($1::bigint[]), $2, 'Said'`,
      [ids, bob.id],
    );
    await world.db.query('UPDATE ideas SET comment_count = 1 WHERE id = ANY ($1::bigint[])', [ids]);
    await world.db.query(
      `UPDATE idea_counters SET comments = comments + $2
       WHERE (board_id, status_id, shard) = (SELECT board_id, status_id, shard FROM idea_counters WHERE board_id = $1 LIMIT 1)`,
      [open.id, many],
    );
    await world.db.transaction((tx) => new ReputationLedger().alignIdeas(tx, ids));
    for (const one of ideas) await vote(bob, one);
    const before = await stored();
    expect(await differencesIn(world.db)).toEqual([]);
    await ban(mod, bob, { hideContent: true, discountVotes: true });
    await settleJobs(world.db);
    expect(
      await world.db.query('SELECT count(*) AS n FROM discounted_votes WHERE member_id = $1', [bob.id]),
    ).toEqual([{ n: many }]);
    expect(
      await world.db.query('SELECT count(*) AS n FROM hidden_content WHERE banned_member_id = $1', [bob.id]),
    ).toEqual([{ n: many }]);
    expect(await differencesIn(world.db)).toEqual([]);
    // Lifted, renewed and lifted again before the job of the first has ended.
    await unban(mod, bob);
    await ban(mod, bob, { discountVotes: true });
    await unban(mod, bob);
    await settleJobs(world.db);
    expect(await stored()).toEqual(before);
    // Nobody decided on each of them, so nobody hears of each.
    expect(
      await world.db.query(
        `SELECT 1 FROM notifications WHERE recipient_id = $1 AND kind = 'CONTENT_MODERATED'`,
        [bob.id],
      ),
    ).toEqual([]);
  }, 60_000);

  it('end by themselves when their time is over, with all that they took along', async () => {
    const own = await submitted(world, bob, open, 'Back again soon');
    await ban(mod, bob, { until: new Date(Date.now() + 5 * HOUR), hideContent: true, discountVotes: true });
    await settleJobs(world.db);
    expect(await pointsOf(own)).toBeNull();
    await world.db.query(`UPDATE members SET banned_until = now() - interval '1 second' WHERE id = $1`, [
      bob.id,
    ]);
    expect(await signIn(bob)).toMatchObject({ userErrors: [] });
    expect(await banOf(bob, mod)).toBeNull();
    await skipTime(world.db, 5 * HOUR);
    await settleJobs(world.db);
    expect(await pointsOf(own)).toMatchObject({ promoteCount: 1 });
    expect(happened.at(-1)).toEqual([
      'member.unbanned',
      { memberId: bob.id, hideContent: true, discountVotes: true },
    ]);
    expect(await world.db.query('SELECT banned_at, ban_reason FROM members WHERE id = $1', [bob.id])).toEqual(
      [{ banned_at: null, ban_reason: null }],
    );
    const log = await ask(
      world,
      `{ auditLog(filter: { subjectId: "${bob.nodeId}" }) { nodes { action actor { handle } summary } } }`,
      {},
      admin,
    );
    expect(log.data.auditLog.nodes).toMatchObject([
      { action: 'member.banEnded', actor: null },
      {
        action: 'member.banned',
        actor: { handle: mod.handle },
        summary: expect.stringContaining('Spam all over'),
      },
    ]);
    await world.db.transaction((tx) => world.app.get(JobQueue, { strict: false }).add(tx, 'end-bans', {}));
    await settleJobs(world.db);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('let stand what somebody voted after their ban was over and before the old vote came back', async () => {
    const others = await submitted(world, ann, open, 'Voted on twice');
    await vote(bob, others);
    await ban(mod, bob, { discountVotes: true });
    await settleJobs(world.db);
    await world.db.query(`UPDATE members SET banned_until = now() - interval '1 second' WHERE id = $1`, [
      bob.id,
    ]);
    const again = await person(world.db, 'Session');
    await world.db.query('UPDATE sessions SET member_id = $1 WHERE member_id = $2', [bob.id, again.id]);
    expect((await vote({ ...bob, cookie: again.cookie }, others, 'DEMOTE')).refused).toEqual([]);
    await unban(mod, bob);
    await settleJobs(world.db);
    expect(await world.db.query('SELECT direction FROM votes WHERE member_id = $1', [bob.id])).toEqual([
      { direction: -1 },
    ]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('go with the person who is erased, but bring nothing back', async () => {
    const own = await submitted(world, bob, open, 'Stays hidden');
    await ban(mod, bob, { hideContent: true, discountVotes: true });
    await settleJobs(world.db);
    const events = world.app.get(DomainEvents, { strict: false });
    await world.db.transaction(async (tx) => {
      await tx.query(
        'UPDATE members SET erased_at = now(), email = NULL, password_hash = NULL WHERE id = $1',
        [bob.id],
      );
      await events.emit('member.erasing', { memberId: bob.id, withdrawVotes: false }, tx);
    });
    await settleJobs(world.db);
    expect(await pointsOf(own)).toBeNull();
    expect(
      await world.db.query('SELECT 1 FROM members WHERE id = $1 AND banned_at IS NULL', [bob.id]),
    ).toHaveLength(1);
    expect(await differencesIn(world.db)).toEqual([]);
  });
});
