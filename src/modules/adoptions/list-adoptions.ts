import { Injectable } from '@nestjs/common';
import { scopeHash, type KeyValue } from '../../common/graphql/cursor.js';
import {
  pageRequest,
  toConnection,
  type Connection,
  type Keyset,
  type PageArgs,
} from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { adoptionConditions, type AdoptionScope } from './adoption-conditions.js';
import type { AdoptionFilter } from './adoption-filter.input.js';
import type { AdoptionModel } from './adoption.model.js';
import { ADOPTION_STAGES } from './adoption-stage.js';
import { cursorKeys, ORDER_KEYS, type AdoptionOrder } from './adoption-order.js';
import { AdoptionsLoader } from './adoptions.loader.js';

export type AdoptionList = Connection<AdoptionModel> & { totalCount: () => Promise<number> };

interface KeyRow {
  id: number;
  key: KeyValue;
}

@Injectable()
export class ListAdoptions {
  constructor(
    private readonly database: Database,
    private readonly loader: AdoptionsLoader,
  ) {}

  /** @throws BAD_USER_INPUT for a foreign cursor, an impossible page or a malformed filter */
  async list(
    context: RequestContext,
    page: PageArgs,
    orderBy: AdoptionOrder,
    filter: AdoptionFilter,
    scope: AdoptionScope = {},
  ): Promise<AdoptionList> {
    const order = ORDER_KEYS[orderBy];
    const keyset: Keyset = {
      scope: scopeHash(['adoptions', orderBy, filter, scope]),
      types: [order.type, 'number'],
    };
    const request = pageRequest(page, keyset);
    const { where, boards } = adoptionConditions(filter, scope, context);
    const column = order.column.replaceAll('$BOARDS', boards);
    const read = order.read.replaceAll('$BOARDS', boards);
    if (request.from) {
      const [key, id] = cursorKeys(order, request.from);
      const compare = order.direction === 'ASC' ? '>' : '<';
      where.add(
        `(${column}, a.id) ${compare} (${where.param(key)}::${order.cast}, ${where.param(id)}::bigint)`,
      );
    }
    const rows = await this.database.queryOnce<KeyRow>(
      `SELECT a.id, ${read} AS key FROM adoptions a WHERE ${where.where()}
       ORDER BY ${column} ${order.direction}, a.id ${order.direction} LIMIT ${where.param(request.size + 1)}`,
      where.values,
    );
    const adoptions = await Promise.all(rows.map((row) => this.loader.load(context, row.id)));
    // One that went out of sight between the two statements is left out of the page.
    const found = rows.flatMap((row, i) => {
      const adoption = adoptions[i];
      return adoption ? [{ row, adoption }] : [];
    });
    const connection = toConnection(
      found,
      request,
      keyset,
      ({ row }) => [row.key, row.id],
      ({ adoption }) => adoption,
    );
    return Object.assign(connection, { totalCount: () => this.count(context, filter, scope) });
  }

  /** All that the viewer may know of, dropped ones, too, latest promised first: for whoever lists addresses. */
  latest(context: RequestContext, most: number): Promise<{ id: number; updatedAt: Date }[]> {
    const { where } = adoptionConditions({ stages: [...ADOPTION_STAGES] }, {}, context);
    return this.database.queryOnce(
      `SELECT a.id, a.updated_at AS "updatedAt" FROM adoptions a WHERE ${where.where()}
       ORDER BY a.adopted_at DESC, a.id DESC LIMIT ${where.param(most)}`,
      where.values,
    );
  }

  private async count(
    context: RequestContext,
    filter: AdoptionFilter,
    scope: AdoptionScope,
  ): Promise<number> {
    const { where } = adoptionConditions(filter, scope, context);
    const [row] = await this.database.queryOnce<{ n: number }>(
      `SELECT count(*) AS n FROM adoptions a WHERE ${where.where()}`,
      where.values,
    );
    return row?.n ?? 0;
  }
}
