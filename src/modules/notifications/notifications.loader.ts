import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { NotificationMapper } from './notification.mapper.js';
import type { NotificationModel } from './notification.model.js';
import { BY_ID, readerValues, type NotificationRow } from './notification.row.js';

/** The viewer's own notifications. */
@Injectable()
export class NotificationsLoader extends BatchLoader<NotificationModel> {
  constructor(
    private readonly database: Database,
    private readonly mapper: NotificationMapper,
  ) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    context: RequestContext,
  ): Promise<Map<number, NotificationModel>> {
    const rows = await this.database.query<NotificationRow>(BY_ID, [...readerValues(context), keys]);
    return new Map(rows.map((row) => [row.id, this.mapper.toModel(row, context.locale)]));
  }
}
