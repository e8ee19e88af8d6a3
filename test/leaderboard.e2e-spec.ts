import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../src/common/time/clock.js';
import { ReputationLedger } from '../src/modules/reputation/reputation-ledger.js';
import { startTestApp, type TestApp } from './support/app.js';
import { board, idea, person, type Person, type TestBoard } from './support/factories.js';
import { ask } from './support/graphql.js';
import { rankedSince, recountReputation } from './support/reputation-model.js';

/** A Wednesday. */
const NOW = new Date('2026-07-15T12:00:00Z');
const PERIODS = {
  WEEK: Date.parse('2026-07-13T00:00:00Z'),
  MONTH: Date.parse('2026-07-01T00:00:00Z'),
  YEAR: Date.parse('2026-01-01T00:00:00Z'),
  ALL_TIME: -Infinity,
};
/** On both sides of each border. */
const TIMES = [
  '2026-07-13T00:00:00Z',
  '2026-07-12T23:59:59.999Z',
  '2026-07-01T00:00:00Z',
  '2026-06-30T23:59:59.999Z',
  '2026-01-01T00:00:00Z',
  '2025-12-31T23:59:59.999Z',
  '2026-07-15T11:00:00Z',
];

describe('leaderboards', () => {
  let world: TestApp;
  let open: TestBoard;
  let voters: Person[];
  let ledger: ReputationLedger;

  const read = async (period: string, first = 100) => {
    const { data, errors } = await ask(
      world,
      `{ leaderboard(period: ${period}, first: ${first}) { rank reputation member { handle } } }`,
    );
    return errors[0]?.extensions.code ?? data.leaderboard;
  };
  const set = async (ideaId: number, who: Person, castAt: string | null): Promise<void> => {
    await world.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM ideas WHERE id = $1 FOR NO KEY UPDATE', [ideaId]);
      await tx.query('DELETE FROM votes WHERE idea_id = $1 AND member_id = $2', [ideaId, who.id]);
      if (castAt !== null)
        await tx.query('INSERT INTO votes (idea_id, member_id, direction, cast_at) VALUES ($1, $2, 1, $3)', [
          ideaId,
          who.id,
          castAt,
        ]);
      await ledger.alignVotes(tx, [{ ideaId, memberId: who.id }]);
    });
  };
  const handles = new Map<number, string>();
  const expected = async (period: keyof typeof PERIODS) =>
    rankedSince((await recountReputation(world.db)).values(), PERIODS[period]).map(
      ({ member, rank, reputation }) => ({ rank, reputation, member: { handle: handles.get(member) } }),
    );

  beforeAll(async () => {
    world = await startTestApp();
    world.app.get(Clock).now = () => NOW;
    ledger = world.app.get(ReputationLedger, { strict: false });
    open = await board(world.db, 'open');
    voters = [];
    for (let i = 0; i < 8; i++) voters.push(await person(world.db, `Voter${i}`));
  });
  afterAll(() => world.stop());

  it('rank by what was earned in the current week, month and year, and always, in UTC; ties share a rank', async () => {
    for (let k = 0; k < 12; k++) {
      const author = await person(world.db, `Author${k}`);
      handles.set(author.id, author.handle);
      const one = await idea(world.db, open, author, `Idea ${k}`);
      const times = [...voters.keys()].map((i) => TIMES[(i * (k + 1) + k) % TIMES.length]!);
      for (const [i, voter] of voters.entries()) if ((i + k) % 3 > 0) await set(one.id, voter, times[i]!);
      // Some are taken back again, and some of these cast anew at another time.
      for (const [i, voter] of voters.entries()) {
        if ((i * k) % 4 === 1) await set(one.id, voter, null);
        if ((i * k) % 4 === 1 && i % 2 === 0) await set(one.id, voter, TIMES[(i + k) % TIMES.length]!);
      }
    }
    for (const period of ['WEEK', 'MONTH', 'YEAR', 'ALL_TIME'] as const) {
      const rows = await read(period);
      expect(rows).toEqual(await expected(period));
      expect(rows.length).toBeGreaterThan(3);
    }
    const ranks = (await read('ALL_TIME')).map(({ rank }: { rank: number }) => rank);
    expect(new Set(ranks).size).toBeLessThan(ranks.length);
  });

  it('give as many rows as asked for, 1 to 100', async () => {
    expect(await read('ALL_TIME', 2)).toEqual((await expected('ALL_TIME')).slice(0, 2));
    expect(await read('ALL_TIME', 0)).toBe('BAD_USER_INPUT');
    expect(await read('ALL_TIME', 101)).toBe('BAD_USER_INPUT');
  });

  it('leave out who is banned for now', async () => {
    const [top] = await read('ALL_TIME');
    const ban = (until: string | null) =>
      world.db.query(
        `UPDATE members SET banned_at = now(), ban_reason = 'Spam', banned_until = $2 WHERE handle = $1`,
        [top.member.handle, until],
      );
    await ban('2026-07-15T12:00:01Z');
    expect(JSON.stringify(await read('ALL_TIME'))).not.toContain(top.member.handle);
    await ban('2026-07-15T12:00:00Z');
    expect((await read('ALL_TIME'))[0]).toEqual(top);
  });
});
