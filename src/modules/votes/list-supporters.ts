import { Injectable } from '@nestjs/common';
import { scopeHash } from '../../common/graphql/cursor.js';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { pageRequest, toConnection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { treeOf } from '../ideas/idea-tree.sql.js';
import { isNamed } from '../ideas/vote-profile.sql.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import type { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';

interface SupporterRow {
  id: number;
  member_id: number;
  cast_at: Date;
}

const supporters = (after: string): string => `
SELECT v.id, v.member_id, v.cast_at FROM votes v
WHERE v.idea_id = $1 AND v.direction = 1 AND ${isNamed('v')}${after}
ORDER BY v.cast_at DESC, v.id DESC LIMIT $2`;

/** Each idea of the tree gives its own first rows in the order of an index, without those that a later vote in the tree has replaced. */
const supportersOfTree = (after: string): string => `
WITH RECURSIVE ${treeOf('ARRAY[$1::bigint]')}
SELECT s.id, s.member_id, s.cast_at
FROM tree t CROSS JOIN LATERAL (
  SELECT v.id, v.member_id, v.cast_at FROM votes v
  WHERE v.idea_id = t.id AND v.direction = 1 AND ${isNamed('v')}${after}
    AND NOT EXISTS (
      SELECT 1 FROM votes later
      WHERE later.member_id = v.member_id AND later.idea_id = ANY (ARRAY(SELECT id FROM tree))
        AND (later.cast_at, later.id) > (v.cast_at, v.id)
    )
  ORDER BY v.cast_at DESC, v.id DESC LIMIT $2::bigint
) s
ORDER BY s.cast_at DESC, s.id DESC LIMIT $2::bigint`;

/**
 * Members whose effective vote is PROMOTE and is counted, but shows nobody: those votes are found by small indexes, of teams' and of erased members,
 * and only these members' words are compared.
 */
const UNNAMED = `
WITH RECURSIVE ${treeOf('ARRAY[$1::bigint]')}, unnamed AS (
  SELECT v.member_id FROM tree t JOIN votes v ON v.idea_id = t.id WHERE v.cast_by_id IS NOT NULL
  UNION
  SELECT v.member_id FROM tree t JOIN votes v ON v.idea_id = t.id JOIN members m ON m.id = v.member_id WHERE m.erased_at IS NOT NULL
)
SELECT count(*) AS n FROM (
  SELECT DISTINCT ON (v.member_id) v.direction, ${isNamed('v')} AS is_named
  FROM unnamed u CROSS JOIN tree t JOIN votes v ON v.idea_id = t.id AND v.member_id = u.member_id
  ORDER BY v.member_id, v.cast_at DESC, v.id DESC
) latest WHERE direction = 1 AND NOT is_named`;

@Injectable()
export class ListSupporters {
  constructor(
    private readonly database: Database,
    private readonly members: MembersLoader,
  ) {}

  /** @throws BAD_USER_INPUT as every page */
  async page(context: RequestContext, idea: IdeaModel, args: PageArgs): Promise<ConnectionType<MemberModel>> {
    const keyset = { scope: scopeHash(['supporters', idea.number]), types: ['number', 'number'] as const };
    const request = pageRequest(args, keyset);
    const [castAt = 0, id] = request.from ?? [];
    const rows = await this.database.query<SupporterRow>(
      (idea.isInMerge ? supportersOfTree : supporters)(
        request.from ? ' AND (v.cast_at, v.id) < ($3::timestamptz, $4::bigint)' : '',
      ),
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
    return { ...connection, totalCount: () => this.count(idea) };
  }

  private async count({ number, promoteCount, importedPromotes }: IdeaModel): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(UNNAMED, [number]);
    return promoteCount - importedPromotes - (row?.n ?? 0);
  }
}
