import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import {
  pageRequest,
  toConnection,
  type Connection,
  type Keyset,
  type PageArgs,
  type PageRequest,
} from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { CountIdeas, type StatusesNamed } from './count-ideas.js';
import {
  ideaConditions,
  presenceOf,
  searchTerms,
  type Conditions,
  type SearchTerms,
} from './idea-conditions.js';
import type { IdeaFilter } from './idea-filter.input.js';
import type { IdeaModel } from './idea.model.js';
import { ORDER_KEYS, type IdeaOrder, type OrderKey } from './idea-order.js';
import type { IdeaStage } from '../statuses/stage.js';
import { IdeasLoader } from './ideas.loader.js';
import { matchesSql } from './search-matches.js';

export type IdeaList = Connection<IdeaModel> & { totalCount: () => Promise<number> };

interface KeyRow {
  id: number;
  key: number | Date;
}

const RELEVANCE_KEY: OrderKey = { column: 'm.rank', type: 'float8', direction: 'DESC' };

/** Filters under which a list's statement is one of few, and worth keeping prepared. */
const COMMON_FILTERS = new Set(['boardIds', 'stages', 'statusKeys', 'stormId']);

@Injectable()
export class ListIdeas {
  constructor(
    private readonly database: Database,
    private readonly loader: IdeasLoader,
    private readonly counts: CountIdeas,
  ) {}

  /** @throws BAD_USER_INPUT for a foreign cursor, an impossible page or a malformed filter */
  async list(
    context: RequestContext,
    page: PageArgs,
    orderBy: IdeaOrder | null,
    filter: IdeaFilter,
  ): Promise<IdeaList> {
    const search = searchTerms(filter.search);
    const order = orderBy ?? (search ? 'RELEVANCE' : 'POPULAR');
    const keyset: Keyset = { scope: scopeHash(['ideas', order, filter]), types: ['number', 'number'] };
    const request = pageRequest(page, keyset);
    const named = await this.statusesNamed(filter);
    const where = ideaConditions(filter, context, presenceOf(filter, named.showsArchived), named.ids);
    const rows = search
      ? await this.searchedPage(where, search, order, request)
      : await this.page(where, order === 'RELEVANCE' ? 'POPULAR' : order, request, filter);
    const ideas = await Promise.all(rows.map((row) => this.loader.load(context, row.id)));
    // An idea deleted between the two statements is left out of the page.
    const found = rows.flatMap((row, i) => {
      const idea = ideas[i];
      return idea ? [{ row, idea }] : [];
    });
    const connection = toConnection(
      found,
      request,
      keyset,
      ({ row }) => [row.key instanceof Date ? row.key.getTime() : row.key, row.id],
      ({ idea }) => idea,
    );
    return Object.assign(connection, {
      totalCount: () => this.counts.count(filter, context, named, search),
    });
  }

  private page(
    where: Conditions,
    order: IdeaOrder,
    request: PageRequest,
    filter: IdeaFilter,
  ): Promise<KeyRow[]> {
    const key = ORDER_KEYS[order];
    const after = keysetCondition(key, request, where);
    const text = `SELECT i.id, ${key.column} AS key FROM ${where.source} i WHERE ${where.where()}${after}
      ${orderClause(key, request)} LIMIT ${where.param(request.size + 1)}`;
    const isCommon = Object.entries(filter).every(
      ([name, value]) => COMMON_FILTERS.has(name) || value === null || value === undefined,
    );
    return isCommon
      ? this.database.query<KeyRow>(text, where.values)
      : this.database.queryOnce<KeyRow>(text, where.values);
  }

  private searchedPage(
    where: Conditions,
    search: SearchTerms,
    order: IdeaOrder | 'RELEVANCE',
    request: PageRequest,
  ): Promise<KeyRow[]> {
    const matches = matchesSql(where, search);
    const key = order === 'RELEVANCE' ? RELEVANCE_KEY : ORDER_KEYS[order];
    const after = keysetCondition(key, request, where);
    return this.database.queryOnce<KeyRow>(
      `SELECT i.id, ${key.column} AS key FROM (${matches}) m JOIN ideas i ON i.id = m.idea_id
       WHERE ${where.where()}${after}
       ${orderClause(key, request)} LIMIT ${where.param(request.size + 1)}`,
      where.values,
    );
  }

  /** The statuses that the filter comes to; known before the statement, which the planner can then estimate. */
  private async statusesNamed({ statusKeys, stages }: IdeaFilter): Promise<StatusesNamed> {
    if (!statusKeys && !stages) return { ids: null, showsArchived: false };
    const statuses = await this.database.query<{ id: number; key: string; stage: IdeaStage }>(
      'SELECT id, key, stage FROM statuses WHERE retired_at IS NULL',
    );
    const named = statuses.filter(
      ({ key, stage }) => (statusKeys?.includes(key) ?? true) && (stages?.includes(stage) ?? true),
    );
    return { ids: named.map(({ id }) => id), showsArchived: named.some(({ stage }) => stage === 'ARCHIVED') };
  }
}

/** Whether keys rise from row to row as they are read: the order's direction, turned round towards the list's start. */
const isRising = ({ direction }: OrderKey, { backward }: PageRequest): boolean =>
  (direction === 'ASC') !== backward;

function orderClause(key: OrderKey, request: PageRequest): string {
  const direction = isRising(key, request) ? 'ASC' : 'DESC';
  return `ORDER BY ${key.column} ${direction}, i.id ${direction}`;
}

function keysetCondition(order: OrderKey, request: PageRequest, where: Conditions): string {
  if (!request.from) return '';
  const { column, type } = order;
  const [key, id] = request.from;
  const value = type === 'timestamptz' ? new Date(Number(key)) : key;
  const compare = isRising(order, request) ? '>' : '<';
  return ` AND (${column}, i.id) ${compare} (${where.param(value)}::${type}, ${where.param(id)}::bigint)`;
}
