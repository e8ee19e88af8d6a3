import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';

/** Ids of the adoptions that ideas are in. */
@Injectable()
export class IdeaAdoptionsLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ id: number; adoption_id: number }>(
      'SELECT id, adoption_id FROM ideas WHERE id = ANY ($1) AND adoption_id IS NOT NULL',
      [keys],
    );
    return new Map(rows.map((row) => [row.id, row.adoption_id]));
  }
}
