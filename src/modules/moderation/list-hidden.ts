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
import type { HiddenContentModel } from './hidden-content.model.js';
import { rightsOf } from './moderation-rights.js';

export type HiddenContentPage = Connection<HiddenContentModel> & { totalCount: () => Promise<number> };

interface Row {
  id: number;
  idea_id: number | null;
  comment_id: number | null;
  hidden_at: Date;
  with_ban: boolean;
}

/** $1 boards that the moderator may read, $2 those whose notes they may read. */
const FROM = `
FROM hidden_content h
LEFT JOIN comments c ON c.id = h.comment_id
JOIN ideas i ON i.id = coalesce(h.idea_id, c.idea_id)
WHERE i.board_id = ANY ($1::bigint[]) AND i.deleted_at IS NULL AND c.deleted_at IS NULL
  AND (c.id IS NULL OR NOT c.is_internal OR i.board_id = ANY ($2::bigint[]))`;
const ROWS = `SELECT h.id, h.idea_id, h.comment_id, h.hidden_at, h.banned_member_id IS NOT NULL AS with_ban ${FROM}`;
const ORDER = 'ORDER BY h.hidden_at DESC, h.id DESC LIMIT $3';
const PAGE = `${ROWS} ${ORDER}`;
const PAGE_AFTER = `${ROWS} AND (h.hidden_at, h.id) < ($4::timestamptz, $5::bigint) ${ORDER}`;

/** What moderators and bans have hidden, for those who may bring it back. */
@Injectable()
export class ListHidden {
  constructor(
    private readonly content: ContentLoader,
    private readonly database: Database,
  ) {}

  /** Latest first. @throws UNAUTHENTICATED; FORBIDDEN for all but moderators; BAD_USER_INPUT as every page */
  async page(context: RequestContext, args: PageArgs, boardId: string | null): Promise<HiddenContentPage> {
    if (!canModerate(requireViewer(context))) throw forbidden();
    const only = boardId === null ? null : decodeIdOf('Board', boardId, 'boardId');
    const boards = context.boardIds.filter((id) => boardId === null || id === only);
    const keyset: Keyset = { scope: scopeHash(['hidden', boardId]), types: ['number', 'number'] };
    const request = pageRequest(args, keyset);
    const values = [...rightsOf(context, boards), request.size + 1];
    const [hiddenAt, id] = request.from ?? [];
    const rows = request.from
      ? await this.database.query<Row>(PAGE_AFTER, [...values, new Date(Number(hiddenAt)), id])
      : await this.database.query<Row>(PAGE, values);
    const subjects = await Promise.all(rows.map((row) => this.subjectOf(context, row)));
    const found = new Map(rows.map((row, i) => [row.id, subjects[i] ?? null]));
    const { edges, pageInfo } = toConnection(
      rows,
      request,
      keyset,
      (row) => [row.hidden_at.getTime(), row.id],
      (row) => row,
    );
    // What was deleted between the statements is left out of the page, which goes on behind it all the same.
    const there = edges.flatMap(({ cursor, node: row }) => {
      const subject = found.get(row.id);
      return subject ? [{ cursor, node: { subject, hiddenAt: row.hidden_at, withBan: row.with_ban } }] : [];
    });
    const nodes = there.map(({ node }) => node);
    return { edges: there, nodes, pageInfo, totalCount: () => this.count(rightsOf(context, boards)) };
  }

  private async count(rights: readonly unknown[]): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(`SELECT count(*) AS n ${FROM}`, rights);
    return row?.n ?? 0;
  }

  private subjectOf(context: RequestContext, row: Row): Promise<HiddenContentModel['subject'] | null> {
    const { idea_id: ideaId, comment_id: commentId } = row;
    const id = ideaId ?? commentId;
    if (id === null) return Promise.resolve(null);
    return this.content.load(context, { type: ideaId === null ? 'Comment' : 'Idea', id });
  }
}
