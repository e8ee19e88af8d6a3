import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId } from '../src/common/graphql/node-id.js';
import { DAY } from '../src/common/time/clock.js';
import type { Database } from '../src/database/database.js';
import { ImportRunner } from '../src/modules/imports/import-runner.js';
import type { ImportSummary } from '../src/modules/imports/import-summary.js';
import { PolisSource } from '../src/modules/imports/polis.source.js';
import { StatusesService } from '../src/modules/statuses/statuses.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn, openTestDatabase } from './support/database.js';
import { board, person } from './support/factories.js';
import { ask } from './support/graphql.js';

const DATA = fileURLToPath(new URL('../src/modules/demo/data/polis/', import.meta.url));
const SETS = ['bg2050-volunteers', 'scoop-hivemind.biodiversity', 'vtaiwan.uberx'] as const;

interface Recount {
  /** Statements that are not hidden: id to text. */
  shown: Map<string, string>;
  /** What is left of each voter's rows on each shown statement, by `statement/voter`. */
  standing: Map<string, { direction: number; since: number }>;
}

/** Counts a set anew from its files, sharing nothing with the importer: the last row of each voter on each statement decides. */
async function recount(set: string): Promise<Recount> {
  const comments = table(await readFile(path.join(DATA, set, 'comments.csv'), 'utf8'));
  const shown = new Map(
    comments
      .filter((row) => row['moderated'] !== '-1')
      .map((row) => [row['comment-id'] ?? '', row['comment-body'] ?? '']),
  );
  const votes = table(gunzipSync(await readFile(path.join(DATA, set, 'votes.csv.gz'))).toString('utf8'));
  const rows = new Map<string, { direction: number; time: number }[]>();
  for (const row of votes) {
    const [statement = '', voter = ''] = [row['comment-id'], row['voter-id']];
    if (!shown.has(statement)) continue;
    const pair = `${statement}/${voter}`;
    rows.set(pair, [
      ...(rows.get(pair) ?? []),
      { direction: Number(row['vote']), time: Number(row['timestamp']) },
    ]);
  }
  const standing: Recount['standing'] = new Map();
  for (const [pair, given] of rows) {
    const told = given.toSorted((a, b) => a.time - b.time);
    const last = told.at(-1);
    if (!last || last.direction === 0) continue;
    const before = told.findLastIndex(({ direction }) => direction !== last.direction);
    standing.set(pair, { direction: last.direction, since: told[before + 1]?.time ?? 0 });
  }
  return { shown, standing };
}

function table(csv: string): Record<string, string>[] {
  const records: string[][] = [['']];
  let isQuoted = false;
  const characters = [...csv];
  for (const [at, character] of characters.entries()) {
    const record = records.at(-1) ?? [];
    if (character === '"') isQuoted = !isQuoted;
    // Within a field, two quotes stand for one: the second opens again what the first seemed to close.
    if (character === '"' && !(isQuoted && characters[at - 1] === '"')) continue;
    if (character === ',' && !isQuoted) record.push('');
    else if (character === '\n' && !isQuoted) records.push(['']);
    else record[record.length - 1] += character;
  }
  const [heading = [], ...rest] = records.filter((record) => record.length > 1);
  return rest.map((record) => Object.fromEntries(heading.map((name, i) => [name, record[i] ?? ''])));
}

const asTitle = (text: string): string =>
  [...text.trim()].slice(0, 150).join('').replaceAll('\n', ' ').trim();

const runnerOn = (db: Database): ImportRunner => new ImportRunner(db, new StatusesService(db));

/** Every vote by what it was called there, with all that ranking derives from it. */
async function stateOf(db: Database): Promise<unknown> {
  const votes = await db.query(
    `SELECT i.source, i.external_id AS idea, m.external_id AS voter, v.direction, v.cast_at
     FROM votes v
     JOIN import_records i ON i.kind = 'IDEA' AND i.target_id = v.idea_id
     JOIN import_records m ON m.kind = 'MEMBER' AND m.target_id = v.member_id
     ORDER BY 1, 2, 3`,
  );
  const ideas = await db.query(
    `SELECT r.external_id, i.title, i.body, i.promote_count, i.demote_count, i.controversy, i.created_at, i.active_at, m.handle, m.joined_at
     FROM import_records r JOIN ideas i ON i.id = r.target_id JOIN members m ON m.id = i.author_id
     WHERE r.kind = 'IDEA' ORDER BY r.source, r.external_id`,
  );
  const sums = await db.query(
    `SELECT (SELECT count(*) FROM members) AS members, (SELECT sum(members) FROM member_counters) AS counted_members,
       (SELECT sum(ideas) FROM idea_counters) AS counted_ideas, (SELECT sum(votes) FROM idea_counters) AS counted_votes`,
  );
  return { votes, ideas, sums };
}

