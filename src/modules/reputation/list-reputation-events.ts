import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type Connection, type PageArgs } from '../../common/graphql/page.js';
import { Database } from '../../database/database.js';
import {
  REPUTATION_EVENT_COLUMNS,
  toReputationEvent,
  type ReputationEventModel,
  type ReputationEventRow,
} from './reputation-event.model.js';

export type ReputationEventList = Connection<ReputationEventModel> & { totalCount: () => Promise<number> };

const page = (after: string): string => `
SELECT ${REPUTATION_EVENT_COLUMNS} FROM reputation_events e WHERE e.member_id = $1${after}
ORDER BY e.created_at DESC, e.id DESC LIMIT $2`;

@Injectable()
export class ListReputationEvents {
  constructor(private readonly database: Database) {}

  /** A member's ledger, newest first. @throws BAD_USER_INPUT as every page */
  async page(memberId: number, args: PageArgs): Promise<ReputationEventList> {
    const keyset = { scope: scopeHash(['reputation of', memberId]), types: ['number', 'number'] as const };
    const request = pageRequest(args, keyset);
    const [createdAt = 0, id] = request.from ?? [];
    const rows = await this.database.query<ReputationEventRow>(
      page(request.from ? ' AND (e.created_at, e.id) < ($3::timestamptz, $4::bigint)' : ''),
      [memberId, request.size + 1, ...(request.from ? [new Date(createdAt), id] : [])],
    );
    const connection = toConnection(
      rows,
      request,
      keyset,
      (row) => [row.created_at.getTime(), row.id],
      toReputationEvent,
    );
    return Object.assign(connection, { totalCount: () => this.count(memberId) });
  }

  private async count(memberId: number): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM reputation_events WHERE member_id = $1',
      [memberId],
    );
    return row?.n ?? 0;
  }
}
