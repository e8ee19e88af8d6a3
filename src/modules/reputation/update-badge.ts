import { Injectable } from '@nestjs/common';
import { canAdminister, requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import type { BadgeKindModel } from './badge.model.js';
import { BadgesService } from './badges.service.js';
import { wordsFrom } from './default-names.messages.js';
import { RecountReputation } from './recount-reputation.js';

/** What is left out stays as it is. */
export interface BadgeChange {
  key: string;
  name?: string;
  description?: string;
  threshold?: number;
  enabled?: boolean;
}

@Injectable()
export class UpdateBadge {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly badges: BadgesService,
    private readonly recounts: RecountReputation,
  ) {}

  /**
   * Whoever has come that far by now is awarded it by a job, without being told; nobody loses it.
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; NOT_FOUND on key
   */
  async update(context: RequestContext, change: BadgeChange): Promise<BadgeKindModel | null> {
    if (!canAdminister(requireViewer(context))) throw forbidden();
    const { key, name, description, threshold, enabled } = change;
    await this.database.transaction(async (tx) => {
      const [badge] = await tx.query<{ name: string }>(
        `UPDATE badge_kinds SET name = coalesce($2, name), description = coalesce($3, description),
           threshold = coalesce($4, threshold), is_enabled = coalesce($5, is_enabled)
         WHERE key = $1 RETURNING name`,
        [
          key,
          name === undefined ? null : wordsFrom(name, context.locale),
          description === undefined ? null : wordsFrom(description, context.locale),
          threshold ?? null,
          enabled ?? null,
        ],
      );
      if (!badge) throw refuse('NOT_FOUND', 'key');
      await this.audit.record(tx, context, [{ action: 'badge.updated', details: { badge: badge.name } }]);
      if (threshold !== undefined || enabled === true) await this.recounts.laterOfBadges(tx);
    });
    return this.badges.kind(context, key);
  }
}
