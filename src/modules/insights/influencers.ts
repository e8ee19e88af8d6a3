import { Injectable } from '@nestjs/common';
import { Clock, DAY, HOUR } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { daysUntil, type DayRange } from './day-range.js';
import { INFLUENCER_TYPES, type InfluencerGroupModel } from './influencer.model.js';
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
INSERT INTO insight_influencers (scope, from_day, to_day, groups, computed_at, took_ms, used_on)
VALUES ($1, $2, $3, $4, $5, $6, $7::date)
ON CONFLICT (scope, from_day, to_day) DO UPDATE SET groups = excluded.groups, computed_at = excluded.computed_at, took_ms = excluded.took_ms
RETURNING groups, computed_at, took_ms`;

const USED = `
UPDATE insight_influencers SET used_on = $4::date WHERE scope = $1 AND from_day = $2::date AND to_day = $3::date AND used_on < $4::date`;

/** Who carries the community. Counting reads every vote of the range, so that results are kept, and told by when they were counted. */
@Injectable()
export class Influencers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
  ) {}

  async read(boardIds: readonly number[], range: DayRange): Promise<CountedInfluencers> {
    const now = this.clock.now();
    const kept = (await this.find(boardIds, range)) ?? (await this.count(boardIds, range));
    const isOld = now.getTime() - kept.computed_at.getTime() > Math.min(kept.took_ms * WORTH, WORTH_AT_MOST);
    const current = isOld ? await this.renew(boardIds, range, kept) : kept;
    await this.database.query(USED, [...keyOf(boardIds, range), now]);
    return { groups: await this.complete(current.groups), countedAt: current.computed_at };
  }

  /** Counts a range anew and keeps that; of two who ask at once, the second finds what the first has counted. */
  count(boardIds: readonly number[], range: DayRange): Promise<Kept> {
    const asked = this.clock.now();
    return this.database.transaction(async (tx) => {
      const key = keyOf(boardIds, range);
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `influencers ${key.join(' ')}`,
      ]);
      const kept = await this.find(boardIds, range, tx);
      if (kept && kept.computed_at > asked) return kept;
      // For sorting and hashing what a large community did within a year without the disk.
      await tx.query(`SET LOCAL work_mem = '64MB'`);
      const at = this.clock.now();
      const started = performance.now();
      const groups = await tx.query<InfluencerGroupModel>(INFLUENCERS, [boardIds, range.since, range.until]);
      const took = Math.ceil(performance.now() - started);
      const [row] = await tx.query<Kept>(KEEP, [...key, JSON.stringify(groups), at, took, at]);
      if (!row) throw new Error('influencers were not kept');
      return row;
    });
  }

  /** For whoever has looked lately: the usual ranges up to today. What nobody looks at any more goes. */
  async renewUsual(now: Date, signal?: AbortSignal): Promise<void> {
    await this.database.query('DELETE FROM insight_influencers WHERE used_on < $1::date', [
      new Date(now.getTime() - KEPT_DAYS * DAY),
    ]);
    const scopes = await this.database.query<{ scope: string }>(
      'SELECT DISTINCT scope FROM insight_influencers',
    );
    for (const { scope } of scopes) {
      for (const days of PRESETS) {
        if (signal?.aborted) return;
        await this.count(boardsOf(scope), daysUntil(now, days));
      }
    }
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
    if (kept.took_ms <= WAITS_AT_MOST) return this.count(boardIds, range);
    const { from, to } = range;
    const key = `influencers ${keyOf(boardIds, range).join(' ')}`;
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
      return { type, memberCount: group?.memberCount ?? 0, top };
    });
  }
}

const keyOf = (boardIds: readonly number[], { from, to }: DayRange): string[] => [
  boardIds.join(','),
  from,
  to,
];

const boardsOf = (scope: string): number[] => (scope === '' ? [] : scope.split(',').map(Number));
