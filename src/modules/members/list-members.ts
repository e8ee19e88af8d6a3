import { Injectable } from '@nestjs/common';
import { canAdminister, canModerate, requireViewer } from '../../common/auth/viewer.js';
import { badUserInput, forbidden } from '../../common/errors/domain-error.js';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { cleanLine, codePointLength } from '../../common/text/clean-text.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { isBanned } from './ban.sql.js';
import type { MemberFilter } from './member-filter.input.js';
import { MEMBER_COLUMNS, toMemberModel, type MemberModel, type MemberRow } from './member.model.js';

type Row = MemberRow & { name_key: string };

/** Trigrams find three characters and more anywhere, fewer only where a word begins. */
const TRIGRAM = 3;

/** As many as are sorted for a page. */
const SORTED_MAX = 100_000;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** What narrows the list down, as SQL with its values from $1 on. */
function conditionsOf(context: RequestContext, filter: MemberFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['NOT m.is_unclaimed', 'm.erased_at IS NULL'];
  const cleaned = cleanLine((filter.search ?? '').replace(/^\s*@(?=\S)/, ''));
  if (!cleaned.ok && cleaned.reason !== 'empty')
    throw badUserInput('Nothing that can be looked for.', 'search');
  if (cleaned.ok) {
    const isLong = codePointLength(cleaned.value) >= TRIGRAM;
    const text = escapeLike(cleaned.value);
    const name = `m.search_key LIKE '%${isLong ? '' : ' '}' || fold_name(${place(text)}) || '%'`;
    const byMail = isLong && canAdminister(context.viewer);
    conditions.push(byMail ? `(${name} OR m.email LIKE ${place(`%${text.toLowerCase()}%`)})` : name);
  }
  // As text, so that the plan is made for this role: few have another one than MEMBER.
  if (filter.role) conditions.push(`m.role = '${filter.role}'`);
  if (filter.banned === true) conditions.push(isBanned('m'));
  if (filter.banned === false) conditions.push(`NOT ${isBanned('m')}`);
  return { sql: conditions.join(' AND '), values };
}

const isEverybody = ({ search, role, banned }: MemberFilter): boolean =>
  !search && !role && (banned ?? null) === null;

/** Everybody with a profile, for those who look after the community. */
@Injectable()
export class ListMembers {
  constructor(private readonly database: Database) {}

  /** By name. @throws UNAUTHENTICATED; FORBIDDEN for anybody but moderators and administrators; BAD_USER_INPUT as every page, and on search for what is too long or no text */
  async page(
    context: RequestContext,
    args: PageArgs,
    filter: MemberFilter,
  ): Promise<ConnectionType<MemberModel>> {
    if (!canModerate(requireViewer(context))) throw forbidden();
    const { search = null, role = null, banned = null } = filter;
    if (codePointLength(search ?? '') > LIMITS.searchMax)
      throw badUserInput(`At most ${LIMITS.searchMax} characters.`, 'search');
    const keyset = {
      scope: scopeHash(['members', search, role, banned]),
      types: ['string', 'number'] as const,
    };
    const request = pageRequest(args, keyset);
    const { sql, values } = conditionsOf(context, filter);
    const n = values.length;
    const after = request.from ? ` AND (m.name_key, m.id) > ($${n + 2}::text, $${n + 3}::bigint)` : '';
    const read = (client: Sql, from: string, where: string): Promise<Row[]> =>
      client.queryOnce<Row>(
        `SELECT ${MEMBER_COLUMNS}, m.name_key FROM ${from} m WHERE ${where}${after} ORDER BY m.name_key, m.id LIMIT $${n + 1}`,
        [...values, request.size + 1, ...(request.from ?? [])],
      );
    const walk = (client: Sql): Promise<Row[]> => read(client, 'members', sql);
    const sort = (client: Sql): Promise<Row[]> =>
      read(client, `(SELECT * FROM members m WHERE ${sql} OFFSET 0)`, 'true');
    const rows = await (search ? this.searched({ sql, values }, walk, sort) : walk(this.database));
    return {
      ...toConnection(
        rows,
        request,
        keyset,
        (row) => [row.name_key, row.member_id],
        (row) => toMemberModel(row, context.locale),
      ),
      totalCount: () => (isEverybody(filter) ? this.countAll() : this.count(sql, values)),
    };
  }

  /**
   * Names are looked through in their order only where many fit: the rare one at its end would be met after a million others, which the planner can't
   * foresee. Else those that fit are found by their trigrams, and sorted.
   */
  private searched(
    { sql, values }: { sql: string; values: unknown[] },
    walk: (tx: Sql) => Promise<Row[]>,
    sort: (tx: Sql) => Promise<Row[]>,
  ): Promise<Row[]> {
    return this.database.transaction(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      const [found] = await tx.queryOnce<{ members: number }>(
        `SELECT count(*) AS members FROM (SELECT FROM members m WHERE ${sql} LIMIT ${SORTED_MAX + 1}) found`,
        values,
      );
      return (found?.members ?? 0) > SORTED_MAX ? walk(tx) : sort(tx);
    });
  }

  /** From the counters, in which erased people stay. */
  private async countAll(): Promise<number> {
    const [row] = await this.database.query<{ members: number }>(
      `SELECT (SELECT coalesce(sum(members), 0)::bigint FROM member_counters)
         - (SELECT count(*) FROM members WHERE erased_at IS NOT NULL AND NOT is_unclaimed) AS members`,
    );
    return row?.members ?? 0;
  }

  private async count(sql: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.database.queryOnce<{ members: number }>(
      `SELECT count(*) AS members FROM members m WHERE ${sql}`,
      values,
    );
    return row?.members ?? 0;
  }
}
