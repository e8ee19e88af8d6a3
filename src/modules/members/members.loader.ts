import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { MEMBER_COLUMNS, toMemberModel, type MemberModel, type MemberRow } from './member.model.js';

@Injectable()
export class MembersLoader extends BatchLoader<MemberModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { locale }: RequestContext,
  ): Promise<Map<number, MemberModel>> {
    const rows = await this.database.query<MemberRow>(
      `SELECT ${MEMBER_COLUMNS} FROM members m WHERE m.id = ANY ($1) AND NOT m.is_unclaimed`,
      [keys],
    );
    return new Map(rows.map((row) => [row.member_id, toMemberModel(row, locale)]));
  }
}
