import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';

/** How many of a member's ideas that the viewer could list were delivered. */
@Injectable()
export class DeliveredIdeasLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { boardIds }: RequestContext): Promise<Map<number, number>> {
    const rows = await this.database.query<{ id: number; n: number }>(
      `SELECT author_id AS id, count(*) AS n FROM ideas
       WHERE author_id = ANY ($1) AND is_listed AND stage = 'DELIVERED' AND board_id = ANY ($2) GROUP BY author_id`,
      [keys, boardIds],
    );
    return new Map(rows.map((row) => [row.id, row.n]));
  }
}
