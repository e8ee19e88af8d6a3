import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { IS_LIVE, KNOWS_IDEA } from './comment-conditions.sql.js';
import { ListComments, type CommentList } from './list-comments.js';

const WRITTEN = `FROM comments c JOIN ideas i ON i.id = c.idea_id
WHERE c.author_id = $1 AND NOT c.is_internal AND ${IS_LIVE} AND ${KNOWS_IDEA}`;
const LISTS = {
  all: { name: 'comments of', from: WRITTEN },
  /** Accepted as part of ideas. */
  extensions: { name: 'extensions of', from: `${WRITTEN} AND c.is_extension` },
};
export type MemberCommentList = keyof typeof LISTS;

@Injectable()
export class ListMemberComments {
  constructor(
    private readonly database: Database,
    private readonly lists: ListComments,
  ) {}

  /** A member's comments and replies on ideas that the viewer may know of, newest first; never notes. @throws BAD_USER_INPUT as every page */
  async page(
    context: RequestContext,
    memberId: number,
    args: PageArgs,
    list: MemberCommentList = 'all',
  ): Promise<CommentList> {
    const { viewer, boardIds } = context;
    const { name, from } = LISTS[list];
    const keyset = { scope: scopeHash([name, memberId]), types: ['number'] as const };
    const request = pageRequest(args, keyset);
    const values = [memberId, viewer?.memberId ?? null, canModerate(viewer), boardIds];
    const rows = await this.database.query<{ id: number }>(
      `SELECT c.id ${from}${request.from ? ' AND c.id < $6::bigint' : ''} ORDER BY c.id DESC LIMIT $5`,
      [...values, request.size + 1, ...(request.from ?? [])],
    );
    const connection = await this.lists.connect(context, rows, request, keyset);
    return Object.assign(connection, { totalCount: () => this.count(from, values) });
  }

  private async count(from: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(`SELECT count(*) AS n ${from}`, values);
    return row?.n ?? 0;
  }
}
