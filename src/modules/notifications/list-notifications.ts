import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type Connection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { NotificationMapper } from './notification.mapper.js';
import type { NotificationModel } from './notification.model.js';
import {
  COUNT,
  COUNT_UNREAD,
  PAGE,
  PAGE_UNREAD,
  readerValues,
  type NotificationRow,
} from './notification.row.js';

@Injectable()
export class ListNotifications {
  constructor(
    private readonly database: Database,
    private readonly mapper: NotificationMapper,
  ) {}

  /** The viewer's, newest first. @throws BAD_USER_INPUT as every page */
  async page(
    context: RequestContext,
    args: PageArgs,
    unreadOnly: boolean,
  ): Promise<Connection<NotificationModel> & { totalCount: () => Promise<number> }> {
    const keyset = { scope: scopeHash(['notifications', unreadOnly]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const [before = Number.MAX_SAFE_INTEGER] = request.from ?? [];
    const rows = await this.database.query<NotificationRow>(unreadOnly ? PAGE_UNREAD : PAGE, [
      ...readerValues(context),
      before,
      request.size + 1,
    ]);
    const connection = toConnection(
      rows,
      request,
      keyset,
      (row) => [row.id],
      (row) => this.mapper.toModel(row, context.locale),
    );
    return Object.assign(connection, { totalCount: () => this.count(context, unreadOnly) });
  }

  async count(context: RequestContext, unreadOnly: boolean): Promise<number> {
    const text = unreadOnly ? COUNT_UNREAD : COUNT;
    const [row] = await this.database.query<{ n: number }>(text, readerValues(context));
    return row?.n ?? 0;
  }
}
