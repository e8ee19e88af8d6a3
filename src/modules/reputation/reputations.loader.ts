import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';

/** Members' reputation, of all time; nothing for those who never earned or lost any. */
@Injectable()
export class ReputationsLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ member_id: number; points: number }>(
      'SELECT member_id, points FROM member_reputation WHERE member_id = ANY ($1::bigint[])',
      [keys],
    );
    return new Map(rows.map((row) => [row.member_id, row.points]));
  }
}
