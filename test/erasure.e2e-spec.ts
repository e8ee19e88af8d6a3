import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '../src/common/log.js';
import { Adopting } from './support/adoptions.js';
import { placesOf } from './support/all-values.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { comment } from './support/discussion.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';
import { tokenIn, Visitor } from './support/visitor.js';

const PASSWORD = 'correct horse battery';
const EMAIL = 'zerafina.q@example.test';
const NEXT_EMAIL = 'zerafina-next@example.test';
const ADDRESS = '203.0.113.77';
const OLD_HANDLE = 'zerafina-quux';
const HANDLE = 'zera-now';
const NAME = 'Zerafina Quux';
const BROWSER = 'ZerafinaBrowser/7';
const TRACES = ['zerafina', HANDLE, 'quux', ADDRESS];
const MINUTE = 60_000;

let world: TestApp;
let mailbox: Mailbox;
let log = '';

beforeAll(async () => {
  mailbox = await startMailbox();
  const logger = createLogger('trace', { write: (line) => void (log += line) });
  world = await startTestApp({
    env: { SMTP_URL: mailbox.smtpUrl, TRUST_PROXY: '1' },
    jobs: true,
    logger,
  });
});
afterAll(async () => {
  await world.stop();
  await mailbox.stop();
});

interface Community {
  admin: Person;
  ben: Person;
  open: TestBoard;
  hers: { id: number; nodeId: string };
  bens: { id: number; nodeId: string };
  zerafina: Visitor;
  memberId: number;
}

/** Somebody who did everything that one can do, and of whom everybody wrote. */
async function community(): Promise<Community> {
  const { db } = world;
  const admin = await person(db, 'Root', 'ADMIN');
  const ben = await person(db, 'Ben');
  const zerafina = new Visitor(world, 'en', ADDRESS);
  const say = async (text: string, input: object) => {
    const { data, errors } = await zerafina.ask(text, { input }, { 'user-agent': BROWSER });
    expect(errors).toEqual([]);
    return data.it;
  };
  await zerafina.signUp({ email: EMAIL, password: PASSWORD, displayName: NAME });
  await zerafina.verifyEmail(tokenIn((await mailbox.waitFor(EMAIL)).links[0]));
  await say('mutation ($input: SignInInput!) { it: signIn(input: $input) { viewer { email } } }', {
    email: EMAIL,
    password: PASSWORD,
  });
  await say(
    'mutation ($input: UpdateProfileInput!) { it: updateProfile(input: $input) { viewer { locale } } }',
    {
      handle: HANDLE,
      locale: 'ru',
    },
  );
  const [row] = await db.query<{ id: number }>('SELECT id FROM members WHERE handle = $1', [HANDLE]);
  const memberId = row?.id ?? 0;
  const makers = await team(db, 'makers', admin, ben);
  await db.query('INSERT INTO team_members VALUES ($1, $2)', [makers, memberId]);
  const open = await board(db, 'open', { team: makers });
  await db.query('UPDATE boards SET description = $1', [`Ask @${HANDLE} about it`]);
  const submitted = await say(
    'mutation ($input: SubmitIdeaInput!) { it: submitIdea(input: $input) { idea { id number version } } }',
    {
      boardId: open.nodeId,
      title: 'Benches in the park',
      body: `Signed, @${HANDLE}.`,
      idempotencyKey: 'once',
    },
  );
  await say('mutation ($input: EditIdeaInput!) { it: editIdea(input: $input) { idea { id } } }', {
    ideaId: submitted.idea.id,
    version: submitted.idea.version,
    body: `Really signed, @${OLD_HANDLE}.`,
  });
  const hers = { id: submitted.idea.number, nodeId: submitted.idea.id };
  const bens = await idea(db, open, ben, `For @${HANDLE}: lamps`, {
    body: `[Her](/members/${OLD_HANDLE}), @${HANDLE.toUpperCase()}!`,
  });
  const said = await comment(world, ben, bens, `@${HANDLE}, what do you think? Not @${HANDLE}-else.`);
  await ask(
    world,
    'mutation ($input: EditCommentInput!) { it: editComment(input: $input) { userErrors { code } } }',
    { input: { commentId: said.nodeId, body: `@${HANDLE} and @${OLD_HANDLE}` } },
    ben,
  );
  await comment(world, ben, bens, `Note for @${HANDLE}`, { internal: true });
  await say('mutation ($input: AddCommentInput!) { it: addComment(input: $input) { comment { id } } }', {
    ideaId: bens.nodeId,
    body: 'I like them.',
  });
  await say('mutation ($input: LikeCommentInput!) { it: likeComment(input: $input) { comment { id } } }', {
    commentId: said.nodeId,
  });
  await say('mutation ($input: CastVoteInput!) { it: castVote(input: $input) { idea { id } } }', {
    ideaId: bens.nodeId,
  });
  await say('mutation ($input: FollowIdeaInput!) { it: followIdea(input: $input) { idea { id } } }', {
    ideaId: bens.nodeId,
  });
  await db.query('UPDATE ideas SET assignee_id = $2 WHERE id = $1', [bens.id, memberId]);
  const adopting = new Adopting(world);
  const adoption = await adopting.adopt(admin, makers, [bens], {
    title: `Lamps with @${HANDLE}`,
    summary: `@${HANDLE} helps`,
    response: `Thanks, @${HANDLE}`,
  });
  await adopting.mutate(admin, 'updateAdoption', {
    adoptionId: adoption,
    ownerId: Buffer.from(`Member:${memberId}`).toString('base64url'),
  });
  await adopting.post(ben, adoption, `@${OLD_HANDLE} and @${HANDLE} met`);
  await db.query('INSERT INTO reply_templates (team_id, name, body) VALUES ($1, $2, $3)', [
    makers,
    `For @${HANDLE}`,
    `Dear @${HANDLE}`,
  ]);
  await db.query(`INSERT INTO import_records VALUES ('survey', 'MEMBER', $1, $2)`, [EMAIL, memberId]);
  await db.query(
    `INSERT INTO audit_events (action, actor_id, ip_address, subject_type, subject_id, details)
     VALUES ('community.updated', $1, $2, NULL, NULL, '{"fields": "name"}'), ('member.banned', $3, NULL, 'Member', $1, $4)`,
    [memberId, ADDRESS, admin.id, JSON.stringify({ reason: `${NAME} did it`, days: 3 })],
  );
  await db.query(
    `UPDATE members SET banned_at = now() - interval '2 days', banned_until = now() - interval '1 day', ban_reason = $2 WHERE id = $1`,
    [memberId, NAME],
  );
  await say(
    'mutation ($input: RequestEmailChangeInput!) { it: requestEmailChange(input: $input) { sent } }',
    { email: NEXT_EMAIL },
  );
  await zerafina.requestSignInLink(EMAIL);
  await zerafina.ask('mutation { requestDataExport { userErrors { code } } }');
  await settleJobs(db);
  return { admin, ben, open, hers, bens, zerafina, memberId };
}

