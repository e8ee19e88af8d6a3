import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { IS_LIVE } from './comment-conditions.sql.js';
import { ListComments, type CommentList } from './list-comments.js';
import { FirstRepliesLoader, ReplyCountsLoader } from './replies.loader.js';

@Injectable()
export class ListReplies {
  constructor(
    private readonly database: Database,
    private readonly lists: ListComments,
    private readonly firsts: FirstRepliesLoader,
    private readonly counts: ReplyCountsLoader,
  ) {}

  /** Replies to a comment that the viewer may read, oldest first. @throws BAD_USER_INPUT as every page */
  async page(context: RequestContext, commentId: number, args: PageArgs): Promise<CommentList> {
    const keyset = { scope: scopeHash(['replies', commentId]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const rows = request.from
      ? await this.after(context, commentId, Number(request.from[0]), request.size + 1)
      : await this.first(context, commentId, request.size + 1);
    const connection = await this.lists.connect(context, rows, request, keyset);
    return Object.assign(connection, {
      totalCount: async () => (await this.counts.load(context, commentId)) ?? 0,
    });
  }

  private async first(context: RequestContext, commentId: number, size: number): Promise<{ id: number }[]> {
    const ids = (await this.firsts.load(context, commentId)) ?? [];
    return ids.slice(0, size).map((id) => ({ id }));
  }

  private after(
    { viewer }: RequestContext,
    commentId: number,
    id: number,
    size: number,
  ): Promise<{ id: number }[]> {
    return this.database.query(
      `SELECT c.id FROM comments c WHERE c.parent_id = $1 AND ${IS_LIVE} AND c.id > $4::bigint ORDER BY c.id LIMIT $5`,
      [commentId, viewer?.memberId ?? null, canModerate(viewer), id, size],
    );
  }
}
