import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { COUNTED_COMMENTS, COUNTED_MEMBERS, COUNTED_VOTES, dayOf, startOf } from './counted.sql.js';
import { daysOf, type DayRange } from './day-range.js';
import type { DailyCountModel } from './insights.model.js';

interface Row {
  day: string;
  count: number;
}

// Of each: the closed days as rolled up, the others as they stand. $1: boards; $2, $3: first and last day; $4: the first day not closed.
const LIVE = (moment: string): string =>
  `${moment} >= ${startOf('greatest($2::date, $4::date)')} AND ${moment} < ${startOf('$3::date + 1')}`;

const rolled = (column: 'votes' | 'comments'): string => `
SELECT day::text AS day, sum(${column})::int AS count FROM insight_days
WHERE board_id = ANY ($1::bigint[]) AND day BETWEEN $2::date AND $3::date AND day < $4::date GROUP BY day`;

const VOTES = `${rolled('votes')}
UNION ALL
SELECT ${dayOf('v.cast_at')}::text, count(*)::int FROM ${COUNTED_VOTES}
WHERE i.board_id = ANY ($1::bigint[]) AND ${LIVE('v.cast_at')} GROUP BY 1`;

const COMMENTS = `${rolled('comments')}
UNION ALL
SELECT ${dayOf('c.created_at')}::text, count(*)::int FROM ${COUNTED_COMMENTS}
WHERE i.board_id = ANY ($1::bigint[]) AND ${LIVE('c.created_at')} GROUP BY 1`;

const MEMBERS = `
SELECT day::text AS day, members AS count FROM insight_member_days WHERE day BETWEEN $1::date AND $2::date AND day < $3::date
UNION ALL
SELECT ${dayOf('m.joined_at')}::text, count(*)::int FROM ${COUNTED_MEMBERS}
  AND m.joined_at >= ${startOf('greatest($1::date, $3::date)')} AND m.joined_at < ${startOf('$2::date + 1')} GROUP BY 1`;

const IDEAS = `
SELECT ${dayOf('created_at')}::text AS day, count(*)::int AS count FROM insight_ideas
WHERE is_counted AND board_id = ANY ($1::bigint[]) AND created_at >= ${startOf('$2::date')} AND created_at < ${startOf('$3::date + 1')}
GROUP BY 1`;

/** How many a day, with every day of the range. */
@Injectable()
export class DailyCounts {
  constructor(private readonly database: Database) {}

  async ideas(boardIds: readonly number[], range: DayRange): Promise<DailyCountModel[]> {
    return filled(range, await this.database.query<Row>(IDEAS, [boardIds, range.from, range.to]));
  }

  async votes(boardIds: readonly number[], range: DayRange): Promise<DailyCountModel[]> {
    const openDay = await this.firstOpenDay();
    return filled(range, await this.database.query<Row>(VOTES, [boardIds, range.from, range.to, openDay]));
  }

  async comments(boardIds: readonly number[], range: DayRange): Promise<DailyCountModel[]> {
    const openDay = await this.firstOpenDay();
    return filled(range, await this.database.query<Row>(COMMENTS, [boardIds, range.from, range.to, openDay]));
  }

  /** Of the whole community: people join it, not a board. */
  async newMembers(range: DayRange): Promise<DailyCountModel[]> {
    const openDay = await this.firstOpenDay();
    return filled(range, await this.database.query<Row>(MEMBERS, [range.from, range.to, openDay]));
  }

  private async firstOpenDay(): Promise<string> {
    const [state] = await this.database.query<{ day: string }>(
      'SELECT closed_until::text AS day FROM insight_state',
    );
    return state?.day ?? '-infinity';
  }
}

function filled(range: DayRange, rows: readonly Row[]): DailyCountModel[] {
  const counts = new Map(rows.map((row) => [row.day, row.count]));
  return Array.from(daysOf(range), (date) => ({ date, count: counts.get(date) ?? 0 }));
}
