import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { STATUS_COLUMNS, toStatusModel, type StatusModel, type StatusRow } from './status.model.js';

@Injectable()
export class StatusesLoader extends BatchLoader<StatusModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { locale }: RequestContext,
  ): Promise<Map<number, StatusModel>> {
    const rows = await this.database.query<StatusRow>(
      `SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.id = ANY ($1)`,
      [keys],
    );
    return new Map(rows.map((row) => [row.status_id, toStatusModel(row, locale)]));
  }
}
