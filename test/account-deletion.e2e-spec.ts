import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MembersService } from '../src/modules/members/members.service.js';
import { ReputationLedger } from '../src/modules/reputation/reputation-ledger.js';
import { startTestApp, type TestApp } from './support/app.js';
import { differencesIn } from './support/database.js';
import { board, idea, person, type Person, type TestBoard, type TestIdea } from './support/factories.js';
import { ask } from './support/graphql.js';
import { settleJobs, skipTime } from './support/jobs.js';
import { openPage } from './support/live.js';

const DELETE = `mutation ($input: DeleteAccountInput!) { it: deleteAccount(input: $input) { deleted userErrors { code field message } } }`;

let world: TestApp;
let open: TestBoard;
let ben: Person;
let admin: Person;

beforeAll(async () => {
  world = await startTestApp({ jobs: true });
  open = await board(world.db, 'open');
  ben = await person(world.db, 'Ben');
  admin = await person(world.db, 'Root', 'ADMIN');
});
afterAll(() => world.stop());

const remove = (who: { cookie?: string }, input: object, headers: Record<string, string> = {}) =>
  ask(world, DELETE, { input }, { ...who, headers });
const vote = (who: Person, on: TestIdea, direction = 'PROMOTE') =>
  ask(
    world,
    'mutation ($i: CastVoteInput!) { castVote(input: $i) { userErrors { code } } }',
    { i: { ideaId: on.nodeId, direction } },
    who,
  );
const isErased = async ({ id }: Person): Promise<boolean> =>
  (await world.db.query('SELECT 1 FROM members WHERE id = $1 AND erased_at IS NOT NULL', [id])).length > 0;
const counts = async (on: TestIdea): Promise<number[]> => {
  const [row] = await world.db.query<{ promote_count: number; demote_count: number }>(
    'SELECT promote_count, demote_count FROM ideas WHERE id = $1',
    [on.id],
  );
  return [row?.promote_count ?? -1, row?.demote_count ?? -1];
};