describe('an import of the three Polis sets', () => {
  let world: TestApp;
  const summaries = new Map<string, ImportSummary>();
  const boards = new Map<string, number>();

  const run = async (set: string) =>
    runnerOn(world.db).run(await PolisSource.open(path.join(DATA, set)), { boardId: boards.get(set) ?? 0 });

  beforeAll(async () => {
    world = await startTestApp();
    for (const [index, set] of SETS.entries()) {
      boards.set(set, (await board(world.db, `set-${index}`)).id);
      summaries.set(set, await run(set));
    }
  }, 120_000);
  afterAll(() => world.stop());

  it.each(SETS)('counts each idea of %s as an independent recount does', async (set) => {
    const { shown, standing } = await recount(set);
    const expected = new Map(
      [...shown].map(([id, text]) => [id, { title: asTitle(text), promotes: 0, demotes: 0 }]),
    );
    for (const [pair, { direction }] of standing) {
      const idea = expected.get(pair.split('/')[0] ?? '');
      if (idea) idea[direction === 1 ? 'promotes' : 'demotes']++;
    }
    const rows = await world.db.query<{
      external_id: string;
      title: string;
      promotes: number;
      demotes: number;
    }>(
      `SELECT r.external_id, i.title, i.promote_count AS promotes, i.demote_count AS demotes
       FROM import_records r JOIN ideas i ON i.id = r.target_id WHERE r.kind = 'IDEA' AND i.board_id = $1`,
      [boards.get(set)],
    );
    expect(new Map(rows.map(({ external_id, ...idea }) => [external_id, idea]))).toEqual(expected);
    const summary = summaries.get(set);
    expect(summary?.votes.created).toBe(standing.size);
    expect(summary?.problems).toEqual([]);
  });

  it('accounts for every row that it read', () => {
    for (const { ideas, votes } of summaries.values()) {
      for (const tally of [ideas, votes]) {
        const skipped = [...tally.skipped.values()].reduce((sum, count) => sum + count, 0);
        expect(tally.created + tally.present + skipped).toBe(tally.read);
      }
    }
  });

  it('shows the totals to everybody', async () => {
    const recounts = await Promise.all(SETS.map(recount));
    const { data } = await ask(
      world,
      '{ community { ideaCount voteCount memberCount } boards { ideaCount } }',
    );
    const ideas = recounts.map(({ shown }) => shown.size);
    expect(data.boards.map(({ ideaCount }: { ideaCount: number }) => ideaCount)).toEqual(ideas);
    expect(data.community.ideaCount).toBe(ideas.reduce((a, b) => a + b, 0));
    expect(data.community.voteCount).toBe(recounts.reduce((sum, { standing }) => sum + standing.size, 0));
    const [members] = await world.db.query<{ n: number }>('SELECT count(*) AS n FROM members');
    expect(data.community.memberCount).toBe(members?.n);
  });

  it('ranks POPULAR as casting each vote live at its time would have, at any later moment', async () => {
    const [{ half_life_days: halfLife } = { half_life_days: 0 }] = await world.db.query<{
      half_life_days: number;
    }>('SELECT half_life_days FROM ranking_clock');
    for (const set of SETS) {
      const { shown, standing } = await recount(set);
      const at = Date.now() + Math.random() * 3 * 365 * DAY;
      const decayed = new Map([...shown.keys()].map((id) => [id, { score: 0, magnitude: 0 }]));
      for (const [pair, { direction, since }] of standing) {
        const sum = decayed.get(pair.split('/')[0] ?? '');
        if (!sum) continue;
        const term = 2 ** ((since - at) / DAY / halfLife);
        sum.score += direction * term;
        sum.magnitude += term;
      }
      const order = await popular(boards.get(set) ?? 0);
      expect(order).toHaveLength(shown.size);
      const external = await externalIds(boards.get(set) ?? 0);
      const scores = order.map((id) => decayed.get(external.get(id) ?? '') ?? { score: NaN, magnitude: 0 });
      for (let i = 1; i < scores.length; i++) {
        const [higher, lower] = [scores[i - 1], scores[i]];
        if (!higher || !lower) throw new Error('no score');
        expect(lower.score - higher.score).toBeLessThanOrEqual(1e-9 * (lower.magnitude + higher.magnitude));
      }
    }
  });

  async function popular(boardId: number): Promise<number[]> {
    const numbers: number[] = [];
    for (let after: string | null = null; ;) {
      const page: string = after === null ? '' : `, after: "${after}"`;
      const { data, errors } = await ask(
        world,
        `{ ideas(orderBy: POPULAR, filter: { boardIds: ["${encodeId('Board', boardId)}"] }, first: 100${page}) { nodes { number } pageInfo { hasNextPage endCursor } } }`,
      );
      expect(errors).toEqual([]);
      numbers.push(...data.ideas.nodes.map(({ number }: { number: number }) => number));
      if (!data.ideas.pageInfo.hasNextPage) return numbers;
      after = data.ideas.pageInfo.endCursor;
    }
  }

  async function externalIds(boardId: number): Promise<Map<number, string>> {
    const rows = await world.db.query<{ id: number; external_id: string }>(
      `SELECT i.id, r.external_id FROM import_records r JOIN ideas i ON i.id = r.target_id WHERE r.kind = 'IDEA' AND i.board_id = $1`,
      [boardId],
    );
    return new Map(rows.map(({ id, external_id }) => [id, external_id]));
  }

  it('gives nobody a vote of their own, a promise, or a history that they did not have', async () => {
    const [row] = await world.db.query(
      `SELECT count(*) FILTER (WHERE due_at IS NOT NULL OR NOT is_imported OR status_id <> 1) AS wrong,
         (SELECT count(*) FROM status_changes) AS changes, (SELECT count(*) FROM members WHERE email IS NOT NULL) AS addresses
       FROM ideas`,
    );
    expect(row).toEqual({ wrong: 0, changes: 0, addresses: 0 });
  });

  it('leaves nothing for the doctor to find', async () => {
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('changes nothing when it is run again, but counts on from votes cast here meanwhile', async () => {
    const before = await stateOf(world.db);
    const ann = await person(world.db, 'Ann');
    const [idea] = await popular(boards.get(SETS[0]) ?? 0);
    const { data } = await ask(
      world,
      `mutation { castVote(input: { ideaId: "${encodeId('Idea', idea ?? 0)}" }) { idea { promoteCount } userErrors { code } } }`,
      {},
      ann,
    );
    expect(data.castVote.userErrors).toEqual([]);

    for (const set of SETS) {
      const summary = await run(set);
      expect([
        summary.ideas.created,
        summary.votes.created,
        summary.votes.changed,
        summary.membersCreated,
      ]).toEqual([0, 0, 0, 0]);
    }
    const [counted] = await world.db.query<{ promote_count: number }>(
      'SELECT promote_count FROM ideas WHERE id = $1',
      [idea],
    );
    expect(counted?.promote_count).toBe(data.castVote.idea.promoteCount);
    await ask(
      world,
      `mutation { withdrawVote(input: { ideaId: "${encodeId('Idea', idea ?? 0)}" }) { userErrors { code } } }`,
      {},
      ann,
    );
    await world.db.query('UPDATE ideas SET active_at = created_at WHERE id = $1', [idea]);
    const withoutActivity = (state: unknown) =>
      JSON.parse(
        JSON.stringify(state, (key, value) => (['active_at', 'sums'].includes(key) ? undefined : value)),
      );
    expect(withoutActivity(await stateOf(world.db))).toEqual(withoutActivity(before));
    expect(await differencesIn(world.db)).toEqual([]);
  }, 120_000);
});

describe('an import that is stopped', () => {
  it('leaves everything in order after each batch, and goes on to the same end', async () => {
    const [whole, broken] = [await openTestDatabase(), await openTestDatabase()];
    try {
      const source = () => PolisSource.open(path.join(DATA, SETS[0]));
      const wholeBoard = await board(whole.db, 'bg');
      await runnerOn(whole.db).run(await source(), { boardId: wholeBoard.id });

      const { id: boardId } = await board(broken.db, 'bg');
      for (const batches of [0, 1, 4]) {
        const stop = new AbortController();
        let done = 0;
        const run = runnerOn(broken.db).run(await source(), {
          boardId,
          signal: stop.signal,
          onProgress: (step) => {
            if (step !== 'votes read' && done++ === batches) stop.abort(new Error('stopped here'));
          },
        });
        await expect(run).rejects.toThrow('stopped here');
        expect(await differencesIn(broken.db)).toEqual([]);
      }
      const [partly] = await broken.db.query<{ votes: number }>('SELECT count(*) AS votes FROM votes');
      expect(partly?.votes).toBeGreaterThan(0);

      await runnerOn(broken.db).run(await source(), { boardId });
      expect(await stateOf(broken.db)).toEqual(await stateOf(whole.db));
      expect(await differencesIn(broken.db)).toEqual([]);
    } finally {
      await Promise.all([whole.close(), broken.close()]);
    }
  }, 60_000);
});
