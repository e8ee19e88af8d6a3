import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
import { openPage, type LivePage, type LivePageOptions } from './support/live.js';

const IDEA_CHANGED = `subscription ($id: ID!) {
  ideaChanged(ideaId: $id) { number title body points viewerVote status { key } officialResponse { response } viewerCan { triage } }
}`;
const IDEA_SUBMITTED =
  'subscription ($board: ID) { ideaSubmitted(boardId: $board) { number title board { slug } } }';

describe('live pages', () => {
  let world: TestApp;
  let ada: Person;
  let ben: Person;
  let maker: Person;
  let open: TestBoard;
  let hidden: TestBoard;
  let subject: TestIdea;
  const pages: LivePage[] = [];

  beforeAll(async () => {
    world = await startTestApp();
    ada = await person(world.db, 'Ada');
    ben = await person(world.db, 'Ben');
    maker = await person(world.db, 'Maker');
    const makers = await team(world.db, 'makers', maker);
    open = await board(world.db, 'open', { team: makers });
    hidden = await board(world.db, 'hidden', { team: makers, visibility: 'TEAMS' });
    subject = await idea(world.db, open, ada, 'Bicycle racks');
  });
  afterEach(() => Promise.all(pages.splice(0).map((page) => page.close())));
  afterAll(() => world.stop());

  const page = (options: LivePageOptions = {}, on = world): LivePage => {
    const opened = openPage(on, options);
    pages.push(opened);
    return opened;
  };
  const vote = (who: Person, direction = 'PROMOTE', on: TestIdea = subject) =>
    ask(
      world,
      'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
      { i: { ideaId: on.nodeId, direction } },
      who,
    );
  const submit = (who: Person, on: TestBoard, title: string) =>
    ask(
      world,
      'mutation ($i: SubmitIdeaInput!) { submitIdea(input: $i) { idea { id number } userErrors { code } } }',
      { i: { boardId: on.nodeId, title, body: '' } },
      who,
    );

  it('shows each viewer the idea as it stands after a vote, with what is theirs', async () => {
    const visitor = await page().watch(IDEA_CHANGED, { id: subject.nodeId });
    const voter = await page(ben).watch(IDEA_CHANGED, { id: subject.nodeId });
    await vote(ben);
    expect((await visitor.until(1))[0]?.data.ideaChanged).toMatchObject({ points: 10, viewerVote: null });
    expect((await voter.until(1))[0]?.data.ideaChanged).toMatchObject({ points: 10, viewerVote: 'PROMOTE' });
  });

  it('tells of edits, and of nothing before there is a change', async () => {
    const own = await idea(world.db, open, ada, 'Before');
    const watching = await page(ada).watch(IDEA_CHANGED, { id: own.nodeId });
    expect(watching.events).toEqual([]);
    await ask(
      world,
      'mutation ($i: EditIdeaInput!) { editIdea(input: $i) { userErrors { code } } }',
      { i: { ideaId: own.nodeId, version: 1, title: 'After', body: 'A body' } },
      ada,
    );
    expect((await watching.until(1))[0]?.data.ideaChanged).toMatchObject({ title: 'After', body: 'A body' });
  });

  it('sends at most every 250 ms in a burst, and last the latest state', async () => {
    const hot = await idea(world.db, open, ada, 'Hot');
    const watching = await page().watch(IDEA_CHANGED, { id: hot.nodeId });
    const crowd = await Promise.all(Array.from({ length: 8 }, (_, i) => person(world.db, `Crowd${i}`)));
    for (const one of crowd) {
      await vote(one, 'PROMOTE', hot);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    while (watching.events.at(-1)?.data.ideaChanged.points !== 80)
      await watching.until(watching.events.length + 1);
    expect(watching.events.length).toBeLessThan(8);
    const gaps = watching.times.slice(1).map((time, i) => time - (watching.times[i] ?? 0));
    expect(Math.min(...gaps, 250)).toBeGreaterThan(200);
  });

  it('ends when the idea is gone', async () => {
    const doomed = await idea(world.db, open, ada, 'Doomed');
    const watching = await page(ben).watch(IDEA_CHANGED, { id: doomed.nodeId });
    await ask(world, `mutation { deleteIdea(input: { ideaId: "${doomed.nodeId}" }) { deletedId } }`, {}, ada);
    expect(await watching.ended).toBeNull();
    expect(watching.events).toEqual([]);
  });

  it('ends when the board may not be read any more, without the change that came after', async () => {
    const closing = await board(world.db, 'closing');
    const secret = await idea(world.db, closing, ada, 'Open so far');
    const outsider = await page(ben).watch(IDEA_CHANGED, { id: secret.nodeId });
    const news = await page(ben).watch(IDEA_SUBMITTED, { board: closing.nodeId });
    await world.db.query(`UPDATE boards SET visibility = 'TEAMS' WHERE id = $1`, [closing.id]);
    const admin = await person(world.db, 'Admin', 'ADMIN');
    await vote(admin, 'PROMOTE', secret);
    await submit(admin, closing, 'Behind the door');
    expect(await outsider.ended).toBeNull();
    expect(await news.ended).toBeNull();
    expect([...outsider.events, ...news.events]).toEqual([]);
  });

  it('answers for what the viewer may not know of as for what does not exist', async () => {
    const secret = await idea(world.db, hidden, maker, 'Secret');
    for (const id of [secret.nodeId, 'SWRlYTo5OTk5OTk=']) {
      const watching = await page(ben).watch(IDEA_CHANGED, { id });
      expect(await watching.ended).toBeNull();
      expect(watching.events).toEqual([]);
    }
    const news = await page(ben).watch(IDEA_SUBMITTED, { board: hidden.nodeId });
    expect(await news.ended).toBeNull();
  });

  it('closes a socket whose session has ended, so that the page comes back as who it is now', async () => {
    const leaving = await person(world.db, 'Leaving');
    const watching = await page(leaving).watch(IDEA_CHANGED, { id: subject.nodeId });
    await world.db.query('DELETE FROM sessions WHERE member_id = $1', [leaving.id]);
    await vote(ben, 'DEMOTE');
    expect(await watching.ended).toMatchObject({ code: 4403 });
    expect(watching.events).toEqual([]);
  });

  it('tells of new ideas to whoever may list them, by board or of all', async () => {
    const everything = await page(ben).watch(IDEA_SUBMITTED);
    const insider = await page(maker).watch(IDEA_SUBMITTED, { board: hidden.nodeId });
    const elsewhere = await page(ben).watch(IDEA_SUBMITTED, {
      board: (await board(world.db, 'else')).nodeId,
    });
    await submit(maker, hidden, 'For the team');
    await submit(ada, open, 'For everybody');
    expect((await insider.until(1))[0]?.data.ideaSubmitted).toMatchObject({ title: 'For the team' });
    expect((await everything.until(1))[0]?.data.ideaSubmitted).toMatchObject({ title: 'For everybody' });
    expect(everything.events).toHaveLength(1);
    expect(elsewhere.events).toEqual([]);
  });

  it('hears what another process did', async () => {
    const other = await startTestApp({ databaseUrl: world.databaseUrl });
    try {
      const watching = await page({}, other).watch(IDEA_CHANGED, { id: subject.nodeId });
      const news = await page({}, other).watch(IDEA_SUBMITTED);
      await vote(maker);
      await submit(ada, open, 'From the other process');
      expect((await watching.until(1))[0]?.data.ideaChanged).toMatchObject({ number: subject.id });
      expect((await news.until(1))[0]?.data.ideaSubmitted).toMatchObject({ title: 'From the other process' });
    } finally {
      await other.stop();
    }
  });

  it('looks again after its connection to the database broke, at what was missed', async () => {
    const quiet = await idea(world.db, open, ada, 'Quiet');
    const watching = await page().watch(IDEA_CHANGED, { id: quiet.nodeId });
    const news = await page().watch(IDEA_SUBMITTED);
    await world.db.query(`UPDATE ideas SET title = 'Changed behind its back' WHERE id = $1`, [quiet.id]);
    const missed = await idea(world.db, open, ada, 'Missed');
    await world.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'groundswell live' AND datname = current_database()`,
    );
    expect((await watching.until(1))[0]?.data.ideaChanged.title).toBe('Changed behind its back');
    await news.until(1);
    expect(news.events.map(({ data }) => data.ideaSubmitted.number)).toContain(missed.id);
    const before = news.events.length;
    await submit(ada, open, 'Heard again');
    expect((await news.until(before + 1)).at(-1)?.data.ideaSubmitted.title).toBe('Heard again');
  });

  it('lets pages come back when a process stops', async () => {
    const first = await startTestApp({ databaseUrl: world.databaseUrl });
    const opened = page({ retryAttempts: 200 }, first);
    const watching = await opened.watch(IDEA_CHANGED, { id: subject.nodeId });
    const closed = new Promise((resolve) => {
      opened.client.on('closed', resolve);
    });
    await first.app.close();
    expect(await closed).toMatchObject({ code: 1001 });
    const { port } = new URL(first.url);
    const second = await startTestApp({ databaseUrl: world.databaseUrl, port: Number(port) });
    try {
      while (opened.opened() < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      while (watching.events.length === 0) {
        await vote(ada);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(watching.events[0]?.data.ideaChanged.number).toBe(subject.id);
    } finally {
      watching.stop();
      await opened.close();
      await second.stop();
    }
  });
});
