import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { ideaConditions, presenceOf, type SearchTerms } from './idea-conditions.js';
import type { IdeaFilter } from './idea-filter.input.js';
import { matchesSql } from './search-matches.js';

const FROM_COUNTERS = new Set(['boardIds', 'stages', 'statusKeys']);

/** What a filter's statuses and stages come to. */
export interface StatusesNamed {
  /** Null where it names none. */
  ids: readonly number[] | null;
  showsArchived: boolean;
}

/** Exact numbers of ideas: from the counters by board and status where the filter asks for nothing else, by counting matches otherwise. */
@Injectable()
export class CountIdeas {
  constructor(private readonly database: Database) {}

  async count(
    filter: IdeaFilter,
    context: RequestContext,
    { ids, showsArchived }: StatusesNamed,
    search: SearchTerms | null,
  ): Promise<number> {
    const asked = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
    if (asked.every(([name]) => FROM_COUNTERS.has(name))) {
      const where = ideaConditions(filter, context, showsArchived ? 'true' : `i.stage <> 'ARCHIVED'`, ids);
      const [row] = await this.database.query<{ n: number }>(
        `SELECT coalesce(sum(i.ideas), 0)::bigint AS n
         FROM (SELECT c.board_id, c.status_id, c.ideas, s.stage FROM idea_counters c JOIN statuses s ON s.id = c.status_id) i
         WHERE ${where.where()}`,
        where.values,
      );
      return row?.n ?? 0;
    }
    const where = ideaConditions(filter, context, presenceOf(filter, showsArchived), ids);
    const matched = search ? ` AND i.id IN (SELECT idea_id FROM (${matchesSql(where, search)}) m)` : '';
    const [row] = await this.database.queryOnce<{ n: number }>(
      `SELECT count(*) AS n FROM ${where.source} i WHERE ${where.where()}${matched}`,
      where.values,
    );
    return row?.n ?? 0;
  }
}
