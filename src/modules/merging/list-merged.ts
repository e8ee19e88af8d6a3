import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type Connection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';

interface MergedRow {
  id: number;
  merged_at: Date;
}

/** What readers may know of among the ideas merged into $1 themselves. */
const MERGED = `FROM ideas i WHERE i.merged_into_id = $1 AND i.board_id = ANY ($2) AND i.moderation = 'VISIBLE' AND i.deleted_at IS NULL`;

@Injectable()
export class ListMerged {
  constructor(
    private readonly database: Database,
    private readonly ideas: IdeasLoader,
  ) {}

  /** An idea's immediate sources, latest merge first. @throws BAD_USER_INPUT as every page */
  async page(
    context: RequestContext,
    { number }: IdeaModel,
    args: PageArgs,
  ): Promise<Connection<IdeaModel> & { totalCount: () => Promise<number> }> {
    const keyset = { scope: scopeHash(['merged', number]), types: ['number', 'number'] as const };
    const request = pageRequest(args, keyset);
    const [mergedAt = 0, id] = request.from ?? [];
    const rows = await this.database.query<MergedRow>(
      `SELECT i.id, i.merged_at ${MERGED}${request.from ? ' AND (i.merged_at, i.id) < ($4::timestamptz, $5::bigint)' : ''}
       ORDER BY i.merged_at DESC, i.id DESC LIMIT $3`,
      [number, context.boardIds, request.size + 1, ...(request.from ? [new Date(mergedAt), id] : [])],
    );
    const ideas = await Promise.all(rows.map((row) => this.ideas.load(context, row.id)));
    const found = rows.map((row, i) => ({ row, idea: ideas[i] ?? null }));
    const connection = toConnection(
      found,
      request,
      keyset,
      ({ row }) => [row.merged_at.getTime(), row.id],
      ({ idea }) => idea,
    );
    return Object.assign(connection, { totalCount: () => this.count(context, number) });
  }

  private async count(context: RequestContext, number: number): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(`SELECT count(*) AS n ${MERGED}`, [
      number,
      context.boardIds,
    ]);
    return row?.n ?? 0;
  }
}
