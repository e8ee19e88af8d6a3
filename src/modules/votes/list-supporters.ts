import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type Connection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import type { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';

interface SupporterRow {
  id: number;
  member_id: number;
  cast_at: Date;
}

@Injectable()
export class ListSupporters {
  constructor(
    private readonly database: Database,
    private readonly members: MembersLoader,
  ) {}

  /** @throws BAD_USER_INPUT as every page */
  async page(
    context: RequestContext,
    idea: IdeaModel,
    args: PageArgs,
  ): Promise<Connection<MemberModel> & { totalCount: number }> {
    const keyset = { scope: scopeHash(['supporters', idea.number]), types: ['number', 'number'] as const };
    const request = pageRequest(args, keyset);
    const [castAt = 0, id] = request.from ?? [];
    const rows = await this.database.query<SupporterRow>(
      `SELECT id, member_id, cast_at FROM votes
       WHERE idea_id = $1 AND direction = 1${request.from ? ' AND (cast_at, id) < ($3::timestamptz, $4::bigint)' : ''}
       ORDER BY cast_at DESC, id DESC LIMIT $2`,
      [idea.number, request.size + 1, ...(request.from ? [new Date(castAt), id] : [])],
    );
    const members = await Promise.all(rows.map((row) => this.members.load(context, row.member_id)));
    const found = rows.flatMap((row, i) => {
      const member = members[i];
      return member ? [{ row, member }] : [];
    });
    const connection = toConnection(
      found,
      request,
      keyset,
      ({ row }) => [row.cast_at.getTime(), row.id],
      ({ member }) => member,
    );
    return { ...connection, totalCount: idea.promoteCount - Math.max(idea.importedSupport, 0) };
  }
}
