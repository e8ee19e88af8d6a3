import { Injectable } from '@nestjs/common';
import { DomainError, refusal } from '../../common/errors/domain-error.js';
import { requireViewer } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import { lockStorm, type LockedStorm } from './locked-storm.js';
import { HAS_OPENED, ONLY_ITS_RESULT } from './storm.messages.js';
import { stormTimeFaults } from './storm-times.js';
import { TellOpenings } from './tell-openings.js';
import { utcMoment } from './utc-moment.js';

/** What is left out stays as it is. */
export interface StormChange {
  stormId: string;
  title?: string;
  /** Markdown. */
  brief?: string;
  opensAt?: Date;
  closesAt?: Date;
}

@Injectable()
export class UpdateStorm {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly openings: TellOpenings,
  ) {}

  /**
   * Changes a storm session's words and times; its slug stays, so that links keep leading to it.
   * @returns its number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on stormId; STORM_NOT_OPEN on stormId for one that is over; INVALID on opensAt or closesAt
   */
  update(context: RequestContext, change: StormChange): Promise<number> {
    requireViewer(context);
    return this.database.transaction(async (tx) => {
      const storm = await lockStorm(tx, context, change.stormId);
      const times = { opensAt: change.opensAt ?? storm.opensAt, closesAt: change.closesAt ?? storm.closesAt };
      refuseIfOver(storm);
      refuseTimes(storm, change, times);
      await tx.query(
        `UPDATE storms SET title = coalesce($2, title), brief = coalesce($3, brief), opens_at = $4, closes_at = $5, updated_at = now()
         WHERE id = $1`,
        [storm.id, change.title ?? null, change.brief ?? null, times.opensAt, times.closesAt],
      );
      if (change.opensAt) await this.openings.plan(tx, storm.id, times.opensAt);
      const details = { title: change.title ?? storm.title };
      await this.audit.record(tx, context, [
        { action: 'storm.updated', subject: { type: 'Storm', id: storm.id }, details },
      ]);
      return storm.id;
    });
  }
}

function refuseIfOver({ state, closesAt }: LockedStorm): void {
  if (state !== 'CLOSED') return;
  throw new DomainError([refusal('STORM_NOT_OPEN', 'stormId', { at: utcMoment(closesAt) }, ONLY_ITS_RESULT)]);
}

/** The end may be moved to any later moment; ending it now comes with a result. */
function refuseTimes(
  storm: LockedStorm,
  change: StormChange,
  times: { opensAt: Date; closesAt: Date },
): void {
  if (change.opensAt === undefined && change.closesAt === undefined) return;
  if (storm.state === 'OPEN' && times.opensAt.getTime() !== storm.opensAt.getTime())
    throw new DomainError([refusal('INVALID', 'opensAt', {}, HAS_OPENED)]);
  const faults = stormTimeFaults(times, storm.now);
  if (faults.length > 0) throw new DomainError(faults);
}
