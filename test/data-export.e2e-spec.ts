import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fromBuffer, type Entry, type Options, type ZipFile } from 'yauzl';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { DAY } from '../src/common/time/clock.js';
import { ExportFiles } from '../src/modules/account/export-files.js';
import { SweepStorage } from '../src/modules/attachments/sweep-storage.job.js';
import { PersonalData } from '../src/modules/members/personal-data.js';
import { Storage } from '../src/storage/storage.js';
import { startTestApp, type TestApp } from './support/app.js';
import { comment } from './support/discussion.js';
import { board, idea, person, team, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs } from './support/jobs.js';
import { startMailbox, type Mailbox } from './support/mailbox.js';

const REQUEST =
  'mutation { it: requestDataExport { viewer { dataExport { state url } } userErrors { code } } }';
const STATE = '{ viewer { dataExport { state requestedAt readyAt expiresAt byteSize url } } }';

let world: TestApp;
let mailbox: Mailbox;
let open: TestBoard;

beforeAll(async () => {
  mailbox = await startMailbox();
  world = await startTestApp({ env: { SMTP_URL: mailbox.smtpUrl }, jobs: true });
  open = await board(world.db, 'open');
});
afterAll(async () => {
  await world.stop();
  await mailbox.stop();
});

const request = (who: { cookie?: string }) => ask(world, REQUEST, {}, who);
const stateOf = async (who: Person) => (await ask(world, STATE, {}, who)).data.viewer.dataExport;
const fetchExport = (who: { cookie?: string }) =>
  fetch(`${world.url}/account/export`, { headers: who.cookie ? { cookie: who.cookie } : {} });
const keyOf = async ({ id }: Person): Promise<string> =>
  (
    await world.db.query<{ file_key: string }>('SELECT file_key FROM data_exports WHERE member_id = $1', [id])
  )[0]?.file_key ?? '';
const isStored = async (key: string): Promise<boolean> =>
  (await world.app.get(Storage).size(`export-${key}-0`)) !== null;

const erase = async (who: Person): Promise<void> => {
  const { data } = await ask(
    world,
    'mutation ($h: String!) { it: deleteAccount(input: { confirmHandle: $h }) { deleted } }',
    { h: who.handle },
    who,
  );
  expect(data.it.deleted).toBe(true);
};

const opened = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** The files of a ZIP by name. */
async function unzip(zip: Buffer): Promise<Map<string, string>> {
  const archive = await opened(zip, { lazyEntries: true });
  const streamOf = promisify<Entry, NodeJS.ReadableStream>(archive.openReadStream.bind(archive));
  const files = new Map<string, string>();
  for (let left = archive.entryCount; left > 0; left--) {
    archive.readEntry();
    const [entry] = (await once(archive, 'entry')) as [Entry];
    files.set(entry.fileName, await text(await streamOf(entry)));
  }
  return files;
}
const download = async (who: Person): Promise<Map<string, string>> =>
  unzip(Buffer.from(await (await fetchExport(who)).arrayBuffer()));

