import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '../src/events/domain-events.js';
import { JobQueue } from '../src/jobs/job-queue.js';
import { AuditLog } from '../src/modules/audit/audit-log.js';
import { PersonalData } from '../src/modules/members/personal-data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { setClockAhead } from './support/clock.js';
import { comment, mutate as discuss } from './support/discussion.js';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { moderate, report } from './support/moderation.js';
import { mutate } from './support/triage.js';

const DAY = 24 * 3600_000;

describe('the audit log', () => {
  let world: TestApp;
  let admin: Person;
  let mod: Person;
  let ann: Person;
  let open: TestBoard;
  let one: TestIdea;

  const log = async (who: { cookie?: string }, args = 'first: 100', language = 'en') => {
    const { data, errors } = await ask(
      world,
      `{ auditLog(${args}) { totalCount nodes { id action summary subjectId ipAddress actor { handle } subject { __typename } } pageInfo { hasNextPage endCursor } } }`,
      {},
      { ...who, headers: { 'accept-language': language } },
    );
    return { ...data?.auditLog, code: errors[0]?.extensions.code };
  };

  beforeAll(async () => {
    world = await startTestApp({ jobs: true });
    admin = await person(world.db, 'Admin', 'ADMIN');
    mod = await person(world.db, 'Mod', 'MODERATOR');
    ann = await person(world.db, 'Ann');
    open = await board(world.db, 'open');
    one = await idea(world.db, open, ann, 'Something to look at');
  });
  afterAll(() => world.stop());

  it('tells of each deed in the reader’s language, with what it was done to and why', async () => {
    await moderate(world, mod, 'HIDE', [one], { reason: 'Rude' });
    await moderate(world, mod, 'RESTORE', [one]);
    const said = await comment(world, ann, one, 'Something **said**');
    await discuss(world, mod, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
    await mutate(world, admin, 'updateCommunity', { name: 'Ideas', pointsPerVote: 5 }, '__typename');
    const gone = await idea(world.db, open, ann, 'Soon gone');
    await mutate(world, mod, 'deleteIdea', { ideaId: gone.nodeId, reason: 'Twice the same' }, 'deletedId');
    const { nodes, totalCount } = await log(admin);
    expect(totalCount).toBe(5);
    expect(nodes).toMatchObject([
      {
        action: 'idea.deleted',
        summary: `Deleted #${gone.id} Soon gone: Twice the same`,
        actor: { handle: mod.handle },
        subject: null,
      },
      {
        action: 'community.updated',
        summary: 'Changed the community’s settings: name, pointsPerVote',
        subjectId: null,
      },
      {
        action: 'comment.deleted',
        summary: `Deleted #${one.id}: “Something **said**”`,
        subject: { __typename: 'Comment' },
      },
      { action: 'content.restored', summary: `Brought #${one.id} Something to look at back` },
      {
        action: 'content.hidden',
        summary: `Hid #${one.id} Something to look at: Rude`,
        subjectId: one.nodeId,
        ipAddress: expect.stringMatching(/127\.0\.0\.1/),
        subject: { __typename: 'Idea' },
      },
    ]);
    expect(
      (await log(admin, 'first: 1, filter: { actions: ["content.hidden"] }', 'ru')).nodes[0].summary,
    ).toBe(`Скрыто: #${one.id} Something to look at: Rude`);
  });

  it('says nothing of what authors do with their own, nor of what was refused', async () => {
    const before = (await log(admin)).totalCount;
    const own = await idea(world.db, open, ann, 'Mine to delete');
    await mutate(world, ann, 'deleteIdea', { ideaId: own.nodeId }, 'deletedId');
    const said = await comment(world, ann, one, 'Mine, too');
    await discuss(world, ann, 'deleteComment', { commentId: said.nodeId }, 'deletedId');
    await moderate(world, mod, 'RESTORE', [one]);
    expect((await log(admin)).totalCount).toBe(before);
  });

  it('is narrowed by action, person, subject and time, and read page by page', async () => {
    expect((await log(admin, `filter: { actorId: "${admin.nodeId}" }`)).nodes).toMatchObject([
      { action: 'community.updated' },
    ]);
    expect((await log(admin, `filter: { subjectId: "${one.nodeId}" }`)).nodes).toHaveLength(2);
    expect(await log(admin, 'filter: { actions: ["content.hidden", "content.restored"] }')).toMatchObject({
      totalCount: 2,
    });
    expect(await log(admin, 'filter: { from: "2999-01-01T00:00:00Z" }')).toMatchObject({
      totalCount: 0,
      nodes: [],
    });
    expect(await log(admin, 'filter: { to: "2999-01-01T00:00:00Z" }')).toMatchObject({ totalCount: 5 });
    const first = await log(admin, 'first: 3');
    const rest = await log(admin, `first: 3, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...rest.nodes].map(({ action }) => action)).toEqual(
      (await log(admin)).nodes.map(({ action }: { action: string }) => action),
    );
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const foreign = await log(
      admin,
      `first: 3, after: "${first.pageInfo.endCursor}", filter: { actorId: "${mod.nodeId}" }`,
    );
    expect(foreign.code).toBe('BAD_USER_INPUT');
    expect((await log(admin, 'filter: { subjectId: "nonsense" }')).code).toBe('BAD_USER_INPUT');
  });

  it('is for administrators alone, event by event, too', async () => {
    expect((await log({})).code).toBe('UNAUTHENTICATED');
    for (const who of [ann, mod]) expect((await log(who)).code).toBe('FORBIDDEN');
    const [event] = (await log(admin)).nodes;
    const text = `{ node(id: "${event.id}") { ... on AuditEvent { action } } }`;
    expect((await ask(world, text, {}, admin)).data.node).toEqual({ action: event.action });
    expect((await ask(world, text, {}, mod)).data.node).toBeNull();
  });

  it('tells an action that it has no sentence for by its key', async () => {
    await world.db.query(`INSERT INTO audit_events (action, actor_id) VALUES ('toaster.lit', $1)`, [
      admin.id,
    ]);
    expect((await log(admin, 'first: 1')).nodes).toMatchObject([
      { action: 'toaster.lit', summary: 'toaster.lit' },
    ]);
  });

  it('forgets addresses after 90 days, and those of whoever is erased at once', async () => {
    const audit = world.app.get(AuditLog, { strict: false });
    const gone = await person(world.db, 'Gone');
    await world.db.transaction((tx) =>
      audit.record(tx, { actorId: gone.id, ip: '192.0.2.7' }, [{ action: 'workflow.updated' }]),
    );
    const events = world.app.get(DomainEvents, { strict: false });
    await world.db.transaction((tx) =>
      events.emit('member.erasing', { memberId: gone.id, withdrawVotes: false }, tx),
    );
    expect((await log(admin, `filter: { actorId: "${gone.nodeId}" }`)).nodes).toMatchObject([
      { ipAddress: null },
    ]);
    const addresses = async () =>
      (await world.db.query('SELECT 1 FROM audit_events WHERE ip_address IS NOT NULL')).length;
    const run = async () => {
      await world.db.transaction((tx) =>
        world.app.get(JobQueue, { strict: false }).add(tx, 'forget-audit-addresses', {}),
      );
      await settleJobs(world.db);
    };
    const before = await addresses();
    expect(before).toBeGreaterThan(0);
    setClockAhead(world, 89 * DAY);
    await run();
    expect(await addresses()).toBe(before);
    setClockAhead(world, 91 * DAY);
    await run();
    expect(await addresses()).toBe(0);
    setClockAhead(world, 0);
  });

  it('tells what became of somebody who was erased, without their name, and keeps what was done true', async () => {
    const eve = await person(world.db, 'Eve');
    await world.db.transaction((tx) =>
      world.app.get(AuditLog, { strict: false }).record(tx, { actorId: admin.id, ip: '127.0.0.1' }, [
        {
          action: 'member.roleChanged',
          subject: { type: 'Member', id: eve.id },
          details: { role: 'MODERATOR', before: 'MEMBER', reason: 'Eve asked' },
        },
      ]),
    );
    const { data } = await ask(
      world,
      'mutation ($h: String!) { it: deleteAccount(input: { confirmHandle: $h }) { deleted } }',
      { h: eve.handle },
      eve,
    );
    expect(data.it.deleted).toBe(true);
    const summaries = async (language: string) =>
      (await log(admin, `filter: { subjectId: "${eve.nodeId}", actions: ["member.roleChanged"] }`, language))
        .nodes;
    expect(await summaries('en')).toMatchObject([{ summary: 'Made Deleted member a moderator: …' }]);
    expect(await summaries('ru')).toMatchObject([
      { summary: 'Удалённый участник: новая роль — модератор: …' },
    ]);
  });
});

describe('what moderation keeps of a person', () => {
  let world: TestApp;
  beforeAll(async () => {
    world = await startTestApp();
  });
  afterAll(() => world.stop());

  it('is handed out to them, without why they are banned, and cleared with them', async () => {
    const mod = await person(world.db, 'Mod', 'MODERATOR');
    const [ann, bob] = [await person(world.db, 'Ann'), await person(world.db, 'Bob')];
    const one = await idea(world.db, await board(world.db, 'open'), ann, 'Reported by Bob');
    await report(world, bob, one, { note: 'My neighbour wrote this' });
    await mutate(world, mod, 'banMember', { memberId: bob.nodeId, reason: 'Secret reason' }, '__typename');
    const data = world.app.get(PersonalData, { strict: false }).all();
    const rowsOf = async (name: string) => {
      const rows: object[] = [];
      const part = data.get(name);
      if (!part) throw new Error(`nobody hands out ${name}`);
      for await (const some of part(world.db, bob.id)) rows.push(...some);
      return rows;
    };
    expect(await rowsOf('reports')).toMatchObject([
      { ideaNumber: one.id, commentNumber: null, reason: 'SPAM', note: 'My neighbour wrote this' },
    ]);
    const bans = await rowsOf('bans');
    expect(bans).toMatchObject([{ until: null, hidesContent: false }]);
    expect(JSON.stringify(bans)).not.toContain('Secret');
    const events = world.app.get(DomainEvents, { strict: false });
    await world.db.transaction((tx) =>
      events.emit('member.erasing', { memberId: bob.id, withdrawVotes: true }, tx),
    );
    expect(await rowsOf('reports')).toMatchObject([{ note: null }]);
    expect(await rowsOf('bans')).toEqual([]);
  });
});
