import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type Connection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { canBeStored } from '../../common/text/slug.js';
import { Database } from '../../database/database.js';
import type { StormModel } from './storm.model.js';
import { IS_IN_STATE, type StormState } from './storm-state.js';
import { StormsLoader } from './storms.loader.js';

interface KeyRow {
  id: number;
  key: Date;
}

interface Order {
  column: 's.opens_at' | 's.closes_at';
  direction: 'ASC' | 'DESC';
}

/** What is next first: what opens, what closes; of what is over the latest. */
const ORDERS: Readonly<Record<StormState | 'ALL', Order>> = {
  UPCOMING: { column: 's.opens_at', direction: 'ASC' },
  OPEN: { column: 's.closes_at', direction: 'ASC' },
  CLOSED: { column: 's.closes_at', direction: 'DESC' },
  ALL: { column: 's.opens_at', direction: 'DESC' },
};

const visible = (state: StormState | null): string =>
  `s.board_id = ANY ($1::bigint[])${state === null ? '' : ` AND ${IS_IN_STATE[state]}`}`;

function pageText(state: StormState | null): string {
  const { column, direction } = ORDERS[state ?? 'ALL'];
  const compare = direction === 'ASC' ? '>' : '<';
  return `SELECT s.id, ${column} AS key FROM storms s
    WHERE ${visible(state)} AND (${column}, s.id) ${compare} ($2::timestamptz, $3::bigint)
    ORDER BY ${column} ${direction}, s.id ${direction} LIMIT $4`;
}

/** Before all rows of an order. */
const START = { ASC: ['-infinity', 0], DESC: ['infinity', Number.MAX_SAFE_INTEGER] } as const;

@Injectable()
export class ListStorms {
  constructor(
    private readonly database: Database,
    private readonly loader: StormsLoader,
  ) {}

  /** @param state null for all. @throws BAD_USER_INPUT as every page */
  async list(
    context: RequestContext,
    args: PageArgs,
    state: StormState | null,
  ): Promise<Connection<StormModel> & { totalCount: () => Promise<number> }> {
    const keyset = { scope: scopeHash(['storms', state]), types: ['number', 'number'] as const };
    const request = pageRequest(args, keyset);
    const [key, id] = request.from
      ? [new Date(Number(request.from[0])), request.from[1]]
      : START[ORDERS[state ?? 'ALL'].direction];
    const rows = await this.database.query<KeyRow>(pageText(state), [
      context.boardIds,
      key,
      id,
      request.size + 1,
    ]);
    const storms = await Promise.all(rows.map((row) => this.loader.load(context, row.id)));
    const found = rows.flatMap((row, i) => {
      const storm = storms[i];
      return storm ? [{ row, storm }] : [];
    });
    const connection = toConnection(
      found,
      request,
      keyset,
      ({ row }) => [row.key.getTime(), row.id],
      ({ storm }) => storm,
    );
    return Object.assign(connection, { totalCount: () => this.count(context, state) });
  }

  async bySlug(context: RequestContext, slug: string): Promise<StormModel | null> {
    if (!canBeStored(slug)) return null;
    const [row] = await this.database.query<{ id: number }>('SELECT id FROM storms WHERE slug = $1', [slug]);
    return row ? this.loader.load(context, row.id) : null;
  }

  /** All that the viewer may know of, newest opening first: for whoever lists addresses. */
  addresses(context: RequestContext, most: number): Promise<{ slug: string; updatedAt: Date }[]> {
    return this.database.query(
      `SELECT s.slug, s.updated_at AS "updatedAt" FROM storms s WHERE ${visible(null)}
       ORDER BY s.opens_at DESC, s.id DESC LIMIT $2`,
      [context.boardIds, most],
    );
  }

  private async count(context: RequestContext, state: StormState | null): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `SELECT count(*) AS n FROM storms s WHERE ${visible(state)}`,
      [context.boardIds],
    );
    return row?.n ?? 0;
  }
}
