import { Injectable } from '@nestjs/common';
import { DomainError, refusal } from '../../common/errors/domain-error.js';
import { requireViewer } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog, type AuditEntry } from '../audit/audit-log.js';
import { lockStorm, type LockedStorm } from './locked-storm.js';
import { HAS_OPENED, ONLY_ITS_RESULT } from './storm.messages.js';
import { stormTimeFaults, type StormTimes } from './storm-times.js';
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
   * Changes a storm session's words and times, or nothing where none of them differs; its slug stays, so that links keep leading to it.
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
      const deeds = deedsOf(storm, change, times);
      if (deeds.length === 0) return storm.id;
      await tx.query(
        `UPDATE storms SET title = coalesce($2, title), brief = coalesce($3, brief), opens_at = $4, closes_at = $5, updated_at = now()
         WHERE id = $1`,
        [storm.id, change.title ?? null, change.brief ?? null, times.opensAt, times.closesAt],
      );
      if (change.opensAt) await this.openings.plan(tx, storm.id, times.opensAt);
      const subject = { type: 'Storm' as const, id: storm.id };
      await this.audit.record(
        tx,
        context,
        deeds.map((deed) => ({ ...deed, subject })),
      );
      return storm.id;
    });
  }
}

/** What it changes, for the log: words, moments, both or nothing. */
function deedsOf(storm: LockedStorm, change: StormChange, times: StormTimes): AuditEntry[] {
  const title = change.title ?? storm.title;
  const hasOtherWords = title !== storm.title || (change.brief ?? storm.brief) !== storm.brief;
  const moments = {
    opensAt: times.opensAt.toISOString(),
    closesAt: times.closesAt.toISOString(),
    opensBefore: storm.opensAt.toISOString(),
    closesBefore: storm.closesAt.toISOString(),
  };
  const hasMoved = moments.opensAt !== moments.opensBefore || moments.closesAt !== moments.closesBefore;
  return [
    ...(hasOtherWords ? [{ action: 'storm.updated' as const, details: { title } }] : []),
    ...(hasMoved ? [{ action: 'storm.moved' as const, details: { title, ...moments } }] : []),
  ];
}

function refuseIfOver({ state, closesAt }: LockedStorm): void {
  if (state !== 'CLOSED') return;
  throw new DomainError([refusal('STORM_NOT_OPEN', 'stormId', { at: utcMoment(closesAt) }, ONLY_ITS_RESULT)]);
}

/** The end may be moved to any later moment; ending it now comes with a result. */
function refuseTimes(storm: LockedStorm, change: StormChange, times: StormTimes): void {
  if (change.opensAt === undefined && change.closesAt === undefined) return;
  if (storm.state === 'OPEN' && times.opensAt.getTime() !== storm.opensAt.getTime())
    throw new DomainError([refusal('INVALID', 'opensAt', {}, HAS_OPENED)]);
  const faults = stormTimeFaults(times, storm.now);
  if (faults.length > 0) throw new DomainError(faults);
}
