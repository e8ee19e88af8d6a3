import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../src/common/time/clock.js';
import { loadConfig } from '../src/config/config.js';
import { importCommand } from '../src/modules/imports/import-command.js';
import { ImportRunner } from '../src/modules/imports/import-runner.js';
import { PolisSource } from '../src/modules/imports/polis.source.js';
import { StatusesService } from '../src/modules/statuses/statuses.service.js';
import { differencesIn, openTestDatabase, type OpenTestDatabase } from './support/database.js';
import { board } from './support/factories.js';

describe('an import of a small conversation', () => {
  let opened: OpenTestDatabase;
  let folder: string;
  let boardId: number;
  const statement = (id: number, text: string, moderated = 1, time = 1_000_000) =>
    `${time},${id},50,0,0,${moderated},${text}\n`;
  const put = async (statements: string[], votes: string[]) => {
    await writeFile(
      path.join(folder, 'comments.csv'),
      `timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n${statements.join('')}`,
    );
    await writeFile(
      path.join(folder, 'votes.csv'),
      `timestamp,comment-id,voter-id,vote\n${votes.map((vote) => `${vote}\n`).join('')}`,
    );
  };
  const run = async (to = boardId) =>
    new ImportRunner(opened.db, new StatusesService(opened.db)).run(await PolisSource.open(folder), {
      boardId: to,
    });
  const votes = () =>
    opened.db.query<{ idea: string; voter: string; direction: number; cast_at: Date }>(
      `SELECT i.external_id AS idea, m.external_id AS voter, v.direction, v.cast_at FROM votes v
       JOIN import_records i ON i.kind = 'IDEA' AND i.target_id = v.idea_id
       JOIN import_records m ON m.kind = 'MEMBER' AND m.target_id = v.member_id ORDER BY 1, 2`,
    );
  const environment = () => ({ DATABASE_URL: opened.url, SMTP_URL: 'smtp://127.0.0.1:1' });
  const command = async (...args: string[]) => {
    const written = { stdout: '', stderr: '' };
    const code = await importCommand(args, {
      config: () => loadConfig(environment()),
      stdout: { write: (text) => (written.stdout += text) },
      stderr: { write: (text) => (written.stderr += text) },
    });
    return { code, ...written };
  };

  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'polis-'));
    boardId = (await board(opened.db, path.basename(folder).toLowerCase())).id;
  });
  afterEach(() => rm(folder, { recursive: true }));
  afterAll(() => opened.close());

  it('names broken rows with their file and line, and imports the others', async () => {
    await put(
      [
        statement(1, 'One'),
        statement(2, '"never closed'),
        statement(3, 'Three'),
        statement(3, 'Three again'),
        statement(4, 'Hidden', -1),
      ],
      ['1000,1,7,1', '1000,1,8', '1000,99,7,1', '1000,4,7,1', 'x,1,9,1', '1000,3,7,-1', '1000,2,7,1'],
    );
    const summary = await run();
    expect(summary.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
      'comments.csv:3 a quote is never closed',
      'comments.csv:5 the idea "3" comes a second time',
      'votes.csv:3 3 fields instead of 4',
      'votes.csv:4 there is no idea "99"',
      'votes.csv:6 timestamp "x" is not a number of milliseconds',
      'votes.csv:8 there is no idea "2"',
    ]);
    expect(summary.ideas.created).toBe(2);
    expect([...summary.votes.skipped]).toEqual([['on ideas that were left out', 1]]);
    expect(await votes()).toMatchObject([
      { idea: '1', voter: '7', direction: 1 },
      { idea: '3', voter: '7', direction: -1 },
    ]);
  });

  it('takes a time yet to come as now, once', async () => {
    const future = Date.now() + DAY;
    await put([statement(1, 'From tomorrow', 1, future)], [`${future},1,7,1`]);
    await run();
    const [vote] = await votes();
    expect(vote?.cast_at.getTime()).toBeLessThanOrEqual(Date.now());
    await run();
    expect(await votes()).toContainEqual(vote);
    expect(await differencesIn(opened.db)).toEqual([]);
  });

  it('makes members of those who wrote or voted, joined with their first act, and of nobody else', async () => {
    await put([statement(1, 'Joined')], ['900000,1,50,0', '500000,1,8,1', '600000,1,8,0', '1000,1,9,0']);
    const source = await PolisSource.open(folder);
    expect((await run()).membersCreated).toBe(2);
    const members = await opened.db.query(
      `SELECT m.handle, m.display_name, m.joined_at FROM import_records r JOIN members m ON m.id = r.target_id
       WHERE r.source = $1 AND r.kind = 'MEMBER' ORDER BY r.external_id`,
      [source.key],
    );
    expect(members).toEqual([
      {
        handle: expect.stringMatching(/^polis-.+-50$/),
        display_name: 'Participant 50',
        joined_at: new Date(1_000_000),
      },
      {
        handle: expect.stringMatching(/^polis-.+-8$/),
        display_name: 'Participant 8',
        joined_at: new Date(500_000),
      },
    ]);
  });

  it('gives another handle where somebody has the one that was wished for', async () => {
    await put([statement(1, 'Whose handle')], []);
    const { key } = await PolisSource.open(folder);
    await opened.db.query(`INSERT INTO members (handle, display_name) VALUES ($1, 'Somebody')`, [
      `${key}-50`,
    ]);
    await run();
    const [author] = await opened.db.query<{ handle: string }>(
      `SELECT m.handle FROM import_records r JOIN members m ON m.id = r.target_id WHERE r.source = $1 AND r.kind = 'MEMBER'`,
      [key],
    );
    expect(author?.handle).toBe(`${key}-50-2`);
    await opened.db.query('DELETE FROM members WHERE handle = $1', [`${key}-50`]);
  });

  it('follows a later export of the same conversation: what was added, switched and withdrawn since', async () => {
    await put([statement(1, 'Growing')], ['1000,1,7,1', '1000,1,8,1', '1000,1,9,1']);
    await run();
    await put(
      [statement(1, 'Growing'), statement(2, 'New')],
      ['1000,1,7,1', '1000,1,8,1', '1000,1,9,1', '2000,1,8,-1', '3000,1,9,0', '4000,2,7,1'],
    );
    const summary = await run();
    expect(summary.ideas).toMatchObject({ created: 1, present: 1 });
    expect(summary.votes).toMatchObject({ created: 1, changed: 1, present: 1 });
    const { key } = await PolisSource.open(folder);
    const ideas = await opened.db.query(
      `SELECT r.external_id, i.promote_count, i.demote_count, i.active_at FROM import_records r JOIN ideas i ON i.id = r.target_id
       WHERE r.source = $1 AND r.kind = 'IDEA' ORDER BY 1`,
      [key],
    );
    expect(ideas).toEqual([
      { external_id: '1', promote_count: 1, demote_count: 1, active_at: new Date(1_000_000) },
      { external_id: '2', promote_count: 1, demote_count: 0, active_at: new Date(1_000_000) },
    ]);
    expect(await differencesIn(opened.db)).toEqual([]);
  });

  it('makes an idea active by votes that came anew, not by those that were switched', async () => {
    await put([statement(1, 'Active', 1, 1_000)], ['5000,1,7,1', '9000,1,7,-1', '6000,1,8,1', '7000,1,8,0']);
    await run();
    const { key } = await PolisSource.open(folder);
    const [idea] = await opened.db.query<{ active_at: Date }>(
      `SELECT i.active_at FROM import_records r JOIN ideas i ON i.id = r.target_id WHERE r.source = $1 AND r.kind = 'IDEA'`,
      [key],
    );
    expect(idea?.active_at).toEqual(new Date(6_000));
  });

  it('does not count hidden ideas among what is listed', async () => {
    await put([statement(1, 'Hidden here since')], ['1000,1,7,1']);
    await run();
    await opened.db.query(
      `WITH hidden AS (UPDATE ideas SET moderation = 'HIDDEN' WHERE board_id = $1 RETURNING id),
         remembered AS (INSERT INTO hidden_content (idea_id, was) SELECT id, 'VISIBLE' FROM hidden)
       UPDATE idea_counters SET ideas = 0, votes = 0 WHERE board_id = $1`,
      [boardId],
    );
    await put([statement(1, 'Hidden here since')], ['1000,1,7,1', '2000,1,8,1']);
    expect((await run()).votes.created).toBe(1);
    expect(await differencesIn(opened.db)).toEqual([]);
  });

  it('tells how many of its ideas another board has by now', async () => {
    await put([statement(1, 'Elsewhere')], []);
    await run();
    const elsewhere = await board(opened.db, `${path.basename(folder).toLowerCase()}-2`);
    expect(await run(elsewhere.id)).toMatchObject({
      ideasOnOtherBoards: 1,
      ideas: { created: 0, present: 1 },
    });
  });

  it('runs from the command line, creating the board', async () => {
    await put([statement(1, 'By command'), statement(2, 'bro"k"en')], ['1000,1,7,1']);
    const loader = fileURLToPath(new URL('support/typescript-loader.mjs', import.meta.url));
    const file = fileURLToPath(new URL('../src/modules/imports/cli.ts', import.meta.url));
    const args = [
      '--no-warnings',
      '--import',
      loader,
      file,
      'polis',
      folder,
      '--board',
      'by-command',
      '--create-board',
      'By command',
    ];
    // Rejects where the exit code is not 0.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, ...environment() },
    });
    expect(stderr).toContain('comments.csv, line 3: a quote stands where none may\n');
    expect(stdout).toContain('Created   1 ideas, 1 votes, 2 members\n');
    const [created] = await opened.db.query(`SELECT name FROM boards WHERE slug = 'by-command'`);
    expect(created).toEqual({ name: 'By command' });
  });

  it('ends with exit code 1 and says why where it cannot begin', async () => {
    await put([statement(1, 'One')], []);
    expect(await command('polis', folder, '--board', 'nowhere')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^There is no board "nowhere" \(there are: .+\)\. --create-board <name> makes it\.\n$/,
      ),
    });
    const missing = path.join(folder, 'missing');
    expect(await command('polis', missing, '--board', 'b', '--create-board', 'B')).toMatchObject({
      code: 1,
      stderr: `${path.join(missing, 'comments.csv')} is missing.\n`,
    });
    for (const args of [
      ['polys', folder, '--board', 'b'],
      ['polis', folder],
      ['polis', folder, '--bord', 'b'],
    ]) {
      expect(await command(...args)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('Usage: npm run import'),
      });
    }
    expect(await command('polis', folder, '--board', 'No Slug', '--create-board', 'B')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('lower-case letters'),
    });
  });

  it('ends with exit code 1 where nothing could be read', async () => {
    await put(['only,nonsense\n'], ['more nonsense']);
    const { code, stdout } = await command('polis', folder, '--board', path.basename(folder).toLowerCase());
    expect(stdout).toContain('Created   0 ideas, 0 votes, 0 members\n');
    expect(code).toBe(1);
  });
});
