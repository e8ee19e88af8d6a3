import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ThrottleLimits } from '../src/common/auth/throttle-limits.js';
import { encodeId } from '../src/common/graphql/node-id.js';
import { startTestApp, type TestApp } from './support/app.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { board, idea, person } from './support/factories.js';
import { settleJobs } from './support/jobs.js';
import { mutate } from './support/triage.js';
import { tokenIn, Visitor } from './support/visitor.js';

const PASSWORD = 'correct horse battery';

describe('against programs and the banned', () => {
  let world: TestApp;
  let mailbox: Mailbox;

  beforeAll(async () => {
    mailbox = await startMailbox();
    world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: '1' }, jobs: true });
  });
  afterAll(async () => {
    await world.stop();
    await mailbox.stop();
  });

  it('a sign-up that fills in what no person sees is answered as any other, and comes to nothing', async () => {
    const sent = {
      email: 'robot@example.test',
      password: PASSWORD,
      displayName: 'Robot',
      website: 'https://spam.example',
    };
    const answer = await new Visitor(world).signUp(sent);
    expect(answer.data).toEqual({ signUp: { viewer: null, userErrors: [] } });
    await settleJobs(world.db);
    expect(await world.db.query('SELECT 1 FROM mails')).toEqual([]);
    expect(await world.db.query('SELECT 1 FROM mail_links')).toEqual([]);
    const weak = await new Visitor(world).signUp({ ...sent, password: 'short' });
    expect(weak.data.signUp.userErrors).toMatchObject([{ code: 'TOO_SHORT' }]);
  });

  it('an empty one is no trap', async () => {
    const sent = { email: 'person@example.test', password: PASSWORD, displayName: 'Person', website: '' };
    await new Visitor(world).signUp(sent);
    expect((await mailbox.waitFor('person@example.test')).links).toHaveLength(1);
  });

  it('a mailed link tells a banned person until when, and works once the ban is lifted', async () => {
    const mod = await person(world.db, 'Mod', 'MODERATOR');
    const email = 'banned@example.test';
    const browser = new Visitor(world);
    await browser.signUp({ email, password: PASSWORD, displayName: 'Banned' });
    await browser.verifyEmail(tokenIn((await mailbox.waitFor(email)).links[0]));
    const [member] = await world.db.query<{ id: number }>('SELECT id FROM members WHERE email = $1', [email]);
    const memberId = Buffer.from(`Member:${member?.id}`).toString('base64url');
    await mutate(world, mod, 'banMember', { memberId, reason: 'Spam' }, '__typename');
    await browser.requestSignInLink(email);
    const token = tokenIn((await mailbox.waitFor(email)).links[0]);
    const refused = await browser.redeemSignInLink(token);
    expect(refused.data.redeemSignInLink).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'BANNED', message: 'A moderator has banned this account for good.' }],
    });
    expect(refused.headers.getSetCookie().join()).not.toContain('session');
    await mutate(world, mod, 'unbanMember', { memberId }, '__typename');
    expect((await browser.redeemSignInLink(token)).data.redeemSignInLink.viewer).toMatchObject({ email });
  });

  it('one network submits, edits, comments, reports, votes, likes and follows only so often, whoever it is', async () => {
    const few = { points: 2, seconds: 60 };
    Object.assign(world.app.get(ThrottleLimits, { strict: false }), {
      submitIdeaByNetwork: few,
      commentByNetwork: few,
      reportByNetwork: few,
      editIdeaByNetwork: few,
      voteByNetwork: few,
      likeByNetwork: few,
      followByNetwork: few,
    });
    const open = await board(world.db, 'open');
    const author = await person(world.db, 'Author');
    const one = await idea(world.db, open, author, 'In one network');
    const deeds = {
      submitIdea: (n: number) => ({ boardId: open.nodeId, title: `Submitted as number ${n}`, body: '' }),
      addComment: (n: number) => ({ ideaId: one.nodeId, body: `Said as number ${n}` }),
      reportContent: () => ({ subjectId: one.nodeId, reason: 'SPAM' }),
      editIdea: () => ({ ideaId: one.nodeId, version: 1, title: 'Of somebody else' }),
      castVote: () => ({ ideaId: one.nodeId, direction: 'PROMOTE' }),
      likeComment: () => ({ commentId: encodeId('Comment', 1) }),
      followIdea: () => ({ ideaId: one.nodeId }),
    };
    for (const [name, input] of Object.entries(deeds)) {
      const areRefused: boolean[] = [];
      for (let n = 0; n < 3; n++) {
        const who = await person(world.db, 'Someone');
        const { refused } = await mutate(world, who, name, input(n), '__typename');
        areRefused.push(refused[0]?.[0] === 'RATE_LIMITED');
      }
      expect([name, ...areRefused]).toEqual([name, false, false, true]);
    }
  });
});