describe('an export of one’s data', () => {
  it('is a ZIP with all that is one’s own, and nothing of others', async () => {
    const [ada, ben] = [await person(world.db, 'Ada'), await person(world.db, 'Ben')];
    await world.db.query(`UPDATE members SET locale = 'zh-CN' WHERE id = $1`, [ada.id]);
    const hers = await idea(world.db, open, ada, 'Benches “here” 长椅', { body: 'Line one\nline two' });
    const bens = await idea(world.db, open, ben, 'Lamps of Ben');
    await comment(world, ada, bens, 'I like them.');
    const said = await comment(world, ben, hers, 'Ben says so.');
    for (const text of [
      `castVote(input: { ideaId: "${bens.nodeId}", direction: DEMOTE }) { userErrors { code } }`,
      `followIdea(input: { ideaId: "${bens.nodeId}" }) { userErrors { code } }`,
      `likeComment(input: { commentId: "${said.nodeId}" }) { userErrors { code } }`,
    ])
      expect((await ask(world, `mutation { it: ${text} }`, {}, ada)).data.it.userErrors).toEqual([]);
    expect((await request(ada)).data.it).toEqual({
      viewer: { dataExport: { state: 'WAITING', url: null } },
      userErrors: [],
    });
    await settleJobs(world.db);
    const mail = mailbox.all().find(({ subject }) => subject.includes('数据已准备好'));
    expect([mail?.to, mail?.links[0]]).toEqual([`${ada.handle}@example.test`, `${world.url}/account/data`]);
    const state = await stateOf(ada);
    expect(state).toMatchObject({ state: 'READY', url: `${world.url}/account/export` });
    expect(Date.parse(state.expiresAt) - Date.parse(state.readyAt)).toBe(7 * 24 * 60 * 60 * 1000);
    const response = await fetchExport(ada);
    expect(response.status).toBe(200);
    expect(
      Object.fromEntries(
        [
          'content-type',
          'content-length',
          'cache-control',
          'x-content-type-options',
          'cross-origin-resource-policy',
        ].map((name) => [name, response.headers.get(name)]),
      ),
    ).toEqual({
      'content-type': 'application/zip',
      'content-length': String(state.byteSize),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="my-data-\d{4}-\d\d-\d\d\.zip"$/,
    );
    const files = await unzip(Buffer.from(await response.arrayBuffer()));
    expect([...files.keys()].sort()).toEqual(
      [
        'README.txt',
        ...[...world.app.get(PersonalData, { strict: false }).all().keys()].map((name) => `${name}.json`),
      ].sort(),
    );
    expect(files.get('README.txt')).toContain('Ada');
    expect(files.get('README.txt')).toContain('编号');
    const part = (name: string) => JSON.parse(files.get(`${name}.json`) ?? '');
    expect(part('profile')).toMatchObject([
      { handle: ada.handle, email: `${ada.handle}@example.test`, displayName: 'Ada', hasPassword: false },
    ]);
    expect(part('ideas')).toMatchObject([
      {
        number: hers.id,
        title: 'Benches “here” 长椅',
        body: 'Line one\nline two',
        board: 'open',
        earlierVersions: [],
      },
    ]);
    expect(part('comments')).toMatchObject([{ ideaNumber: bens.id, body: 'I like them.', internal: false }]);
    expect(part('votes')).toMatchObject([{ ideaNumber: bens.id, direction: 'DEMOTE' }]);
    expect(part('follows')).toMatchObject([{ ideaNumber: bens.id, follows: true }]);
    expect(part('likes')).toMatchObject([{ ideaNumber: hers.id }]);
    expect(part('notifications')).toMatchObject([{ kind: 'COMMENTED', ideaNumber: hers.id }]);
    expect(part('sessions')).toHaveLength(1);
    const everything = [...files.values()].join('\n');
    for (const foreign of [
      'Ben says so',
      'Lamps of Ben',
      ben.handle,
      'token_hash',
      'tokenHash',
      'argon2',
      'unsubscribe',
    ])
      expect(everything).not.toContain(foreign);
  });

  it('is fetched by its owner alone', async () => {
    const [ada, ben] = [await person(world.db, 'Ada'), await person(world.db, 'Ben')];
    await request(ada);
    await settleJobs(world.db);
    expect((await fetchExport({})).status).toBe(401);
    expect((await fetchExport(ben)).status).toBe(404);
    expect((await fetchExport(ada)).status).toBe(200);
    expect(await stateOf(ben)).toBeNull();
    expect((await request({})).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is one at a time, whatever the tabs, and one a day', async () => {
    const ada = await person(world.db, 'Ada');
    const answers = await Promise.all([request(ada), request(ada), request(ada)]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    await settleJobs(world.db);
    expect(mailbox.all().filter(({ to }) => to.startsWith(`${ada.handle}@`))).toHaveLength(1);
    const { errors } = await request(ada);
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(errors[0]?.extensions['retryAfter'])).toBeGreaterThan(86_000);
    const before = await keyOf(ada);
    await world.db.query(
      `UPDATE data_exports SET requested_at = requested_at - interval '25 hours' WHERE member_id = $1`,
      [ada.id],
    );
    expect((await request(ada)).data.it.userErrors).toEqual([]);
    await settleJobs(world.db);
    expect((await stateOf(ada)).state).toBe('READY');
    expect([await isStored(before), await isStored(await keyOf(ada))]).toEqual([false, true]);
  });

  it('keeps no connection waiting, however many ask at once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => person(world.db, 'Ada')));
    const answers = await Promise.all(people.map(request));
    expect(answers.map(({ data }) => data?.it.userErrors)).toEqual(people.map(() => []));
    await settleJobs(world.db);
  });

  it('goes after seven days', async () => {
    const ada = await person(world.db, 'Ada');
    await request(ada);
    await settleJobs(world.db);
    const key = await keyOf(ada);
    await world.db.query(
      `UPDATE data_exports SET expires_at = now() - interval '1 second' WHERE member_id = $1`,
      [ada.id],
    );
    expect(await stateOf(ada)).toBeNull();
    expect((await fetchExport(ada)).status).toBe(404);
    await world.db.query(`SELECT graphile_worker.add_job('purge-exports', '{}')`);
    await settleJobs(world.db);
    expect([await isStored(key), await keyOf(ada)]).toEqual([false, '']);
  });

  it('goes with the account', async () => {
    const ada = await person(world.db, 'Ada');
    await request(ada);
    await settleJobs(world.db);
    const key = await keyOf(ada);
    await erase(ada);
    await settleJobs(world.db);
    expect(await isStored(key)).toBe(false);
  });

  /** Somebody whose data fill several pieces, however well they are packed. */
  async function busy(): Promise<Person> {
    const ada = await person(world.db, 'Ada');
    const on = await idea(world.db, open, ada, 'Long');
    const makers = await team(world.db, `makers-${ada.id}`, ada);
    await world.db.query('INSERT INTO board_teams (board_id, team_id) VALUES ($1, $2)', [open.id, makers]);
    await world.db.query(
      `INSERT INTO comments (idea_id, author_id, body, is_internal)
       SELECT $1, $2, (SELECT string_agg(md5(n || '.' || part), '') FROM generate_series(1, 150) part), true FROM generate_series(1, 2000) n`,
      [on.id, ada.id],
    );
    return ada;
  }
  const piecesOf = async (key: string): Promise<number> => {
    const storage = world.app.get(Storage);
    const sizes = await Promise.all(
      Array.from({ length: 10 }, (_, piece) => storage.size(`export-${key}-${piece}`)),
    );
    return sizes.filter((size) => size !== null).length;
  };

  it('of many pages is whole, lies in pieces, and goes with all of them', async () => {
    const ada = await busy();
    await request(ada);
    await settleJobs(world.db);
    const rows = JSON.parse((await download(ada)).get('comments.json') ?? '');
    expect(new Set(rows.map((row: { body: string }) => row.body)).size).toBe(2000);
    const key = await keyOf(ada);
    expect(await piecesOf(key)).toBeGreaterThan(1);
    // Notes are read by the team, and by nobody who has left it.
    await world.db.query('DELETE FROM team_members WHERE member_id = $1', [ada.id]);
    const comments = world.app.get(PersonalData, { strict: false }).all().get('comments');
    for await (const [note] of comments?.(world.db, ada.id) ?? [])
      expect(note).toMatchObject({ internal: true, body: null, earlierVersions: [] });
    // One that a deletion which broke off left behind others.
    await world.app.get(Storage).delete(`export-${key}-0`);
    await erase(ada);
    await settleJobs(world.db);
    expect(await piecesOf(key)).toBe(0);
  });

  it('leaves nothing where the account goes while it is made', async () => {
    const ada = await busy();
    const storage = world.app.get(Storage);
    const real = storage.put.bind(storage);
    let made = '';
    const put = jest.spyOn(storage, 'put').mockImplementation(async (name, ...rest) => {
      await real(name, ...rest);
      if (made !== '') return;
      made = await keyOf(ada);
      await erase(ada);
      await world.app.get(ExportFiles, { strict: false }).delete(made);
    });
    try {
      await request(ada);
      await settleJobs(world.db);
    } finally {
      put.mockRestore();
    }
    expect(made).not.toBe('');
    expect(await piecesOf(made)).toBe(0);
  });

  it('of which the database knows nothing is swept away', async () => {
    const ada = await person(world.db, 'Ada');
    await request(ada);
    await settleJobs(world.db);
    const storage = world.app.get(Storage);
    const stray = `export-${randomUUID()}-3`;
    await storage.put(stray, Buffer.from('left behind'), 'application/octet-stream');
    const sweep = world.app.get(SweepStorage, { strict: false });
    await sweep.run(new Date(Date.now() + 8 * DAY), new AbortController().signal);
    expect([await storage.size(stray), await isStored(await keyOf(ada))]).toEqual([null, true]);
  });

  it('that nobody has made within a day has failed, and another may be asked for', async () => {
    const ada = await person(world.db, 'Ada');
    await world.db.query(
      `INSERT INTO data_exports (member_id, file_key, locale, requested_at) VALUES ($1, $2, 'en', now() - interval '25 hours')`,
      [ada.id, randomUUID()],
    );
    expect((await stateOf(ada)).state).toBe('FAILED');
    await request(ada);
    await settleJobs(world.db);
    expect((await stateOf(ada)).state).toBe('READY');
  });

  it('that cannot be made is tried again, and has failed in the end; then another may be asked for at once', async () => {
    const ada = await person(world.db, 'Ada');
    const put = jest.spyOn(world.app.get(Storage), 'put').mockRejectedValue(new Error('the disk is full'));
    try {
      await request(ada);
      for (let attempt = 1; attempt <= 5; attempt++) {
        const patience = Date.now() + 10_000;
        while (put.mock.calls.length < attempt && Date.now() < patience)
          await new Promise((resolve) => setTimeout(resolve, 20));
        await new Promise((resolve) => setTimeout(resolve, 50));
        await world.db.query(
          `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND attempts > 0`,
        );
        await world.db.query(`SELECT pg_notify('jobs:insert', '{"r":0,"count":10}')`);
      }
      await settleJobs(world.db);
      expect(put).toHaveBeenCalledTimes(5);
      expect(await stateOf(ada)).toMatchObject({ state: 'FAILED', url: null, byteSize: null });
    } finally {
      put.mockRestore();
    }
    expect((await fetchExport(ada)).status).toBe(404);
    await request(ada);
    await settleJobs(world.db);
    expect((await stateOf(ada)).state).toBe('READY');
  });

  it('whose maker died is made by the next one, from the start', async () => {
    const ada = await person(world.db, 'Ada');
    const storage = world.app.get(Storage);
    await request(ada);
    await settleJobs(world.db);
    // As a process leaves it that is killed after its first piece.
    const [row] = await world.db.query<{ id: number; file_key: string }>(
      `UPDATE data_exports SET state = 'WAITING', ready_at = NULL, expires_at = NULL, byte_size = NULL, attempts = 1 WHERE member_id = $1
       RETURNING id, file_key`,
      [ada.id],
    );
    expect(await storage.size(`export-${row?.file_key}-0`)).not.toBeNull();
    await world.db.query(
      `SELECT graphile_worker.add_job('make-export', json_build_object('exportId', $1::bigint))`,
      [row?.id],
    );
    await settleJobs(world.db);
    expect(await isStored(row?.file_key ?? '')).toBe(false);
    expect(JSON.parse((await download(ada)).get('profile.json') ?? '')).toHaveLength(1);
    // A run that comes late changes nothing.
    await world.db.query(
      `SELECT graphile_worker.add_job('make-export', json_build_object('exportId', $1::bigint))`,
      [row?.id],
    );
    const key = await keyOf(ada);
    await settleJobs(world.db);
    expect(await keyOf(ada)).toBe(key);
  });
});
