import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';

/** Bodies apart from their ideas: lists do not show them, and they are up to 20,000 characters each. */
@Injectable()
export class IdeaBodiesLoader extends BatchLoader<string> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.database.query<{ id: number; body: string }>(
      'SELECT id, body FROM ideas WHERE id = ANY ($1)',
      [keys],
    );
    return new Map(rows.map((row) => [row.id, row.body]));
  }
}
