import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import {
  STATUS_CHANGE_COLUMNS,
  toStatusChangeModel,
  type StatusChangeModel,
  type StatusChangeRow,
} from './status-change.model.js';

/** Status changes of ideas that the viewer may know of. */
@Injectable()
export class StatusChangesLoader extends BatchLoader<StatusChangeModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { viewer, boardIds }: RequestContext,
  ): Promise<Map<number, StatusChangeModel>> {
    const rows = await this.database.query<StatusChangeRow>(
      `SELECT ${STATUS_CHANGE_COLUMNS} FROM status_changes c JOIN ideas i ON i.id = c.idea_id
       WHERE c.id = ANY ($1) AND i.board_id = ANY ($2) AND i.deleted_at IS NULL
         AND (i.moderation = 'VISIBLE' OR i.author_id = $3 OR $4)`,
      [keys, boardIds, viewer?.memberId ?? null, canModerate(viewer)],
    );
    return new Map(rows.map((row) => [row.id, toStatusChangeModel(row)]));
  }
}
