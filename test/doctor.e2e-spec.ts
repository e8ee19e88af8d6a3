import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../src/database/database.js';
import type { Sql } from '../src/database/sql.js';
import type { Check } from '../src/modules/doctor/check.js';
import { CHECKS } from '../src/modules/doctor/checks.js';
import { ImportRunner } from '../src/modules/imports/import-runner.js';
import type {
  ImportedIdea,
  ImportedVote,
  ImportSource,
  SourceRow,
} from '../src/modules/imports/import-source.js';
import { StatusesService } from '../src/modules/statuses/statuses.service.js';
import { castBatch } from '../src/modules/votes/vote-batch.js';
import { differencesIn, openTestDatabase } from './support/database.js';
import { board, person } from './support/factories.js';

/** Three ideas and some votes for and against each. */
const SOURCE: ImportSource = {
  key: 'doctor',
  async *members(wanted) {
    for (const externalId of wanted)
      yield { externalId, handle: `doctor-${externalId}`, displayName: `Patient ${externalId}` };
  },
  async *ideas() {
    for (const [index, title] of [
      'Idea of a night bus',
      'Идея ночного автобуса',
      '夜間公車的想法',
    ].entries()) {
      const value: ImportedIdea = {
        externalId: String(index),
        authorExternalId: 'author',
        title,
        body: `**${title}**, at greater length.`,
        tags: ['transit'],
        createdAt: Date.now() - 1_000_000,
      };
      yield { kind: 'row', file: 'memory', line: index, value } satisfies SourceRow<ImportedIdea>;
    }
  },
  async *votes() {
    for (let row = 0; row < 30; row++) {
      const value: ImportedVote = {
        ideaExternalId: String(row % 3),
        voterExternalId: String(row),
        direction: row % 7 === 0 ? -1 : 1,
        castAt: Date.now() - row * 86_400_000,
      };
      yield { kind: 'row', file: 'memory', line: row, value } satisfies SourceRow<ImportedVote>;
    }
  },
};

/** Each: what is damaged, how, and the row that the doctor should name. `$1` is the first idea. */
const DAMAGES: readonly (readonly [column: string, damage: string])[] = [
  ['ideas.promote_count', 'UPDATE ideas SET promote_count = promote_count + 1 WHERE id = $1'],
  ['ideas.demote_count', 'UPDATE ideas SET demote_count = demote_count + 1 WHERE id = $1'],
  [
    'ideas.promote_count',
    'DELETE FROM votes WHERE id = (SELECT min(id) FROM votes WHERE idea_id = $1 AND direction = 1)',
  ],
  ['ideas.score', 'UPDATE ideas SET score = score + 1e-6 WHERE id = $1'],
  ['ideas.score_peak', 'UPDATE ideas SET score_peak = abs(score) / 2 WHERE id = $1'],
  ['ideas.controversy', 'UPDATE ideas SET controversy = controversy * 1.000001 WHERE id = $1'],
  ['ideas.promote_count', 'UPDATE ideas SET imported_support = 3 WHERE id = $1'],
  ['ideas.excerpt', `UPDATE ideas SET excerpt = 'something else' WHERE id = $1`],
  ['ideas.stage', `UPDATE ideas SET stage = 'REVIEW' WHERE id = $1`],
  ['ideas.status_id', 'INSERT INTO status_changes (idea_id, to_status_id) VALUES ($1, 2)'],
  [
    'ideas.official_response_id',
    `INSERT INTO status_changes (idea_id, to_status_id, response) VALUES ($1, 1, 'An answer')`,
  ],
  [
    'ideas.official_response_id',
    `WITH c AS (INSERT INTO status_changes (idea_id, from_status_id, to_status_id, response, is_undone) VALUES ($1, 1, 1, 'Hm', true) RETURNING id)
     UPDATE ideas SET official_response_id = (SELECT id FROM c) WHERE id = $1`,
  ],
  [
    'ideas.status_id',
    'UPDATE statuses SET retired_at = now() WHERE id = (SELECT status_id FROM ideas WHERE id = $1)',
  ],
  ['ideas.answered_at', 'UPDATE ideas SET answered_at = now() WHERE id = $1'],
  ['ideas.comment_count', 'UPDATE ideas SET comment_count = 1 WHERE id = $1'],
  [
    'ideas.comment_count',
    `INSERT INTO comments (idea_id, author_id, body) SELECT $1, min(id), 'Uncounted' FROM members`,
  ],
  [
    'ideas.follower_count',
    'INSERT INTO idea_follows (idea_id, member_id, follows) SELECT $1, min(id), true FROM members',
  ],
  ['ideas.merged_promotes', 'UPDATE ideas SET merged_promotes = 1 WHERE id = $1'],
  ['ideas.merged_demotes', 'UPDATE ideas SET merged_demotes = 1 WHERE id = $1'],
  ['ideas.merged_count', 'UPDATE ideas SET merged_count = 1 WHERE id = $1'],
  [
    'ideas.root_id',
    'UPDATE ideas SET merged_into_id = $1::bigint + 1, root_id = $1::bigint + 2, merged_at = now() WHERE id = $1',
  ],
  [
    'ideas.root_id',
    `UPDATE ideas SET merged_into_id = CASE id WHEN $1 THEN $1::bigint + 1 ELSE $1 END, root_id = $1::bigint + 2, merged_at = now()
     WHERE id IN ($1, $1::bigint + 1)`,
  ],
  ['idea_search.idea_id', 'DELETE FROM idea_search WHERE idea_id = $1'],
  ['idea_search.vector', `UPDATE idea_search SET vector = 'something'::tsvector WHERE idea_id = $1`],
  ['idea_search.title_key', `UPDATE idea_search SET title_key = 'something' WHERE idea_id = $1`],
  ['idea_search.tags', `UPDATE idea_search SET tags = '{}' WHERE idea_id = $1`],
];