const DELETE = `mutation ($input: DeleteAccountInput!) { it: deleteAccount(input: $input) { deleted userErrors { code field message } } }`;

describe('who deletes their account', () => {
  let all: Community;
  let before: string[];

  beforeAll(async () => {
    all = await community();
    before = await placesOf(world.db, TRACES);
    const { data, errors, headers } = await all.zerafina.ask(DELETE, {
      input: { confirmHandle: ` @${HANDLE.toUpperCase()} ` },
    });
    expect([data, errors]).toEqual([{ it: { deleted: true, userErrors: [] } }, []]);
    expect(headers.getSetCookie().join()).toContain('groundswell_session=;');
    await settleJobs(world.db);
    await skipTime(world.db, 11 * MINUTE);
    await settleJobs(world.db);
  });

  it('leaves no trace in any column of any table', async () => {
    const tables = new Set(before.map((place) => place.split(':')[0]));
    // The test sees what there is to be seen: members, texts and their revisions, mails, sessions, audit and imports.
    for (const place of [
      'public.members.email',
      'public.sessions.user_agent',
      'public.idea_revisions.body',
      'public.comment_revisions.body',
      'public.idea_search.vector',
      'public.adoptions.summary',
      'public.audit_events.ip_address',
      'public.import_records.external_id',
      'public.email_changes.email',
      'public.former_handles.handle',
    ])
      expect(tables).toContain(place);
    expect(
      await placesOf(
        world.db,
        TRACES.filter((trace) => trace !== HANDLE),
      ),
    ).toEqual([]);
    // Another's handle that begins alike is left alone.
    const places = await placesOf(world.db, [HANDLE]);
    expect(places.filter((place) => !place.includes(`@${HANDLE}-else`) && !place.includes(`'else'`))).toEqual(
      [],
    );
    const kept = await world.db.query('SELECT 1 FROM data_exports UNION ALL SELECT 1 FROM name_erasures');
    expect(kept).toEqual([]);
  });

  it('leaves none in the log', () => {
    expect(log).toContain('"level"');
    for (const trace of TRACES) expect(log.toLowerCase()).not.toContain(trace);
  });

  it('leaves what they wrote readable, under a name in each reader’s language', async () => {
    const text =
      'query ($n: Int!) { idea(number: $n) { title body version editedAt author { handle displayName avatarUrl role } comments(first: 5) { nodes { body author { displayName } } } } }';
    for (const [language, name] of [
      ['en', 'Deleted member'],
      ['ru', 'Удалённый участник'],
      ['zh', '已注销用户'],
    ] as const) {
      const { data } = await ask(
        world,
        text,
        { n: all.hers.id },
        { headers: { 'accept-language': language } },
      );
      expect(data.idea).toMatchObject({
        title: 'Benches in the park',
        body: 'Really signed, @….',
        version: 2,
        editedAt: null,
        author: {
          handle: expect.stringMatching(/^deleted-[0-9a-f]{12}$/),
          displayName: name,
          avatarUrl: null,
          role: 'MEMBER',
        },
      });
    }
    const { data } = await ask(world, text, { n: all.bens.id });
    expect(data.idea).toMatchObject({
      title: 'For @…: lamps',
      body: '[Her](/members/deleted), @…!',
      author: { displayName: 'Ben' },
    });
    expect(data.idea.comments.nodes).toEqual([
      { body: '@… and @…', author: { displayName: 'Ben' } },
      { body: 'I like them.', author: { displayName: 'Deleted member' } },
    ]);
    const page = await (await fetch(`${world.url}/ideas/${all.hers.id}`)).text();
    expect(page).not.toContain('/members/deleted-');
  });

  it('leaves their votes counted, and is no supporter by name', async () => {
    const { data } = await ask(
      world,
      'query ($n: Int!) { idea(number: $n) { promoteCount supporters(first: 5) { totalCount nodes { displayName } } } }',
      { n: all.bens.id },
    );
    expect(data.idea).toEqual({ promoteCount: 1, supporters: { totalCount: 0, nodes: [] } });
  });

  it('is told nothing more, answers for nothing, and has no page', async () => {
    const { db } = world;
    const mine = await db.query(
      `SELECT (SELECT count(*) FROM idea_follows WHERE member_id = $1) AS follows, (SELECT count(*) FROM notifications WHERE recipient_id = $1) AS told,
         (SELECT count(*) FROM team_members WHERE member_id = $1) AS teams, (SELECT count(*) FROM ideas WHERE assignee_id = $1) AS assigned,
         (SELECT count(*) FROM mails WHERE member_id = $1) AS mails, (SELECT count(*) FROM mail_links WHERE member_id = $1) AS links`,
      [all.memberId],
    );
    expect(mine).toEqual([{ follows: 0, told: 0, teams: 0, assigned: 0, mails: 0, links: 0 }]);
    const [row] = await db.query<{ handle: string }>('SELECT handle FROM members WHERE id = $1', [
      all.memberId,
    ]);
    for (const handle of [HANDLE, OLD_HANDLE, row?.handle])
      expect(
        (await ask(world, 'query ($h: String!) { member(handle: $h) { id } }', { h: handle })).data.member,
      ).toBeNull();
  });

  it('stays in the audit log by number alone', async () => {
    const events = await world.db.query(
      `SELECT action, details, ip_address FROM audit_events WHERE actor_id = $1 OR subject_id = $1 ORDER BY id`,
      [all.memberId],
    );
    expect(events).toEqual([
      { action: 'community.updated', details: { fields: 'name' }, ip_address: null },
      { action: 'member.banned', details: { reason: '…', days: 3 }, ip_address: null },
      { action: 'member.erased', details: {}, ip_address: null },
    ]);
  });

  it('leaves every derived number right', async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('may come back as somebody new, under the same address and handle', async () => {
    const again = new Visitor(world, 'en', '198.51.100.4');
    await again.signUp({ email: EMAIL, password: PASSWORD, displayName: NAME });
    await settleJobs(world.db);
    const mail = mailbox.all().findLast(({ to }) => to === EMAIL);
    const { data } = await again.verifyEmail(tokenIn(mail?.links[0]));
    expect(data.verifyEmail.viewer.member).toMatchObject({
      handle: OLD_HANDLE,
      displayName: NAME,
      role: 'MEMBER',
    });
    expect(
      (await again.ask('{ viewer { member { ideas { totalCount } } } }')).data.viewer.member.ideas.totalCount,
    ).toBe(0);
  });
});
