import { Injectable } from '@nestjs/common';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { canOperate, requireOperator } from './operations.policy.js';
import {
  toOutgoingMailModel,
  type OutgoingMailModel,
  type OutgoingMailRow,
  type OutgoingMailState,
} from './outgoing-mail.model.js';

/** Those that have not gone out; said so that the index of these alone serves. */
const LISTED = `state IN ('WAITING', 'SENDING', 'FAILED', 'UNCERTAIN')`;
const MAILS = `SELECT id, template, state, member_id, attempts, due_at, error, created_at FROM mails WHERE ${LISTED}`;

export type MailCounts = Record<OutgoingMailState, number>;

@Injectable()
export class ListOutgoingMails {
  constructor(private readonly database: Database) {}

  /** Newest first. @throws UNAUTHENTICATED, FORBIDDEN; BAD_USER_INPUT as every page */
  async list(
    context: RequestContext,
    state: OutgoingMailState,
    args: PageArgs,
  ): Promise<ConnectionType<OutgoingMailModel>> {
    requireOperator(context);
    const keyset = { scope: scopeHash(['outgoing-mails', state]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const rows = await this.database.query<OutgoingMailRow>(
      `${MAILS} AND state = $1${request.from ? ' AND id < $3::bigint' : ''} ORDER BY id DESC LIMIT $2`,
      [state, request.size + 1, ...(request.from ?? [])],
    );
    return Object.assign(
      toConnection(rows, request, keyset, (row) => [row.id], toOutgoingMailModel),
      { totalCount: async () => (await this.counts())[state] },
    );
  }

  /** Null for all but administrators, and for what has gone out. */
  async find(context: RequestContext, id: number): Promise<OutgoingMailModel | null> {
    if (!canOperate(context.viewer)) return null;
    const [row] = await this.database.query<OutgoingMailRow>(`${MAILS} AND id = $1`, [id]);
    return row ? toOutgoingMailModel(row) : null;
  }

  async counts(): Promise<MailCounts> {
    const rows = await this.database.query<{ state: OutgoingMailState; n: number }>(
      `SELECT state, count(*) AS n FROM mails WHERE ${LISTED} GROUP BY state`,
    );
    const none = { WAITING: 0, SENDING: 0, FAILED: 0, UNCERTAIN: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
  }
}