/** A check that finds nothing, but does something when its turn comes. */
const checking = (work: (sql: Sql) => Promise<unknown>): Check => ({
  async *find(sql) {
    await work(sql);
    yield* [];
  },
});

describe('the doctor', () => {
  let db: Database;
  let url: string;
  let close: () => Promise<void>;
  let boardId: number;
  let firstIdea: number;

  const found = (checks?: readonly Check[]) => differencesIn(db, checks);

  beforeEach(async () => {
    ({ db, url, close } = await openTestDatabase());
    boardId = (await board(db, 'ward')).id;
    await new ImportRunner(db, new StatusesService(db)).run(SOURCE, { boardId });
    const [first] = await db.query<{ id: number }>('SELECT min(id) AS id FROM ideas');
    firstIdea = first?.id ?? 0;
  });
  afterEach(() => close());

  it('finds nothing where nothing is wrong', async () => {
    expect(await found()).toEqual([]);
  });

  it.each(DAMAGES)('finds a wrong %s after: %s', async (column, damage) => {
    await db.query(damage, [firstIdea]);
    const differences = await found();
    expect(
      differences.map((difference) => `${difference.table}.${difference.column} of ${difference.id}`),
    ).toContain(`${column} of ${firstIdea}`);
    for (const { stored, recomputed } of differences) expect(stored).not.toBe(recomputed);
  });

  it.each(['ideas', 'votes', 'comments'])(
    'finds sums of %s that drifted, whatever the shard',
    async (column) => {
      await db.query(
        `INSERT INTO idea_counters (board_id, status_id, shard, ${column}) VALUES ($1, 2, 99, 5)`,
        [boardId],
      );
      expect(await found()).toEqual([
        { table: 'idea_counters', id: `board ${boardId}, status 2`, column, stored: '5', recomputed: '0' },
      ]);
    },
  );

  it('finds sums that hidden and deleted ideas should have left', async () => {
    await db.query('UPDATE ideas SET deleted_at = now() WHERE id = $1', [firstIdea]);
    expect(await found()).toEqual([
      expect.objectContaining({ table: 'idea_counters', column: 'ideas', stored: '3', recomputed: '2' }),
      expect.objectContaining({ table: 'idea_counters', column: 'votes', stored: '30', recomputed: '20' }),
    ]);
  });

  it('finds members that were not counted', async () => {
    await db.query(`INSERT INTO members (handle, display_name) VALUES ('uncounted', 'Uncounted')`);
    expect(await found()).toEqual([
      { table: 'member_counters', id: 'all', column: 'members', stored: '31', recomputed: '32' },
    ]);
  });

  it('finds what is kept about rows that are gone', async () => {
    const nobody = 999_999;
    await db.query(
      `INSERT INTO import_records (source, kind, external_id, target_id) VALUES ('gone', 'IDEA', '1', $1)`,
      [nobody],
    );
    await db.query(
      `INSERT INTO idempotency_keys (member_id, mutation, key, input_hash, result_id)
       SELECT min(id), 'submitIdea', 'k', '', $1 FROM members`,
      [nobody],
    );
    expect(await found()).toEqual([
      {
        table: 'import_records',
        id: 'gone/IDEA/1',
        column: 'target_id',
        stored: String(nobody),
        recomputed: 'nothing',
      },
      expect.objectContaining({ table: 'idempotency_keys', column: 'result_id', stored: String(nobody) }),
    ]);
  });

  it('holds a score without votes to exactly 0, and one with votes to a billionth of its terms', async () => {
    await db.query('UPDATE ideas SET score = score * (1 + 1e-12) WHERE id = $1', [firstIdea]);
    expect((await found()).filter(({ column }) => column === 'score')).toEqual([]);
    await db.query('DELETE FROM votes WHERE idea_id = $1', [firstIdea]);
    await db.query(
      'UPDATE ideas SET promote_count = 0, demote_count = 0, controversy = 0, score = 1e-300 WHERE id = $1',
      [firstIdea],
    );
    expect((await found()).filter(({ column }) => column === 'score')).toEqual([
      { table: 'ideas', id: String(firstIdea), column: 'score', stored: '1e-300', recomputed: '0' },
    ]);
  });

  it('looks at one moment, so that what happens meanwhile neither waits nor counts', async () => {
    const ann = await person(db, 'Ann');
    const meanwhile = checking(async (sql) => {
      await sql.query('SELECT 1 FROM ideas');
      const order = { ideaId: firstIdea, memberId: ann.id, direction: 1 as const, boardIds: [boardId] };
      expect(await db.transaction((tx) => castBatch(tx, [order]))).toMatchObject({ answers: [null] });
      await db.query('UPDATE ideas SET comment_count = 1 WHERE id = $1', [firstIdea]);
    });
    expect(await found([meanwhile, ...CHECKS])).toEqual([]);
    expect((await found()).map(({ column }) => column)).toEqual(['comments', 'comment_count']);
  });

  it('finds what is marked as taken back, but is not, and the reverse', async () => {
    const add = async (more: string) => {
      const [row] = await db.query<{ id: number }>(
        `INSERT INTO status_changes (idea_id, from_status_id, to_status_id, ${more}) RETURNING id`,
        [firstIdea],
      );
      return row?.id ?? 0;
    };
    const marked = await add('is_undone) VALUES ($1, 1, 1, true');
    const reversed = await add('is_undone) VALUES ($1, 1, 1, false');
    await add(`reverses_id) VALUES ($1, 1, 1, ${reversed}`);
    expect((await found()).map(({ table, column, id, stored }) => [table, column, id, stored])).toEqual([
      ['status_changes', 'is_undone', String(marked), 'true'],
      ['status_changes', 'is_undone', String(reversed), 'false'],
    ]);
  });

  it('can change nothing', async () => {
    const meddling = checking((sql) => sql.query('UPDATE ideas SET version = 2'));
    await expect(found([meddling])).rejects.toThrow('read-only transaction');
  });

  it('exits 0 with one line where all is well, and 1 with a line for each difference', async () => {
    const run = () =>
      new Promise<{ code: unknown; stdout: string }>((resolve) => {
        const loader = fileURLToPath(new URL('support/typescript-loader.mjs', import.meta.url));
        const file = fileURLToPath(new URL('../src/modules/doctor/cli.ts', import.meta.url));
        const env = { ...process.env, DATABASE_URL: url, SMTP_URL: 'smtp://127.0.0.1:1' };
        execFile(process.execPath, ['--no-warnings', '--import', loader, file], { env }, (error, stdout) =>
          resolve({ code: error?.code ?? 0, stdout }),
        );
      });
    // One more than of the database: of the files.
    expect(await run()).toEqual({
      code: 0,
      stdout: `no difference in ${CHECKS.length + 1} checks over 3 ideas and 30 votes\n`,
    });
    await db.query('UPDATE ideas SET comment_count = 7 WHERE id = $1', [firstIdea]);
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain(`ideas ${firstIdea}, comment_count: stored 7, recomputed 0\n`);
    expect(stdout).toMatch(/\n2 differences in \d+ checks over 3 ideas and 30 votes\n$/);
  });
});
