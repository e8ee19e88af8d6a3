import { Injectable } from '@nestjs/common';
import { badUserInput } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { PAGE_SIZE } from '../../common/limits.js';
import { Clock } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { isBanned } from '../members/ban.sql.js';
import { MembersLoader } from '../members/members.loader.js';
import type { LeaderboardEntryModel, LeaderboardPeriod } from './leaderboard.model.js';

/** Each reads the first rows of an index, and no more; whoever is banned or was erased is passed over. */
const board = (points: string, start: string | null, period: string): string => `
SELECT r.member_id, r.${points} AS points FROM member_reputation r JOIN members m ON m.id = r.member_id
WHERE r.${points} > 0 AND ${start === null ? '$2::timestamptz IS NOT NULL' : `r.${start} = date_trunc('${period}', $2::timestamptz AT TIME ZONE 'UTC')::date`}
  AND m.erased_at IS NULL AND NOT ${isBanned('m', '$2::timestamptz')}
ORDER BY r.${points} DESC, r.member_id LIMIT $1`;

const LEADERBOARDS: Readonly<Record<LeaderboardPeriod, string>> = {
  WEEK: board('week_points', 'week_start', 'week'),
  MONTH: board('month_points', 'month_start', 'month'),
  YEAR: board('year_points', 'year_start', 'year'),
  ALL_TIME: board('points', null, ''),
};

@Injectable()
export class Leaderboard {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly members: MembersLoader,
  ) {}

  /** @param first 1..100 @throws BAD_USER_INPUT for another number */
  async top(
    context: RequestContext,
    period: LeaderboardPeriod,
    first: number,
  ): Promise<LeaderboardEntryModel[]> {
    if (first < 1 || first > PAGE_SIZE.max)
      throw badUserInput(`A leaderboard has 1 to ${PAGE_SIZE.max} rows.`, 'first');
    const rows = await this.database.query<{ member_id: number; points: number }>(LEADERBOARDS[period], [
      first,
      this.clock.now(),
    ]);
    const members = await Promise.all(rows.map((row) => this.members.load(context, row.member_id)));
    return rows.flatMap(({ points: reputation }, i) => {
      const member = members[i];
      const rank = rows.findIndex((row) => row.points === reputation) + 1;
      return member ? [{ rank, member, reputation }] : [];
    });
  }
}
