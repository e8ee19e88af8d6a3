import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { PAGE_SIZE } from '../../common/limits.js';
import { Database } from '../../database/database.js';
import { IS_LIVE } from './comment-conditions.sql.js';

interface ReplyRow {
  parent_id: number;
  id: number;
}

/** The ids of each comment's first replies, oldest first: a page of any size, and one more. */
@Injectable()
export class FirstRepliesLoader extends BatchLoader<number[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { viewer }: RequestContext): Promise<Map<number, number[]>> {
    const rows = await this.database.query<ReplyRow>(
      `SELECT parent.id AS parent_id, r.id
       FROM unnest($1::bigint[]) AS parent (id)
       CROSS JOIN LATERAL (SELECT c.id FROM comments c WHERE c.parent_id = parent.id AND ${IS_LIVE} ORDER BY c.id LIMIT $4) r
       ORDER BY r.id`,
      [keys, viewer?.memberId ?? null, canModerate(viewer), PAGE_SIZE.max + 1],
    );
    const replies = new Map<number, number[]>();
    for (const { parent_id, id } of rows) {
      const ids = replies.get(parent_id) ?? [];
      ids.push(id);
      replies.set(parent_id, ids);
    }
    return replies;
  }
}

@Injectable()
export class ReplyCountsLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { viewer }: RequestContext): Promise<Map<number, number>> {
    const rows = await this.database.query<{ parent_id: number; n: number }>(
      `SELECT c.parent_id, count(*) AS n FROM comments c WHERE c.parent_id = ANY ($1::bigint[]) AND ${IS_LIVE} GROUP BY c.parent_id`,
      [keys, viewer?.memberId ?? null, canModerate(viewer)],
    );
    return new Map(rows.map((row) => [row.parent_id, row.n]));
  }
}
