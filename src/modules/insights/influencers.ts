import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rateLimited } from '../../common/errors/domain-error.js';
import { Clock, DAY, HOUR } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { daysUntil, type DayRange } from './day-range.js';
import { INFLUENCER_TYPES, type InfluencerGroupModel } from './influencer.model.js';
import { OneAtATime } from './one-at-a-time.js';
import { INFLUENCERS, IS_OF_THE_CROWD } from './influencer-scores.sql.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'count-influencers': { boardIds: readonly number[]; from: string; to: string };
  }
}

/** Ranges up to today that the page offers, days; counted anew each night for whoever looks at them. */
export const PRESETS = [30, 90, 365] as const;

/** A result holds for so many times what it took to count: that work is never more than a hundredth of the time. */
const WORTH = 100;
const WORTH_AT_MOST = HOUR;
/** Whoever asks waits for a new count that will take so long at most, milliseconds; for a longer one a job is asked, and the old one shown. */
const WAITS_AT_MOST = 300;
/** Whoever asks for what nobody has counted yet waits for so many other counts at most; more are refused. */
const QUEUE_AT_MOST = 5;
/** Seconds after which to try again. */
const TRY_AGAIN = 30;
/** Results that nobody asked for in so many days go. */
const KEPT_DAYS = 14;

interface Kept {
  groups: InfluencerGroupModel[];
  computed_at: Date;
  took_ms: number;
}

export interface CountedInfluencers {
  groups: InfluencerGroupModel[];
  countedAt: Date;
}

const KEPT = `
SELECT groups, computed_at, took_ms FROM insight_influencers WHERE scope = $1 AND from_day = $2::date AND to_day = $3::date`;

const KEEP = `
WITH scope AS (
  INSERT INTO insight_scopes (key, board_ids, used_on) VALUES ($1, $4::bigint[], $6::date) ON CONFLICT DO NOTHING
)
INSERT INTO insight_influencers (scope, from_day, to_day, groups, computed_at, took_ms, used_on)
VALUES ($1, $2, $3, $5, $6, $7, $6::date)
ON CONFLICT (scope, from_day, to_day) DO UPDATE SET groups = excluded.groups, computed_at = excluded.computed_at, took_ms = excluded.took_ms
RETURNING groups, computed_at, took_ms`;

const USED = `
WITH scope AS (
  UPDATE insight_scopes SET used_on = $4::date WHERE key = $1 AND used_on < $4::date
)
UPDATE insight_influencers SET used_on = $4::date WHERE scope = $1 AND from_day = $2::date AND to_day = $3::date AND used_on < $4::date`;

