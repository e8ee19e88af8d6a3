import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { encodeId } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { StormModel } from './storm.model.js';
import { stormPermissions } from './storm.policy.js';
import { STATE, type StormState } from './storm-state.js';

interface StormRow {
  id: number;
  slug: string;
  board_id: number;
  host_id: number;
  title: string;
  brief: string;
  opens_at: Date;
  closes_at: Date;
  state: StormState;
  result: string | null;
}

const STORMS = `
SELECT s.id, s.slug, s.board_id, s.host_id, s.title, s.brief, s.opens_at, s.closes_at, s.result, ${STATE} AS state
FROM storms s WHERE s.id = ANY ($1) AND s.board_id = ANY ($2::bigint[])`;

/** Storm sessions of boards that the viewer may read; every one that leaves the server comes through here. */
@Injectable()
export class StormsLoader extends BatchLoader<StormModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], context: RequestContext): Promise<Map<number, StormModel>> {
    const rows = await this.database.query<StormRow>(STORMS, [keys, context.boardIds]);
    return new Map(rows.map((row) => [row.id, toModel(row, context)]));
  }
}

function toModel(row: StormRow, { viewer }: RequestContext): StormModel {
  const { state } = row;
  return {
    __typename: 'Storm',
    id: encodeId('Storm', row.id),
    stormId: row.id,
    boardId: row.board_id,
    hostId: row.host_id,
    slug: row.slug,
    title: row.title,
    brief: row.brief,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    state,
    result: row.result,
    viewerCan: stormPermissions(viewer, { boardId: row.board_id, state }),
  };
}
