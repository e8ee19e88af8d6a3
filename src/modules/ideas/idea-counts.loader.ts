import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';

interface CountRow {
  id: number;
  n: number;
}

@Injectable()
export class BoardIdeaCountsLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<CountRow>(
      `SELECT c.board_id AS id, sum(c.ideas)::bigint AS n FROM idea_counters c JOIN statuses s ON s.id = c.status_id
       WHERE c.board_id = ANY ($1) AND s.stage <> 'ARCHIVED' GROUP BY c.board_id`,
      [keys],
    );
    return new Map(rows.map((row) => [row.id, row.n]));
  }
}

@Injectable()
export class StatusIdeaCountsLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { boardIds }: RequestContext): Promise<Map<number, number>> {
    const rows = await this.database.query<CountRow>(
      `SELECT status_id AS id, sum(ideas)::bigint AS n FROM idea_counters
       WHERE status_id = ANY ($1) AND board_id = ANY ($2) GROUP BY status_id`,
      [keys, boardIds],
    );
    return new Map(rows.map((row) => [row.id, row.n]));
  }
}
