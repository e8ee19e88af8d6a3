import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { BadgeModel } from './badge.model.js';
import { wordsFor } from './default-names.messages.js';

interface BadgeRow {
  member_id: number;
  key: string;
  name: string;
  description: string;
  awarded_at: Date;
}

/** Members' badges, latest first. */
@Injectable()
export class BadgesLoader extends BatchLoader<BadgeModel[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { locale }: RequestContext,
  ): Promise<Map<number, BadgeModel[]>> {
    const rows = await this.database.query<BadgeRow>(
      `SELECT b.member_id, k.key, k.name, k.description, b.awarded_at
       FROM member_badges b JOIN badge_kinds k ON k.key = b.badge_key
       WHERE b.member_id = ANY ($1::bigint[]) ORDER BY b.awarded_at DESC, k.position`,
      [keys],
    );
    const badges = new Map<number, BadgeModel[]>();
    for (const { member_id, key, name, description, awarded_at: awardedAt } of rows) {
      const badge = {
        key,
        name: wordsFor(name, locale),
        description: wordsFor(description, locale),
        awardedAt,
      };
      badges.set(member_id, [...(badges.get(member_id) ?? []), badge]);
    }
    return badges;
  }
}
