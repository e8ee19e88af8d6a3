import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type Connection, type PageArgs } from '../../common/graphql/page.js';
import { Database } from '../../database/database.js';
import {
  STATUS_CHANGE_COLUMNS,
  toStatusChangeModel,
  type StatusChangeModel,
  type StatusChangeRow,
} from './status-change.model.js';

@Injectable()
export class IdeaHistory {
  constructor(private readonly database: Database) {}

  /** An idea's status changes, newest first. @throws BAD_USER_INPUT as every page */
  async page(
    ideaId: number,
    args: PageArgs,
  ): Promise<Connection<StatusChangeModel> & { totalCount: () => Promise<number> }> {
    const keyset = { scope: scopeHash(['history', ideaId]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const rows = await this.database.query<StatusChangeRow>(
      `SELECT ${STATUS_CHANGE_COLUMNS} FROM status_changes c
       WHERE c.idea_id = $1${request.from ? ' AND c.id < $3::bigint' : ''} ORDER BY c.id DESC LIMIT $2`,
      [ideaId, request.size + 1, ...(request.from ?? [])],
    );
    return Object.assign(
      toConnection(rows, request, keyset, (row) => [row.id], toStatusChangeModel),
      { totalCount: () => this.count(ideaId) },
    );
  }

  private async count(ideaId: number): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      'SELECT count(*) AS n FROM status_changes WHERE idea_id = $1',
      [ideaId],
    );
    return row?.n ?? 0;
  }
}
