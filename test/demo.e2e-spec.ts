import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_ACCOUNTS } from '../src/modules/demo/demo-accounts.js';
import { Demo } from '../src/modules/demo/demo.js';
import { DemoStorms } from '../src/modules/demo/demo-storms.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board } from './support/factories.js';
import { ask } from './support/graphql.js';
import { Visitor } from './support/visitor.js';

describe('the demo', () => {
  let world: TestApp;
  const fill = (say?: (line: string) => void) => world.app.get(Demo, { strict: false }).fillIfEmpty(say);
  const state = async () =>
    (
      await world.db.query(
        `SELECT (SELECT count(*) FROM ideas) AS ideas, (SELECT count(*) FROM votes) AS votes, (SELECT count(*) FROM members) AS members,
           (SELECT count(*) FROM status_changes) AS changes, (SELECT count(*) FROM comments) AS comments,
           (SELECT count(*) FROM comment_likes) AS likes, (SELECT count(*) FROM adoptions) AS adoptions,
           (SELECT count(*) FROM adoption_updates) AS updates, (SELECT count(*) FROM adoption_links) AS links, (SELECT count(*) FROM storms) AS storms, (SELECT count(*) FROM boards) AS boards, (SELECT is_demo FROM community_settings),
           (SELECT md5(string_agg(concat_ws('/', title, promote_count, demote_count, status_id), ',' ORDER BY id)) FROM ideas) AS hash`,
      )
    )[0];

  beforeAll(async () => {
    world = await startTestApp({ demo: true, env: { TRUST_PROXY: '1' } });
  });
  afterAll(() => world.stop());

  it('goes on where it was stopped', async () => {
    const interrupted = fill((line) => {
      if (line.includes('New Zealand')) throw new Error('pulled the plug');
    });
    await expect(interrupted).rejects.toThrow('pulled the plug');
    expect(await state()).toMatchObject({ boards: 4, is_demo: false, changes: 0 });
    const lines: string[] = [];
    await fill((line) => lines.push(line));
    expect(lines).toContain('  UberX 自用車載客: 119 ideas, 42830 votes');
    expect(await state()).toMatchObject({ boards: 4, is_demo: true, ideas: 615 });
  }, 120_000);

  it('does nothing a second time, and no step twice', async () => {
    const before = await state();
    await fill();
    expect(await state()).toEqual(before);
    await world.db.query('UPDATE community_settings SET is_demo = false');
    await fill();
    expect(await state()).toEqual(before);
  }, 60_000);

  it('holds a storm session, announces another, and says what came of a third', async () => {
    const { data } = await ask(
      world,
      `{ storms { nodes { state result board { slug } viewerCan { submit } ideas(first: 10) { totalCount } } } }`,
    );
    const shape = data.storms.nodes.map(
      (storm: {
        state: string;
        result: string | null;
        board: { slug: string };
        ideas: { totalCount: number };
      }) => `${storm.state} ${storm.board.slug} ${storm.ideas.totalCount} ${storm.result !== null}`,
    );
    expect(shape).toEqual(['UPCOMING uberx 0 false', 'OPEN bowling-green 4 false', 'CLOSED gorod 3 true']);
  });

  it('goes on without a session that ended while it lay half filled', async () => {
    const boards = await world.db.query<{ id: number }>(`SELECT id FROM boards WHERE slug = 'gorod'`);
    const founded = {
      members: new Map(),
      boards: new Map(boards.map(({ id }) => ['gorod', id])),
      teams: new Map(),
    };
    const storms = world.app.get(DemoStorms, { strict: false });
    expect(await storms.openId(founded, 'gorod', 'winter-yards')).toBeNull();
  });

  it('looks alive: answers with reasons, and ideas of every board in front', async () => {
    const { data } = await ask(
      world,
      `{ boards { slug }
         ideas(orderBy: POPULAR, first: 20) { nodes { board { slug } popularity } }
         statuses { key ideaCount } }`,
    );
    const slugs = ['bowling-green', 'biodiversity', 'uberx', 'gorod'];
    expect(data.boards.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
    expect(new Set(data.ideas.nodes.map((idea: { board: { slug: string } }) => idea.board.slug))).toEqual(
      new Set(slugs),
    );
    expect(data.ideas.nodes[0].popularity).toBeGreaterThan(100);
    const counts = Object.fromEntries(
      data.statuses.map((s: { key: string; ideaCount: number }) => [s.key, s.ideaCount]),
    );
    expect(counts['under-review'] + counts['not-planned'] + counts['already-offered']).toBeGreaterThanOrEqual(
      15,
    );
    const [unanswered] = await world.db.query(
      `SELECT count(*) AS n FROM ideas i JOIN statuses s ON s.id = i.status_id WHERE s.requires_response AND i.official_response_id IS NULL`,
    );
    expect(unanswered).toEqual({ n: 0 });
  });

  it('discusses ideas of every board, with answers of its teams, a part accepted, and notes that stay inside', async () => {
    const [said] = await world.db.query(
      `SELECT count(*) FILTER (WHERE NOT c.is_internal) AS comments, count(*) FILTER (WHERE c.is_internal) AS notes,
         count(DISTINCT i.board_id) AS boards, count(DISTINCT i.board_id) FILTER (WHERE c.is_official) AS official,
         count(c.parent_id) > 3 AS replies, count(*) FILTER (WHERE c.is_extension) AS extensions
       FROM comments c JOIN ideas i ON i.id = c.idea_id`,
    );
    expect(said).toEqual({
      comments: 20,
      notes: 2,
      boards: 4,
      official: 4,
      replies: true,
      extensions: 1,
    });
    const { data } = await ask(world, '{ community { commentCount } }');
    expect(data.community.commentCount).toBe(20);
    const [note] = await world.db.query<{ body: string }>(
      `SELECT body FROM comments WHERE body LIKE '%@dana%'`,
    );
    const [dana] = await world.db.query<{ handle: string }>(
      `SELECT handle FROM members WHERE display_name LIKE 'Dana %'`,
    );
    expect(note?.body).toContain(`@${dana?.handle},`);
  });

  it('shows promises, progress and deliveries of every board’s team, each in the board’s language', async () => {
    const { data } = await ask(
      world,
      `{ adoptions(first: 100, filter: { stages: [COMMITTED, BUILDING, PILOT, DELIVERED, DROPPED] }) { nodes {
           title stage outcome targetDate response links { url } team { slug } updates { totalCount } supporterCount
           ideas { nodes { status { stage outcome } } } } } }`,
    );
    interface Row {
      title: string;
      stage: string;
      outcome: string | null;
      targetDate: string | null;
      team: { slug: string };
      updates: { totalCount: number };
      supporterCount: number;
    }
    const rows: Row[] = data.adoptions.nodes;
    const stagesOf = (stages: string[]) => rows.filter(({ stage }) => stages.includes(stage));
    expect(new Set(rows.map(({ team }) => team.slug)).size).toBe(4);
    expect(new Set(stagesOf(['DELIVERED']).map(({ outcome }) => outcome))).toEqual(
      new Set(['FULL', 'PARTIAL']),
    );
    expect(stagesOf(['DELIVERED']).length).toBeGreaterThanOrEqual(3);
    expect(stagesOf(['PILOT']).length).toBeGreaterThanOrEqual(1);
    expect(stagesOf(['DROPPED'])).toHaveLength(1);
    const quarters = stagesOf(['COMMITTED', 'BUILDING', 'PILOT']).flatMap(
      ({ targetDate }) => targetDate ?? [],
    );
    expect(quarters.length).toBeGreaterThanOrEqual(4);
    expect(new Set(quarters).size).toBeGreaterThanOrEqual(4);
    expect(quarters.every((day) => day >= new Date().toISOString().slice(0, 10))).toBe(true);
    expect(rows.every(({ supporterCount }) => supporterCount > 0)).toBe(true);
    expect(rows.filter(({ updates }) => updates.totalCount > 0).length).toBeGreaterThanOrEqual(5);
  });

  it.each(DEMO_ACCOUNTS)('lets the $role sign in', async ({ email, password, displayName, memberRole }) => {
    const { data } = await new Visitor(world).signIn(email, password);
    expect(data.signIn).toMatchObject({
      viewer: { email, member: { displayName, role: memberRole } },
      userErrors: [],
    });
  });

  it('leaves nothing for the doctor to find', async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });
});

describe('a database without the demo, started without DATABASE_URL', () => {
  it('gets the accounts, and keeps what somebody put there', async () => {
    const world = await startTestApp({ demo: true });
    try {
      await board(world.db, 'own');
      for (let start = 0; start < 2; start++) await world.app.get(Demo, { strict: false }).fillIfEmpty();
      expect(await world.db.query('SELECT slug FROM boards')).toEqual([{ slug: 'own' }]);
      const emails = await world.db.query<{ email: string }>('SELECT email FROM members ORDER BY id');
      expect(emails.map(({ email }) => email)).toEqual(DEMO_ACCOUNTS.map(({ email }) => email));
    } finally {
      await world.stop();
    }
  });
});
