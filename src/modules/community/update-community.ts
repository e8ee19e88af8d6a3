import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AuditLog } from '../audit/audit-log.js';
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

interface Before extends Required<Omit<CommunityChange, 'logoId'>> {
  logoKey: string | null;
}

/** Locks the settings. */
const BEFORE = `
SELECT c.name, c.points_per_vote AS "pointsPerVote", c.response_promise_days AS "responsePromiseDays", c.archive_after_days AS "archiveAfterDays",
  c.accent_color AS "accentColor", c.logo_url AS "logoUrl", c.logo_key AS "logoKey",
  (SELECT half_life_days FROM ranking_clock) AS "halfLifeDays"
FROM community_settings c FOR NO KEY UPDATE OF c`;

@Injectable()
export class UpdateCommunity {
  constructor(
    private readonly audit: AuditLog,
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: RankingClockService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * The address of the file that is the logo, given as an address, leaves it as it is.
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; INVALID on halfLifeDays, or on logoId beside a logoUrl; NOT_FOUND on logoId
   */
  async update(context: RequestContext, asked: CommunityChange): Promise<void> {
    requireAdministrator(context);
    if (asked.logoUrl && asked.logoId) throw refuse('INVALID', 'logoId');
    await this.database.transaction(async (tx) => {
      const [before] = await tx.query<Before>(BEFORE);
      if (!before) throw new Error('the settings are missing');
      const change = this.differing(before, asked);
      const fields = Object.keys(change);
      if (fields.length === 0) return;
      const { halfLifeDays, logoUrl, logoId } = change;
      await write(tx, change);
      // Either takes the place of the other.
      if (logoUrl !== undefined || logoId !== undefined)
        await this.events.emit('community.logoChosen', { attachmentId: logoId ?? null }, tx);
      if (halfLifeDays !== undefined) await this.clock.changeHalfLife(halfLifeDays, tx);
      await this.audit.record(tx, context, [
        { action: 'community.updated', details: { fields: fields.join(', ') } },
      ]);
    });
  }

  /** What of it changes anything. */
  private differing({ logoKey, ...before }: Before, asked: CommunityChange): CommunityChange {
    const file = logoKey === null ? null : `${this.config.publicUrl}/attachments/${logoKey}`;
    const known: CommunityChange = { ...before, logoUrl: file ?? before.logoUrl };
    const wanted: CommunityChange = {
      ...asked,
      ...(asked.accentColor !== undefined && { accentColor: asked.accentColor.toLowerCase() }),
    };
    const now = new Map<string, unknown>(Object.entries(known));
    const isNoLogo = asked.logoId === null && known.logoUrl === null;
    return Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => value !== undefined && (name === 'logoId' ? !isNoLogo : value !== now.get(name)),
      ),
    );
  }
}

async function write(tx: Transaction, change: CommunityChange): Promise<void> {
  const { logoUrl, logoId, archiveAfterDays } = change;
  await tx.query(
    `UPDATE community_settings SET name = coalesce($1, name), points_per_vote = coalesce($2, points_per_vote),
       response_promise_days = coalesce($3, response_promise_days), accent_color = coalesce($4, accent_color),
       logo_url = CASE WHEN $5 THEN $6 ELSE logo_url END,
       archive_setting_changed_at = CASE WHEN $7 THEN now() ELSE archive_setting_changed_at END,
       archive_after_days = CASE WHEN $7 THEN $8 ELSE archive_after_days END`,
    [
      change.name ?? null,
      change.pointsPerVote ?? null,
      change.responsePromiseDays ?? null,
      change.accentColor ?? null,
      logoUrl !== undefined || logoId !== undefined,
      logoUrl ?? null,
      archiveAfterDays !== undefined,
      archiveAfterDays ?? null,
    ],
  );
}
