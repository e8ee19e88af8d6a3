import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
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
import { SharedRead } from '../../database/shared-read.js';
import { ranked, scoresOn, type RankedComment } from './best-comments.js';
import { listedOn } from './comment-conditions.sql.js';
import type { CommentModel, CommentOrder } from './comment.model.js';
import { CommentsLoader } from './comments.loader.js';

export type CommentList = Connection<CommentModel> & { totalCount: () => Promise<number> };

/** Where a list's comments come from. */
export interface Discussion {
  /** The idea that shows them. */
  top: number;
  /** It and those merged into it, as far as the viewer may read them. */
  ideaIds: readonly number[];
  kind: 'comments' | 'notes';
}

@Injectable()
export class ListComments {
  private readonly scores = new SharedRead<ReadonlyMap<number, number>>();

  constructor(
    private readonly database: Database,
    private readonly comments: CommentsLoader,
  ) {}

  /** Comments or notes that are no replies. @throws BAD_USER_INPUT as every page */
  async list(
    context: RequestContext,
    from: Discussion,
    page: PageArgs,
    order: CommentOrder,
  ): Promise<CommentList> {
    const scope = scopeHash([from.kind, from.top, order]);
    const keyset: Keyset = { scope, types: order === 'BEST' ? ['number', 'number'] : ['number'] };
    const request = pageRequest(page, keyset);
    const rows =
      order === 'BEST'
        ? await this.bestPage(context, from, request)
        : await this.page(context, from, request, order);
    const connection = await this.connect(context, rows, request, keyset);
    return Object.assign(connection, { totalCount: () => this.count(context, from) });
  }

  /** Comments by their ids, in that order, as a page; one that vanished meanwhile is left out. */
  async connect(
    context: RequestContext,
    rows: readonly (RankedComment | { id: number })[],
    request: PageRequest,
    keyset: Keyset,
  ): Promise<Connection<CommentModel>> {
    const comments = await Promise.all(rows.map(({ id }) => this.comments.load(context, id)));
    const found = rows.map((row, i) => ({ row, comment: comments[i] ?? null }));
    return toConnection(
      found,
      request,
      keyset,
      ({ row }) => ('score' in row ? [row.score, row.id] : [row.id]),
      ({ comment }) => comment,
    );
  }

  private page(
    context: RequestContext,
    { ideaIds, kind }: Discussion,
    request: PageRequest,
    order: 'OLDEST' | 'NEWEST',
  ): Promise<{ id: number }[]> {
    const [compare, direction] = order === 'OLDEST' ? ['>', 'ASC'] : ['<', 'DESC'];
    const after = request.from ? `AND c.id ${compare} $5::bigint` : '';
    return this.database.query(
      `SELECT c.id FROM comments c WHERE ${listedOn(ideaIds, kind)} ${after} ORDER BY c.id ${direction} LIMIT $4`,
      [...readerValues(context, ideaIds), request.size + 1, ...(request.from ?? [])],
    );
  }

  private async bestPage(
    context: RequestContext,
    { ideaIds }: Discussion,
    request: PageRequest,
  ): Promise<RankedComment[]> {
    const best = await this.best(context, ideaIds);
    const [score, id] = (request.from ?? []).map(Number);
    const start =
      score === undefined || id === undefined
        ? 0
        : best.findIndex((comment) => comment.score < score || (comment.score === score && comment.id > id));
    return start < 0 ? [] : best.slice(start, start + request.size + 1);
  }

  /** Readers differ by what only they see; the scores, which cost most, are the same for all of them. */
  private async best(context: RequestContext, ideaIds: readonly number[]): Promise<RankedComment[]> {
    const scores = await this.scores.ask(ideaIds.join(), () => scoresOn(this.database, ideaIds));
    if (!context.viewer) return ranked([...scores.keys()], scores);
    const listed = await this.database.query<{ id: number }>(
      `SELECT c.id FROM comments c WHERE ${listedOn(ideaIds, 'comments')}`,
      readerValues(context, ideaIds),
    );
    return ranked(
      listed.map(({ id }) => id),
      scores,
    );
  }

  private async count(context: RequestContext, { ideaIds, kind }: Discussion): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `SELECT count(*) AS n FROM comments c WHERE ${listedOn(ideaIds, kind)}`,
      readerValues(context, ideaIds),
    );
    return row?.n ?? 0;
  }
}

const readerValues = ({ viewer }: RequestContext, ideaIds: readonly number[]): unknown[] => [
  ideaIds,
  viewer?.memberId ?? null,
  canModerate(viewer),
];
