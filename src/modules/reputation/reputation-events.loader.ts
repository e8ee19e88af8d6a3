import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import {
  REPUTATION_EVENT_COLUMNS,
  toReputationEvent,
  type ReputationEventModel,
  type ReputationEventRow,
} from './reputation-event.model.js';

/** Rows of the viewer's own ledger. */
@Injectable()
export class ReputationEventsLoader extends BatchLoader<ReputationEventModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { viewer }: RequestContext,
  ): Promise<Map<number, ReputationEventModel>> {
    if (!viewer) return new Map();
    const rows = await this.database.query<ReputationEventRow>(
      `SELECT ${REPUTATION_EVENT_COLUMNS} FROM reputation_events e WHERE e.id = ANY ($1::bigint[]) AND e.member_id = $2`,
      [keys, viewer.memberId],
    );
    return new Map(rows.map((row) => [row.id, toReputationEvent(row)]));
  }
}