/** Who carries the community. Counting reads every vote of the range, so that results are kept, and told by when they were counted. */
@Injectable()
export class Influencers {
  /** Of the ten connections of a process counting has one, however many ask. */
  private readonly counting = new OneAtATime<Kept>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
  ) {}

  /** How many ranges are being counted here, or wait for that. */
  get underWay(): number {
    return this.counting.size;
  }

  /** @throws RATE_LIMITED where nobody has counted that yet, and many others wait to be counted */
  async read(boardIds: readonly number[], range: DayRange): Promise<CountedInfluencers> {
    const now = this.clock.now();
    const kept = (await this.find(boardIds, range)) ?? (await this.countFirst(boardIds, range));
    const isOld = now.getTime() - kept.computed_at.getTime() > Math.min(kept.took_ms * WORTH, WORTH_AT_MOST);
    const current = isOld ? await this.renew(boardIds, range, kept) : kept;
    await this.database.query(USED, [...keyOf(boardIds, range), now]);
    return { groups: await this.complete(current.groups), countedAt: current.computed_at };
  }

  /** Counts a range anew and keeps that; who asks meanwhile, here or in another process, finds what was counted. */
  count(boardIds: readonly number[], range: DayRange): Promise<Kept> {
    const asked = this.clock.now();
    const key = keyOf(boardIds, range);
    return this.counting.run(nameOf(key), () =>
      this.database.transaction(async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [nameOf(key)]);
        const kept = await this.find(boardIds, range, tx);
        if (kept && kept.computed_at > asked) return kept;
        // For sorting and hashing what a large community did within a year without the disk.
        await tx.query(`SET LOCAL work_mem = '64MB'`);
        const at = this.clock.now();
        const started = performance.now();
        const groups = await tx.query<InfluencerGroupModel>(INFLUENCERS, [
          boardIds,
          range.since,
          range.until,
        ]);
        const took = Math.ceil(performance.now() - started);
        const [row] = await tx.query<Kept>(KEEP, [...key, boardIds, JSON.stringify(groups), at, took]);
        if (!row) throw new Error('influencers were not kept');
        return row;
      }),
    );
  }

  /** For whoever has looked lately: the usual ranges up to today. What nobody looks at any more goes. */
  async renewUsual(now: Date, signal?: AbortSignal): Promise<void> {
    const until = new Date(now.getTime() - KEPT_DAYS * DAY);
    await this.database.query('DELETE FROM insight_scopes WHERE used_on < $1::date', [until]);
    await this.database.query('DELETE FROM insight_influencers WHERE used_on < $1::date', [until]);
    const scopes = await this.database.query<{ board_ids: number[] }>(
      'SELECT board_ids FROM insight_scopes ORDER BY key',
    );
    const failures: unknown[] = [];
    for (const { board_ids: boardIds } of scopes) {
      for (const days of PRESETS) {
        if (signal?.aborted) return;
        const range = daysUntil(now, days);
        const kept = await this.find(boardIds, range);
        // Counted since the day began: by the attempt before this one, or for somebody who looked.
        if (kept && kept.computed_at.getTime() >= range.until.getTime() - DAY) continue;
        await this.count(boardIds, range).catch((error: unknown) => failures.push(error));
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private countFirst(boardIds: readonly number[], range: DayRange): Promise<Kept> {
    if (this.counting.size >= QUEUE_AT_MOST && !this.counting.has(nameOf(keyOf(boardIds, range))))
      throw rateLimited(TRY_AGAIN);
    return this.count(boardIds, range);
  }

  private async find(
    boardIds: readonly number[],
    range: DayRange,
    sql: Sql = this.database,
  ): Promise<Kept | undefined> {
    const [row] = await sql.query<Kept>(KEPT, keyOf(boardIds, range));
    return row;
  }

  private async renew(boardIds: readonly number[], range: DayRange, kept: Kept): Promise<Kept> {
    if (kept.took_ms <= WAITS_AT_MOST && this.counting.size === 0) return this.count(boardIds, range);
    const { from, to } = range;
    const key = nameOf(keyOf(boardIds, range));
    await this.jobs.add(this.database, 'count-influencers', { boardIds, from, to }, { key });
    return kept;
  }

  /** All five groups, without whoever has left since, or is no longer of the crowd. */
  private async complete(groups: readonly InfluencerGroupModel[]): Promise<InfluencerGroupModel[]> {
    const ids = groups.flatMap(({ top }) => top.map(({ memberId }) => memberId));
    const rows = await this.database.query<{ id: number }>(
      `SELECT m.id FROM members m WHERE m.id = ANY ($1::bigint[]) AND ${IS_OF_THE_CROWD}`,
      [ids],
    );
    const present = new Set(rows.map(({ id }) => id));
    return INFLUENCER_TYPES.map((type) => {
      const group = groups.find((counted) => counted.type === type);
      const top = group?.top.filter(({ memberId }) => present.has(memberId)) ?? [];
      return { type, memberCount: group?.memberCount ?? 0, threshold: group?.threshold ?? null, top };
    });
  }
}

/** A set of boards, however many, and days. */
const keyOf = (boardIds: readonly number[], { from, to }: DayRange): string[] => [
  createHash('sha256').update(boardIds.join(',')).digest('base64url'),
  from,
  to,
];

const nameOf = (key: readonly string[]): string => `influencers ${key.join(' ')}`;
