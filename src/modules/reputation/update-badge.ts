import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
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

interface StoredBadge {
  name: string;
  description: string;
  threshold: number;
  is_enabled: boolean;
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
    requireAdministrator(context);
    const { key, name, description } = change;
    await this.database.transaction(async (tx) => {
      const [before] = await tx.query<StoredBadge>(
        'SELECT name, description, threshold, is_enabled FROM badge_kinds WHERE key = $1 FOR UPDATE',
        [key],
      );
      if (!before) throw refuse('NOT_FOUND', 'key');
      const after: StoredBadge = {
        name: name === undefined ? before.name : wordsFrom(name, context.locale),
        description: description === undefined ? before.description : wordsFrom(description, context.locale),
        threshold: change.threshold ?? before.threshold,
        is_enabled: change.enabled ?? before.is_enabled,
      };
      if (isSame(before, after)) return;
      await tx.query(
        'UPDATE badge_kinds SET name = $2, description = $3, threshold = $4, is_enabled = $5 WHERE key = $1',
        [key, after.name, after.description, after.threshold, after.is_enabled],
      );
      await this.audit.record(tx, context, [{ action: 'badge.updated', details: { badge: after.name } }]);
      if (isEasier(before, after)) await this.recounts.laterOfBadges(tx);
    });
    return this.badges.kind(context, key);
  }
}

const isSame = (a: StoredBadge, b: StoredBadge): boolean =>
  a.name === b.name &&
  a.description === b.description &&
  a.threshold === b.threshold &&
  a.is_enabled === b.is_enabled;

/** Whether somebody may have it by now who had not come far enough. */
const isEasier = (before: StoredBadge, after: StoredBadge): boolean =>
  after.is_enabled && (!before.is_enabled || after.threshold < before.threshold);
