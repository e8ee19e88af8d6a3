import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';

export interface CommunityCounts {
  ideas: number;
  votes: number;
  comments: number;
  delivered: number;
}

/** Sums over what the viewer could list, from the counters; one key only, since there is one community. */
@Injectable()
export class CommunityCountsLoader extends BatchLoader<CommunityCounts> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { boardIds }: RequestContext,
  ): Promise<Map<number, CommunityCounts>> {
    const [row] = await this.database.query<CommunityCounts>(
      `SELECT coalesce(sum(c.ideas), 0)::bigint AS ideas, coalesce(sum(c.votes), 0)::bigint AS votes,
         coalesce(sum(c.comments), 0)::bigint AS comments,
         coalesce(sum(c.ideas) FILTER (WHERE s.stage = 'DELIVERED'), 0)::bigint AS delivered
       FROM idea_counters c JOIN statuses s ON s.id = c.status_id
       WHERE c.board_id = ANY ($1) AND s.stage <> 'ARCHIVED'`,
      [boardIds],
    );
    return new Map(row ? keys.map((key) => [key, row]) : []);
  }
}