describe('deleting one’s account', () => {
  it('is refused to whoever is signed out, and without the own handle', async () => {
    const ada = await person(world.db, 'Ada');
    expect((await remove({}, { confirmHandle: ada.handle })).errors[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    for (const [confirmHandle, code] of [
      [ben.handle, 'NOT_CONFIRMED'],
      ['', 'REQUIRED'],
      [`${ada.handle}x`, 'NOT_CONFIRMED'],
    ])
      expect((await remove(ada, { confirmHandle })).data.it).toMatchObject({
        deleted: null,
        userErrors: [{ code, field: ['confirmHandle'] }],
      });
    expect(await isErased(ada)).toBe(false);
  });

  it('is refused to the last administrator, in words; of two who go at once one stays', async () => {
    expect(
      (await remove(admin, { confirmHandle: admin.handle }, { 'accept-language': 'ru' })).data.it,
    ).toMatchObject({
      userErrors: [
        { code: 'IN_USE', field: null, message: expect.stringContaining('последний администратор') },
      ],
    });
    const other = await person(world.db, 'Other', 'ADMIN');
    const answers = await Promise.all(
      [admin, other].map((who) => remove(who, { confirmHandle: who.handle })),
    );
    expect(answers.map(({ data }) => data.it.userErrors[0]?.code ?? 'ok').sort()).toEqual(['IN_USE', 'ok']);
    expect(await world.db.query(`SELECT 1 FROM members WHERE role = 'ADMIN'`)).toHaveLength(1);
  });

  it('happens once, however often it is pressed', async () => {
    const ada = await person(world.db, 'Ada');
    const answers = await Promise.all([1, 2].map(() => remove(ada, { confirmHandle: ada.handle })));
    const outcomes = answers.map(({ data, errors }) => errors[0]?.extensions.code ?? data.it.deleted);
    expect(outcomes.map(String).sort()).toEqual(['UNAUTHENTICATED', 'true']);
    expect(
      await world.db.query(`SELECT 1 FROM audit_events WHERE action = 'member.erased' AND subject_id = $1`, [
        ada.id,
      ]),
    ).toHaveLength(1);
  });

  it('ends every session at once, with the pages that listen live', async () => {
    const ada = await person(world.db, 'Ada');
    const subject = await idea(world.db, open, ben, 'Bicycle racks');
    const page = openPage(world, ada);
    const watching = await page.watch('subscription ($id: ID!) { ideaChanged(ideaId: $id) { title } }', {
      id: subject.nodeId,
    });
    await remove(ada, { confirmHandle: ada.handle });
    expect(await watching.ended).toMatchObject({ code: 4403 });
    expect((await ask(world, '{ viewer { email } }', {}, ada)).data.viewer).toBeNull();
    await page.close();
  });

  it('is done by an operator for who cannot, being banned, but not to an administrator', async () => {
    const ada = await person(world.db, 'Ada');
    await world.db.query(`UPDATE members SET banned_at = now(), ban_reason = 'Spam' WHERE id = $1`, [ada.id]);
    for (const { handle } of [ada, await person(world.db, 'Boss', 'ADMIN')])
      await world.db.query(
        `SELECT graphile_worker.add_job('erase-member', json_build_object('handle', $1::text), max_attempts => 1)`,
        [handle],
      );
    await settleJobs(world.db);
    expect(await isErased(ada)).toBe(true);
    const [row] = await world.db.query(`SELECT count(*) AS n FROM members WHERE display_name = 'Boss'`);
    expect(row).toEqual({ n: 1 });
    await world.db.query(`UPDATE members SET role = 'MEMBER' WHERE display_name = 'Boss'`);
  });

  it('takes all votes back if asked: on open, closed, hidden and merged ideas', async () => {
    const [ada, cyd] = [await person(world.db, 'Ada'), await person(world.db, 'Cyd')];
    const boss = await person(world.db, 'Boss', 'ADMIN');
    const fresh = (title: string) => idea(world.db, open, ben, title);
    const [plain, closed, hidden, source, target] = [
      await fresh('Plain'),
      await fresh('Closed'),
      await fresh('Hidden'),
      await fresh('Source'),
      await fresh('Target'),
    ];
    for (const on of [plain, closed, hidden, source, target]) {
      await vote(ada, on, on === closed ? 'DEMOTE' : 'PROMOTE');
      await vote(cyd, on);
    }
    await ask(
      world,
      'mutation ($i: MergeIdeasInput!) { mergeIdeas(input: $i) { userErrors { code } } }',
      { i: { sourceIds: [source.nodeId], targetId: target.nodeId } },
      boss,
    );
    await ask(
      world,
      'mutation ($i: ChangeIdeaStatusInput!) { changeIdeaStatus(input: $i) { userErrors { code } } }',
      { i: { ideaIds: [closed.nodeId], statusKey: 'not-planned', response: 'No.' } },
      boss,
    );
    await world.db.query(
      `UPDATE idea_counters SET ideas = ideas - 1, votes = votes - 2 WHERE (board_id, status_id, shard) IN (
      SELECT c.board_id, c.status_id, c.shard FROM idea_counters c JOIN ideas i ON i.board_id = c.board_id AND i.status_id = c.status_id WHERE i.id = $1 LIMIT 1)`,
      [hidden.id],
    );
    await world.db.query(`UPDATE ideas SET moderation = 'HIDDEN' WHERE id = $1`, [hidden.id]);
    await world.db.query(`INSERT INTO hidden_content (idea_id, was) VALUES ($1, 'VISIBLE')`, [hidden.id]);
    await world.db.transaction((tx) => new ReputationLedger().alignIdeas(tx, [hidden.id]));
    expect(await differencesIn(world.db)).toEqual([]);
    expect(await Promise.all([plain, closed, hidden, target].map(counts))).toEqual([
      [2, 0],
      [1, 1],
      [2, 0],
      [2, 0],
    ]);
    expect((await remove(ada, { confirmHandle: ada.handle, withdrawVotes: true })).data.it.deleted).toBe(
      true,
    );
    await settleJobs(world.db);
    expect(await Promise.all([plain, closed, hidden, target, source].map(counts))).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(await world.db.query('SELECT 1 FROM votes WHERE member_id = $1', [ada.id])).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('keeps them as votes of somebody nameless otherwise', async () => {
    const ada = await person(world.db, 'Ada');
    const subject = await idea(world.db, open, ben, 'Kept');
    await vote(ada, subject, 'DEMOTE');
    await remove(ada, { confirmHandle: ada.handle });
    await settleJobs(world.db);
    expect(await counts(subject)).toEqual([0, 1]);
  });

  it('while voting leaves nothing half done', async () => {
    const ada = await person(world.db, 'Ada');
    const ideas = await Promise.all(
      Array.from({ length: 12 }, (_, n) => idea(world.db, open, ben, `Race ${n}`)),
    );
    await world.db.query('UPDATE ideas SET assignee_id = $1 WHERE id = ANY ($2)', [
      ada.id,
      ideas.slice(0, 6).map(({ id }) => id),
    ]);
    const voting = ideas.map((on, n) => vote(ada, on, n % 2 === 0 ? 'PROMOTE' : 'DEMOTE'));
    const [{ data }] = await Promise.all([
      remove(ada, { confirmHandle: ada.handle, withdrawVotes: true }),
      ...voting,
    ]);
    expect(data.it.deleted).toBe(true);
    await world.db.query(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND attempts = 0`,
    );
    await world.db.query(`SELECT pg_notify('jobs:insert', '{"r":0,"count":10}')`);
    await settleJobs(world.db);
    expect(await world.db.query('SELECT 1 FROM votes WHERE member_id = $1', [ada.id])).toEqual([]);
    expect(await differencesIn(world.db)).toEqual([]);
  });

  it('cannot be outrun by a change of the profile from another tab', async () => {
    const ada = await person(world.db, 'Ada');
    const rename = () =>
      ask(
        world,
        'mutation ($i: UpdateProfileInput!) { updateProfile(input: $i) { userErrors { code } } }',
        { i: { displayName: 'Ada Again', handle: `again-${ada.handle}` } },
        ada,
      );
    await Promise.all([rename(), remove(ada, { confirmHandle: ada.handle }), rename()]);
    const [row] = await world.db.query<{ handle: string; display_name: string; erased_at: Date | null }>(
      'SELECT handle, display_name, erased_at FROM members WHERE id = $1',
      [ada.id],
    );
    // Either the handle was no longer the one that was typed, or nothing of it is left.
    if (row?.erased_at)
      expect(row).toMatchObject({ handle: expect.stringMatching(/^deleted-/), display_name: '' });
    else expect(row).toMatchObject({ display_name: 'Ada Again' });
    const formers = await world.db.query('SELECT 1 FROM former_handles WHERE member_id = $1', [ada.id]);
    expect(formers).toHaveLength(row?.erased_at ? 0 : 1);
  });
});

describe('a handle', () => {
  const rename = async (who: Person, handle: string) =>
    (
      await ask(
        world,
        'mutation ($i: UpdateProfileInput!) { it: updateProfile(input: $i) { userErrors { code field } } }',
        { i: { handle } },
        who,
      )
    ).data?.it?.userErrors?.[0]?.code ?? 'ok';
  const found = async (handle: string) =>
    (await ask(world, 'query ($h: String!) { member(handle: $h) { handle } }', { h: handle })).data.member
      ?.handle ?? null;

  it('that was given up leads to its member, and is nobody else’s for 90 days', async () => {
    const [ada, eve] = [await person(world.db, 'Ada'), await person(world.db, 'Eve')];
    const next = `${ada.handle}-next`;
    expect(await rename(ada, next)).toBe('ok');
    expect([await found(ada.handle), await found(next)]).toEqual([next, next]);
    expect(await rename(eve, ada.handle)).toBe('TAKEN');
    await world.db.query(
      `UPDATE former_handles SET given_up_at = now() - interval '91 days' WHERE handle = $1`,
      [ada.handle],
    );
    expect(await found(ada.handle)).toBe(next);
    expect(await rename(eve, ada.handle)).toBe('ok');
    expect(await found(ada.handle)).toBe(ada.handle);
    expect(await found(next)).toBe(next);
  });

  it('may be taken back by its member', async () => {
    const ada = await person(world.db, 'Ada');
    const next = `${ada.handle}-next`;
    expect([await rename(ada, next), await rename(ada, ada.handle), await rename(ada, next)]).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect(await found(ada.handle)).toBe(next);
  });

  it('that others have may be tried as often as one likes', async () => {
    const [ada, eve] = [await person(world.db, 'Ada'), await person(world.db, 'Eve')];
    for (let n = 0; n < 7; n++) expect(await rename(ada, eve.handle)).toBe('TAKEN');
    expect(await rename(ada, `${ada.handle}-free`)).toBe('ok');
  });

  it('of an erased person is nobody’s while texts may name them by it', async () => {
    const [ada, eve] = [await person(world.db, 'Ada'), await person(world.db, 'Eve')];
    await remove(ada, { confirmHandle: ada.handle });
    await settleJobs(world.db);
    expect(await rename(eve, ada.handle)).toBe('TAKEN');
    const members = world.app.get(MembersService, { strict: false });
    const name = ada.handle.replaceAll('-', ' ');
    const joined = await world.db.transaction((tx) => members.create(tx, { displayName: name }));
    const [row] = await world.db.query('SELECT handle FROM members WHERE id = $1', [joined]);
    expect(row?.['handle']).toBe(`${ada.handle}-2`);
    await skipTime(world.db, 61 * 60_000);
    await settleJobs(world.db);
    expect(await rename(eve, ada.handle)).toBe('ok');
  });

  it('like that of an erased person is nobody’s', async () => {
    const ada = await person(world.db, 'Ada');
    expect([await rename(ada, 'deleted'), await rename(ada, 'deleted-abc')]).toEqual(['INVALID', 'INVALID']);
  });

  it('changes only so often', async () => {
    const ada = await person(world.db, 'Ada');
    for (let n = 0; n < 5; n++) expect(await rename(ada, `${ada.handle}-${n}`)).toBe('ok');
    const { errors } = await ask(
      world,
      'mutation ($i: UpdateProfileInput!) { updateProfile(input: $i) { userErrors { code } } }',
      { i: { handle: `${ada.handle}-x` } },
      ada,
    );
    expect(errors[0]?.extensions.code).toBe('RATE_LIMITED');
    expect(await rename(ada, `${ada.handle}-4`)).toBe('ok');
  });
});
