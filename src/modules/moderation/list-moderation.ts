import { Injectable } from '@nestjs/common';
import { canModerate, requireViewer } from '../../common/auth/viewer.js';
import { forbidden } from '../../common/errors/domain-error.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import {
  pageRequest,
  toConnection,
  type Connection,
  type Keyset,
  type PageArgs,
} from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { ContentLoader } from './content.loader.js';
import { COMMENT_MARK, IDEA_MARK } from './content-marks.js';
import { rightsOf } from './moderation-rights.js';
import { toItemModel, type ItemRow, type ModerationItemModel } from './moderation.model.js';

export type ModerationQueue = Connection<ModerationItemModel> & { totalCount: () => Promise<number> };

/** Cases that the moderator may read: $1 boards, $2 those whose notes they may read; closed ones about what is there. */
const FROM = `
FROM moderation_items q
LEFT JOIN comments c ON c.id = q.comment_id
JOIN ideas i ON i.id = coalesce(q.idea_id, c.idea_id)
WHERE i.board_id = ANY ($1::bigint[]) AND (c.id IS NULL OR NOT c.is_internal OR i.board_id = ANY ($2::bigint[]))
  AND (q.closed_at IS NULL OR (i.deleted_at IS NULL AND c.deleted_at IS NULL))`;

const ROWS = `
SELECT q.id, q.idea_id, q.comment_id, q.held_for, q.opened_at, q.closed_at, num_nonnulls(i.deleted_at, c.deleted_at) > 0 AS is_deleted,
  CASE WHEN c.id IS NULL THEN ${IDEA_MARK} ELSE ${COMMENT_MARK} END AS mark ${FROM}`;
const PAGE = `${ROWS} AND q.closed_at IS NULL ORDER BY q.opened_at, q.id LIMIT $3`;
const PAGE_AFTER = `${ROWS} AND q.closed_at IS NULL AND (q.opened_at, q.id) > ($4::timestamptz, $5::bigint)
ORDER BY q.opened_at, q.id LIMIT $3`;

@Injectable()
export class ListModeration {
  constructor(
    private readonly content: ContentLoader,
    private readonly database: Database,
  ) {}

  /** What waits, oldest first. @throws UNAUTHENTICATED; FORBIDDEN for all but moderators; BAD_USER_INPUT as every page */
  async queue(context: RequestContext, args: PageArgs, boardId: string | null): Promise<ModerationQueue> {
    if (!canModerate(requireViewer(context))) throw forbidden();
    const only = boardId === null ? null : decodeIdOf('Board', boardId, 'boardId');
    const boards = context.boardIds.filter((id) => boardId === null || id === only);
    const keyset: Keyset = { scope: scopeHash(['moderation', boardId]), types: ['number', 'number'] };
    const request = pageRequest(args, keyset);
    const rights = rightsOf(context, boards);
    const [openedAt, id] = request.from ?? [];
    const rows = request.from
      ? await this.database.query<ItemRow>(PAGE_AFTER, [
          ...rights,
          request.size + 1,
          new Date(Number(openedAt)),
          id,
        ])
      : await this.database.query<ItemRow>(PAGE, [...rights, request.size + 1]);
    const items = await Promise.all(rows.map((row) => this.toModel(context, row)));
    const found = new Map(items.flatMap((item) => (item ? [[item.itemId, item] as const] : [])));
    const { edges, pageInfo } = toConnection(
      rows,
      request,
      keyset,
      (row) => [row.opened_at.getTime(), row.id],
      ({ id: itemId }) => itemId,
    );
    // What was deleted between the statements is left out of the page, which goes on behind it all the same.
    const there = edges.flatMap(({ cursor, node }) => {
      const item = found.get(node);
      return item ? [{ cursor, node: item }] : [];
    });
    const nodes = there.map(({ node }) => node);
    return { edges: there, nodes, pageInfo, totalCount: () => this.count(rights) };
  }

  /** How many items wait for this moderator; null for all others. */
  async waiting(context: RequestContext): Promise<number | null> {
    return canModerate(context.viewer) ? this.count(rightsOf(context, context.boardIds)) : null;
  }

  /** A case, open or closed; null for what the viewer may not know of, and once what was decided about is deleted. */
  async find(context: RequestContext, id: number): Promise<ModerationItemModel | null> {
    if (!canModerate(context.viewer)) return null;
    const [row] = await this.database.query<ItemRow>(`${ROWS} AND q.id = $3`, [
      ...rightsOf(context, context.boardIds),
      id,
    ]);
    return row ? this.toModel(context, row) : null;
  }

  private async toModel(context: RequestContext, row: ItemRow): Promise<ModerationItemModel | null> {
    const { idea_id: ideaId, comment_id: commentId } = row;
    const id = ideaId ?? commentId;
    if (id === null) return null;
    const subject = await this.content.loadDeleted(context, {
      type: ideaId === null ? 'Comment' : 'Idea',
      id,
    });
    return subject && toItemModel(row, subject);
  }

  private async count(rights: readonly unknown[]): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `SELECT count(*) AS n ${FROM} AND q.closed_at IS NULL`,
      rights,
    );
    return row?.n ?? 0;
  }
}
