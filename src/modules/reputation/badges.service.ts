import { Injectable } from '@nestjs/common';
import { canAdminister } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { toBadgeKind, type BadgeKindModel, type BadgeKindRow } from './badge.model.js';

const KINDS = `
SELECT k.key, k.rule, k.threshold, k.name, k.description, k.is_enabled
FROM badge_kinds k WHERE (k.is_enabled OR $1) AND ($2::text IS NULL OR k.key = $2::text) ORDER BY k.position`;

@Injectable()
export class BadgesService {
  constructor(private readonly database: Database) {}

  /** Those that can be earned; for administrators also those that are switched off. */
  async kinds(context: RequestContext): Promise<BadgeKindModel[]> {
    const rows = await this.database.query<BadgeKindRow>(KINDS, [canAdminister(context.viewer), null]);
    return rows.map((row) => toBadgeKind(row, context.locale));
  }

  async kind(context: RequestContext, key: string): Promise<BadgeKindModel | null> {
    const [row] = await this.database.query<BadgeKindRow>(KINDS, [true, key]);
    return row ? toBadgeKind(row, context.locale) : null;
  }
}
