import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';

/** Keys of the statuses that `changeIdeaStatus` may lead to from a status. */
@Injectable()
export class StatusStepsLoader extends BatchLoader<string[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, string[]>> {
    const rows = await this.database.query<{ id: number; next: string[] }>(
      `SELECT t.from_status_id AS id, array_agg(s.key ORDER BY s.position) AS next
       FROM status_transitions t JOIN statuses s ON s.id = t.to_status_id
       WHERE t.from_status_id = ANY ($1) GROUP BY t.from_status_id`,
      [keys],
    );
    return new Map(rows.map((row) => [row.id, row.next]));
  }
}
