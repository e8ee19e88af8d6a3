import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { isBanned } from '../members/ban.sql.js';
import type { BanModel } from './ban.model.js';

interface Row extends BanModel {
  id: number;
}

/** Bans under way; null for all but moderators. */
@Injectable()
export class MemberBansLoader extends BatchLoader<BanModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { viewer }: RequestContext): Promise<Map<number, BanModel>> {
    if (!canModerate(viewer)) return new Map();
    const rows = await this.database.query<Row>(
      `SELECT m.id, m.ban_reason AS reason, m.banned_at AS since, m.banned_until AS until, m.banned_by_id AS "byId",
         m.ban_hides_content AS "hidesContent", m.ban_discounts_votes AS "discountsVotes"
       FROM members m WHERE m.id = ANY ($1::bigint[]) AND ${isBanned('m')}`,
      [keys],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
