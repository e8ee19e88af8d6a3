import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { RankingClockService } from '../ranking/ranking-clock.service.js';
import './community.events.js';

export interface CommunityChange {
  name?: string;
  halfLifeDays?: number;
  pointsPerVote?: number;
  responsePromiseDays?: number;
  archiveAfterDays?: number | null;
  logoUrl?: string | null;
  logoId?: string | null;
  accentColor?: string;
}

@Injectable()
export class UpdateCommunity {
  constructor(
    private readonly database: Database,
    private readonly clock: RankingClockService,
    private readonly events: DomainEvents,
  ) {}

  /** @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; INVALID on halfLifeDays, or on logoId beside a logoUrl; NOT_FOUND on logoId */
  async update(context: RequestContext, change: CommunityChange): Promise<void> {
    if (requireViewer(context).role !== 'ADMIN') throw forbidden();
    const { halfLifeDays, logoUrl, logoId } = change;
    if (logoUrl && logoId) throw refuse('INVALID', 'logoId');
    await this.database.transaction(async (tx) => {
      await tx.query(
        `UPDATE community_settings SET name = coalesce($1, name), points_per_vote = coalesce($2, points_per_vote),
           response_promise_days = coalesce($3, response_promise_days), accent_color = coalesce(lower($4), accent_color),
           logo_url = CASE WHEN $5 THEN $6 ELSE logo_url END,
           archive_setting_changed_at =
             CASE WHEN $7 AND archive_after_days IS DISTINCT FROM $8 THEN now() ELSE archive_setting_changed_at END,
           archive_after_days = CASE WHEN $7 THEN $8 ELSE archive_after_days END`,
        [
          change.name ?? null,
          change.pointsPerVote ?? null,
          change.responsePromiseDays ?? null,
          change.accentColor ?? null,
          logoUrl !== undefined || logoId !== undefined,
          logoUrl ?? null,
          change.archiveAfterDays !== undefined,
          change.archiveAfterDays ?? null,
        ],
      );
      // Either takes the place of the other.
      if (logoUrl !== undefined || logoId !== undefined)
        await this.events.emit('community.logoChosen', { attachmentId: logoId ?? null }, tx);
      if (halfLifeDays !== undefined) await this.clock.changeHalfLife(halfLifeDays, tx);
    });
  }
}
