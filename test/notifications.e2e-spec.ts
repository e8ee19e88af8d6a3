import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { Adopting } from './support/adoptions.js';
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
import { settleJobs, skipTime } from './support/jobs.js';
import { Notices } from './support/notices.js';

const MINUTE = 60_000;

describe('notifications', () => {
  let world: TestApp;
  let notices: Notices;
  let author: Person;
  let promoter: Person;
  let demoter: Person;
  let follower: Person;
  let stranger: Person;
  let maker: Person;
  let teamId: number;
  let open: TestBoard;

  beforeAll(async () => {
    world = await startTestApp({ jobs: true });
    notices = new Notices(world);
    author = await person(world.db, 'Author');
    promoter = await person(world.db, 'Promoter');
    demoter = await person(world.db, 'Demoter');
    follower = await person(world.db, 'Follower');
    stranger = await person(world.db, 'Stranger');
    maker = await person(world.db, 'Maker');
    teamId = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: teamId });
  });
  afterAll(() => world.stop());

  /** An idea with one person in each part. */
  async function backed(title: string, on = open): Promise<TestIdea> {
    const made = await idea(world.db, on, author, title);
    await notices.vote(promoter, made);
    await notices.vote(demoter, made, 'DEMOTE');
    await notices.follow(follower, made);
    return made;
  }
  const told = async (on: TestIdea): Promise<string[]> => {
    const rows = await world.db.query<{ who: string }>(
      `SELECT m.display_name || ' ' || n.kind AS who FROM notifications n JOIN members m ON m.id = n.recipient_id
       WHERE n.idea_id = $1 ORDER BY 1`,
      [on.id],
    );
    return rows.map(({ who }) => who);
  };

  it('of an answer leave a minute later, to author, voters of both directions and followers', async () => {
    const racks = await backed('Bicycle racks');
    await notices.answer(maker, [racks], 'under-review', 'We look at it.');
    await settleJobs(world.db);
    expect(await told(racks)).toEqual([]);
    await skipTime(world.db, MINUTE);
    await settleJobs(world.db);
    expect(await told(racks)).toEqual(
      ['Author', 'Demoter', 'Follower', 'Promoter'].map((name) => `${name} STATUS_CHANGED`),
    );
    const [notice] = await notices.of(promoter);
    expect(notice).toMatchObject({
      kind: 'STATUS_CHANGED',
      text: '“Bicycle racks” is now “Under review”, with an official answer.',
      url: `${world.config.publicUrl}/ideas/${racks.id}-bicycle-racks`,
      readAt: null,
      idea: { number: racks.id },
      adoption: null,
      actor: { handle: maker.handle },
    });
  });

  it('of an answer that was taken back never leave', async () => {
    const racks = await backed('Taken back');
    const other = await backed('Not taken back');
    await notices.answer(maker, [racks, other], 'not-planned', 'A slip.');
    const [change] = await world.db.query<{ id: number }>(
      'SELECT id FROM status_changes WHERE idea_id = $1',
      [racks.id],
    );
    await notices.happen('ideas.statusUndone', { changeIds: [change?.id ?? 0] });
    await skipTime(world.db, MINUTE);
    await settleJobs(world.db);
    expect(await told(racks)).toEqual([]);
    expect(await told(other)).toHaveLength(4);
  });

  it('go back with a change that is taken back at the last moment', async () => {
    const racks = await backed('At the last moment');
    await notices.answer(maker, [racks], 'not-planned', 'A slip.');
    await skipTime(world.db, MINUTE);
    await settleJobs(world.db);
    const [change] = await world.db.query<{ id: number }>(
      'SELECT id FROM status_changes WHERE idea_id = $1',
      [racks.id],
    );
    await notices.happen('ideas.statusUndone', { changeIds: [change?.id ?? 0] });
    expect(await told(racks)).toEqual([]);
    expect(
      await world.db.query('SELECT 1 FROM notification_cause_ideas WHERE idea_id = $1', [racks.id]),
    ).toEqual([]);
  });

  it('come once for one mutation, whatever it touched', async () => {
    const ideas = [await backed('One'), await backed('Two'), await backed('Three')];
    const before = (await notices.of(promoter)).length;
    await notices.answer(maker, ideas, 'not-planned', 'None of the three.');
    await skipTime(world.db, MINUTE);
    await settleJobs(world.db);
    expect(await notices.of(promoter)).toHaveLength(before + 1);
  });

  it('do not come to whoever did it, muted it or withdrew', async () => {
    const own = await idea(world.db, open, maker, 'The maker’s own');
    for (const one of [promoter, demoter, follower]) await notices.vote(one, own);
    await notices.follow(follower, own);
    await notices.follow(demoter, own, false);
    await ask(
      world,
      `mutation { withdrawVote(input: { ideaId: "${own.nodeId}" }) { idea { id } } }`,
      {},
      promoter,
    );
    await notices.answer(maker, [own], 'under-review', 'We look at our own.');
    await skipTime(world.db, MINUTE);
    await settleJobs(world.db);
    expect(await told(own)).toEqual(['Follower STATUS_CHANGED']);
  });

  it('of a merge come to those of the ideas that were merged', async () => {
    const source = await backed('Duplicate');
    const target = await idea(world.db, open, stranger, 'Original');
    await world.db.query(
      'UPDATE ideas SET merged_into_id = $2, root_id = $2, merged_at = now() WHERE id = $1',
      [source.id, target.id],
    );
    await notices.happen('ideas.merged', { targetId: target.id, sourceIds: [source.id], actorId: maker.id });
    await settleJobs(world.db);
    expect(await told(source)).toHaveLength(4);
    expect(await notices.kindsOf(stranger)).not.toContain(`MERGED ${source.id}`);
    expect((await notices.of(promoter))[0]).toMatchObject({
      kind: 'MERGED',
      text: '“Duplicate” was merged into “Original”; your support counts there.',
    });
  });

  it('of an adoption’s life come with each step, and name the team', async () => {
    const adopting = new Adopting(world);
    const lights = await backed('Night lights');
    const id = await adopting.adopt(maker, teamId, [lights]);
    await settleJobs(world.db);
    expect((await notices.of(promoter))[0]).toMatchObject({
      kind: 'ADOPTED',
      text: 'makers has taken on “Night lights”.',
      url: `${world.config.publicUrl}/adoptions/${id}`,
      adoption: expect.objectContaining({ title: expect.any(String) }),
    });
    await adopting.post(maker, id, 'Half of the lamps stand.');
    await adopting.mutate(maker, 'updateAdoption', { adoptionId: id, stage: 'BUILDING' });
    await adopting.mutate(maker, 'deliverAdoption', {
      adoptionId: id,
      outcome: 'PARTIAL',
      response: 'Most of it.',
    });
    await settleJobs(world.db);
    expect(
      (await notices.of(demoter))
        .slice(0, 4)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['ADOPTED', 'ADOPTION_UPDATED', 'DELIVERED', 'STATUS_CHANGED']);
    const delivered = (await notices.of(demoter)).find(({ kind }) => kind === 'DELIVERED');
    expect(delivered?.text).toBe('makers has delivered “Night lights” in part.');
  });

  it('of one mutation that moves ideas in two ways tell the stronger one', async () => {
    const adopting = new Adopting(world);
    const [first, second] = [await backed('Joined first'), await backed('Joins later')];
    const id = await adopting.adopt(maker, teamId, [first]);
    await settleJobs(world.db);
    const before = (await notices.of(promoter)).length;
    await adopting.mutate(maker, 'updateAdoption', {
      adoptionId: id,
      stage: 'BUILDING',
      addIdeaIds: [second.nodeId],
      response: 'And this one.',
    });
    await settleJobs(world.db);
    const after = await notices.of(promoter);
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ kind: 'ADOPTED', idea: { number: second.id } });
  });

  it('of a comment tell each the strongest of mention, reply and comment', async () => {
    const talk = await backed('Talk');
    const first = await notices.comment(promoter, talk, 'First.');
    await settleJobs(world.db);
    await notices.comment(maker, talk, 'A reply.', { parentId: first, mentions: [promoter, stranger] });
    await settleJobs(world.db);
    expect((await told(talk)).toSorted()).toEqual(
      [
        'Author COMMENTED',
        'Author COMMENTED',
        'Demoter COMMENTED',
        'Demoter COMMENTED',
        'Follower COMMENTED',
        'Follower COMMENTED',
        'Promoter MENTIONED',
        'Stranger MENTIONED',
      ].toSorted(),
    );
    const [notice] = await notices.of(stranger);
    expect(notice?.text).toBe('Maker mentioned you on “Talk”.');
    expect(notice?.url).toMatch(new RegExp(`/ideas/${talk.id}-talk#comment-`));
  });

  it('of a reply reach its addressee though they muted the idea', async () => {
    const talk = await idea(world.db, open, author, 'Muted talk');
    const first = await notices.comment(stranger, talk, 'First.');
    await notices.follow(stranger, talk, false);
    await notices.comment(promoter, talk, 'A reply.', { parentId: first });
    await settleJobs(world.db);
    expect(await notices.kindsOf(stranger)).toContain(`REPLIED ${talk.id}`);
  });

  it('of the rest come to the one concerned', async () => {
    const alone = await backed('For one');
    const comment = await notices.comment(stranger, alone, 'With a roof.');
    await notices.happen('comment.extensionAccepted', {
      commentId: comment,
      ideaId: alone.id,
      actorId: author.id,
    });
    await notices.happen('idea.assigned', { ideaId: alone.id, memberId: maker.id, actorId: stranger.id });
    await notices.happen('idea.archiveNoticed', { ideaId: alone.id });
    await settleJobs(world.db);
    expect((await told(alone)).filter((line) => !line.endsWith('COMMENTED'))).toEqual([
      'Author ARCHIVE_NOTICE',
      'Maker ASSIGNED',
      'Stranger EXTENSION_ACCEPTED',
    ]);
    expect((await notices.of(author))[0]).toMatchObject({ actor: null });
    await notices.happen('idea.archived', { ideaId: alone.id });
    await settleJobs(world.db);
    expect((await told(alone)).filter((line) => line.endsWith(' ARCHIVED'))).toHaveLength(4);
  });

  it('of new ideas come to the board’s teams', async () => {
    const { data } = await ask(
      world,
      'mutation ($i: SubmitIdeaInput!) { submitIdea(input: $i) { idea { number } } }',
      { i: { boardId: open.nodeId, title: 'Brand new', body: '' } },
      stranger,
    );
    await settleJobs(world.db);
    expect(await notices.kindsOf(maker)).toContain(`IDEA_SUBMITTED ${data.submitIdea.idea.number}`);
    expect(await notices.kindsOf(author)).not.toContain(`IDEA_SUBMITTED ${data.submitIdea.idea.number}`);
  });

  it('are read one by one or all at once, and counted exactly', async () => {
    const racks = await backed('To be read');
    for (let i = 0; i < 3; i++) await notices.comment(author, racks, `No. ${i}`);
    await settleJobs(world.db);
    const mark = (who: Person, ids?: string[]) =>
      ask(
        world,
        `mutation ($i: MarkNotificationsReadInput!) { it: markNotificationsRead(input: $i) {
           viewer { unreadNotificationCount notifications(unreadOnly: true) { totalCount } } userErrors { code field } } }`,
        { i: { ids } },
        who,
      );
    const all = await notices.of(follower);
    const unread = await notices.unreadCount(follower);
    expect(unread).toBe(all.length);
    const { data } = await mark(follower, [all[0]?.id ?? '', all[1]?.id ?? '']);
    expect(data.it.viewer).toEqual({
      unreadNotificationCount: unread - 2,
      notifications: { totalCount: unread - 2 },
    });
    const foreign = await mark(promoter, [all[2]?.id ?? '']);
    expect(foreign.data.it).toEqual({
      viewer: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['ids', '0'] }],
    });
    const many = await mark(
      follower,
      Array.from({ length: 101 }, () => all[0]?.id ?? ''),
    );
    expect(many.data.it.userErrors).toEqual([{ code: 'TOO_MANY', field: ['ids'] }]);
    expect(await notices.unreadCount(follower)).toBe(unread - 2);
    const firstRead = (await notices.of(follower))[0]?.readAt;
    expect(firstRead).not.toBeNull();
    expect((await mark(follower)).data.it.viewer.unreadNotificationCount).toBe(0);
    expect((await notices.of(follower))[0]?.readAt).toBe(firstRead);
    expect((await mark({ ...follower, cookie: '' })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('come in pages, newest first', async () => {
    const page = (after: string | null) =>
      ask(
        world,
        `query ($after: String) { viewer { notifications(first: 2, after: $after) {
           nodes { id } totalCount pageInfo { endCursor hasNextPage } } } }`,
        { after },
        demoter,
      );
    const ids: string[] = [];
    for (let cursor: string | null = null, more = true; more;) {
      const answer = await page(cursor);
      const notifications: any = answer.data.viewer.notifications; // oxlint-disable-line typescript/no-explicit-any -- as answered
      ids.push(...notifications.nodes.map(({ id }: { id: string }) => id));
      expect(notifications.totalCount).toBe((await notices.of(demoter)).length);
      cursor = notifications.pageInfo.endCursor;
      more = notifications.pageInfo.hasNextPage;
    }
    expect(ids).toEqual((await notices.of(demoter)).map(({ id }) => id));
  });

  it('speak the reader’s language', async () => {
    const talk = await idea(world.db, open, author, 'Скамейки');
    await notices.comment(promoter, talk, 'Да.');
    await settleJobs(world.db);
    const text = async (language: string) =>
      (await notices.of(author, { 'accept-language': language })).find(
        ({ idea: on }) => on?.number === talk.id,
      )?.text;
    expect(await text('ru')).toBe('Новый комментарий к идее «Скамейки», пишет Promoter.');
    expect(await text('zh')).toBe('Promoter 评论了想法“Скамейки”。');
  });

  it('are nodes for their recipient alone', async () => {
    const [mine] = await notices.of(author);
    const read = async (who: Person) =>
      (await ask(world, `{ node(id: "${mine?.id}") { id ... on Notification { kind } } }`, {}, who)).data
        .node;
    expect(await read(author)).toEqual({ id: mine?.id, kind: mine?.kind });
    expect(await read(promoter)).toBeNull();
    expect(
      (await ask(world, `{ node(id: "${encodeId('Notification', 999_999)}") { id } }`)).data.node,
    ).toBeNull();
  });
});
