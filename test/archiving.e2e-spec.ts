import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../src/common/time/clock.js';
import { ArchiveIdleIdeas } from '../src/modules/archiving/archive-idle-ideas.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';

const REVIVE = `mutation ($id: ID!) { reviveIdea(input: { ideaId: $id }) {
  idea { isOpen status { key } viewerCan { revive } history(first: 1) { nodes { from { key } to { key } actor { handle } } } }
  userErrors { code field } } }`;
const UPDATE = `mutation ($input: UpdateCommunityInput!) { updateCommunity(input: $input) { community { archiveAfterDays } userErrors { code field } } }`;

describe('archiving', () => {
  let world: TestApp;
  let parks: TestBoard;
  let [ann, dev]: Person[] = [];
  const at = (days: number): Date => new Date(Date.now() + days * DAY);
  const run = (days: number): Promise<void> =>
    world.app.get(ArchiveIdleIdeas, { strict: false }).run(at(days));
  const stageOf = async (id: number): Promise<string> =>
    (await world.db.query<{ stage: string }>('SELECT stage FROM ideas WHERE id = $1', [id]))[0]?.stage ?? '';
  const noticeOf = async (id: number): Promise<Date | null> =>
    (
      await world.db.query<{ archive_notice_at: Date | null }>(
        'SELECT archive_notice_at FROM ideas WHERE id = $1',
        [id],
      )
    )[0]?.archive_notice_at ?? null;
  const by = (who?: Person) => (who ? { cookie: who.cookie } : {});

  beforeEach(async () => {
    world = await startTestApp();
    ann = await person(world.db, 'Ann');
    dev = await person(world.db, 'Dev');
    parks = await board(world.db, 'parks', { team: await team(world.db, 'makers', dev) });
  });
  afterEach(() => world.stop());

  const fresh = (title: string, status = 'new') => {
    if (!ann) throw new Error('no Ann');
    return idea(world.db, parks, ann, title, { status });
  };

  it('tells the author a week ahead, and archives after 180 idle days', async () => {
    const bench = await fresh('A bench');
    await run(172);
    expect(await noticeOf(bench.id)).toBeNull();
    await run(174);
    expect(await noticeOf(bench.id)).not.toBeNull();
    await run(180.5);
    expect(await stageOf(bench.id)).toBe('SUBMITTED');
    await run(181.5);
    expect(await stageOf(bench.id)).toBe('ARCHIVED');
    const { data } = await ask(
      world,
      '{ ideas { totalCount } archived: ideas(filter: { stages: [ARCHIVED] }) { totalCount } }',
    );
    expect([data.ideas.totalCount, data.archived.totalCount]).toEqual([0, 1]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('never archives without the week, however late the job comes', async () => {
    const bench = await fresh('A bench');
    await run(400);
    expect(await stageOf(bench.id)).toBe('SUBMITTED');
    await run(406);
    expect(await stageOf(bench.id)).toBe('SUBMITTED');
    await run(407.1);
    expect(await stageOf(bench.id)).toBe('ARCHIVED');
  });

  it('keeps an idea that a vote came to after the notice, and starts over', async () => {
    const bench = await fresh('A bench');
    await run(174);
    await world.db.query('UPDATE ideas SET active_at = $2 WHERE id = $1', [bench.id, at(178)]);
    await run(182);
    expect(await stageOf(bench.id)).toBe('SUBMITTED');
    await run(352);
    await run(359.5);
    expect(await stageOf(bench.id)).toBe('ARCHIVED');
  });

  it('leaves alone what a team decided on, what is merged away, and what another stage holds', async () => {
    const closed = await fresh('Closed', 'not-planned');
    const adopted = await fresh('Adopted', 'adopted');
    const hidden = await fresh('Hidden');
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [hidden.id]);
    await run(300);
    await run(310);
    expect(await Promise.all([closed, adopted, hidden].map(({ id }) => stageOf(id)))).toEqual([
      'CLOSED',
      'ADOPTED',
      'SUBMITTED',
    ]);
  });

  it('takes more ideas than one transaction does', async () => {
    for (let n = 0; n < 120; n++) await fresh(`Idea ${n}`);
    await run(180);
    await run(188);
    const [row] = await world.db.query<{ n: number }>(
      `SELECT count(*) AS n FROM ideas WHERE stage = 'ARCHIVED'`,
    );
    expect(row?.n).toBe(120);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('counts from the change of the setting, and never archives without one', async () => {
    const admin = await person(world.db, 'Admin', 'ADMIN');
    const bench = await fresh('A bench');
    await world.db.query(`UPDATE ideas SET active_at = $2, updated_at = $2, idle_from = $2 WHERE id = $1`, [
      bench.id,
      at(-500),
    ]);
    await world.db.query(`UPDATE community_settings SET archive_setting_changed_at = $1`, [at(-600)]);
    const { data } = await ask(world, UPDATE, { input: { archiveAfterDays: 100 } }, by(admin));
    expect(data.updateCommunity).toEqual({ community: { archiveAfterDays: 100 }, userErrors: [] });
    await run(50);
    await run(60);
    expect(await stageOf(bench.id)).toBe('SUBMITTED');
    await ask(world, UPDATE, { input: { archiveAfterDays: null } }, by(admin));
    await run(500);
    await run(510);
    expect(await stageOf(bench.id)).toBe('SUBMITTED');
    await ask(world, UPDATE, { input: { archiveAfterDays: 3 } }, by(admin));
    await run(1);
    await run(9);
    expect(await stageOf(bench.id)).toBe('ARCHIVED');
  });

  it('names the field of a setting out of bounds and changes nothing', async () => {
    const admin = await person(world.db, 'Admin', 'ADMIN');
    for (const [field, value] of [
      ['archiveAfterDays', 0],
      ['halfLifeDays', 0.5],
      ['pointsPerVote', 1001],
      ['accentColor', 'red'],
      ['name', '  '],
      ['responsePromiseDays', null],
    ]) {
      const input = { name: 'Changed', [String(field)]: value };
      const { data } = await ask(world, UPDATE, { input }, by(admin));
      expect(data.updateCommunity.userErrors.map((error: { field: string[] }) => error.field)).toEqual([
        [field],
      ]);
    }
    const { data } = await ask(world, '{ community { name halfLifeDays archiveAfterDays } }');
    expect(data.community).toEqual({ name: 'Groundswell', halfLifeDays: 30, archiveAfterDays: 180 });
  });

  describe('reviving', () => {
    it('brings what the job archived back to where it was, for anybody signed in, once', async () => {
      const bob = await person(world.db, 'Bob');
      const bench = await fresh('A bench', 'acknowledged');
      await run(180);
      await run(188);
      const first = await ask(world, REVIVE, { id: bench.nodeId }, by(bob));
      expect(first.data.reviveIdea).toEqual({
        idea: {
          isOpen: true,
          status: { key: 'acknowledged' },
          viewerCan: { revive: false },
          history: {
            nodes: [
              { from: { key: 'archived' }, to: { key: 'acknowledged' }, actor: { handle: bob.handle } },
            ],
          },
        },
        userErrors: [],
      });
      const again = await ask(world, REVIVE, { id: bench.nodeId }, by(bob));
      expect(again.data.reviveIdea.userErrors).toEqual([]);
      expect(again.data.reviveIdea.idea.history.nodes).toHaveLength(1);
      const other = await ask(world, REVIVE, { id: bench.nodeId }, by(ann));
      expect(other.data.reviveIdea.userErrors).toEqual([{ code: 'TRANSITION_NOT_ALLOWED', field: null }]);
      expect(await differencesIn(world.db)).toEqual([]);
    });

    it('does not undo what a team archived', async () => {
      const bench = await fresh('A bench', 'archived');
      const { data } = await ask(world, REVIVE, { id: bench.nodeId }, by(ann));
      expect(data.reviveIdea).toEqual({
        idea: null,
        userErrors: [{ code: 'TRANSITION_NOT_ALLOWED', field: null }],
      });
    });

    it('says to the signed-out that they must sign in, and nothing of what one may not see', async () => {
      const bench = await fresh('A bench', 'archived');
      const out = await ask(world, REVIVE, { id: bench.nodeId });
      expect(out.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
      await world.db.query(`UPDATE boards SET visibility = 'TEAMS'`);
      const stranger = await ask(world, REVIVE, { id: bench.nodeId }, by(ann));
      expect(stranger.data.reviveIdea.userErrors).toEqual([{ code: 'NOT_FOUND', field: ['ideaId'] }]);
    });
  });
});
