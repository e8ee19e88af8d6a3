import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import { DomainError, refusal } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { AuditLog } from '../audit/audit-log.js';
import { lockStorm, type LockedStorm } from './locked-storm.js';
import { NOTHING_TO_END } from './storm.messages.js';
import './storm.events.js';
import { utcMoment } from './utc-moment.js';

@Injectable()
export class CloseStorm {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Ends an open storm session at this moment with its result, or posts the result of one that is over, or corrects it. Members are told of the
   * first result, not of corrections; the same one again changes nothing.
   * @param result Markdown
   * @returns its number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on stormId; STORM_NOT_OPEN on stormId for one that has yet to open
   */
  close(context: RequestContext, stormId: string, result: string): Promise<number> {
    const { memberId: actorId } = requireViewer(context);
    return this.database.transaction(async (tx) => {
      const storm = await lockStorm(tx, context, stormId);
      if (storm.state === 'UPCOMING') {
        const values = { at: utcMoment(storm.opensAt) };
        throw new DomainError([refusal('STORM_NOT_OPEN', 'stormId', values, NOTHING_TO_END)]);
      }
      const ends = storm.state === 'OPEN';
      if (!ends && storm.result === result) return storm.id;
      await save(tx, storm, result);
      const subject = { type: 'Storm' as const, id: storm.id };
      const action = ends ? 'storm.ended' : 'storm.resultPosted';
      await this.audit.record(tx, context, [{ action, subject, details: { title: storm.title } }]);
      const news = { stormId: storm.id, boardId: storm.boardId, actorId };
      if (storm.result === null) await this.events.emit('storm.resultPosted', news, tx);
      return storm.id;
    });
  }
}

/** Ended early, it was open until this moment: whoever submits waits for the row, and finds it over. */
async function save(tx: Transaction, { id, state, now }: LockedStorm, result: string): Promise<void> {
  await tx.query(
    `UPDATE storms SET result = $2, result_posted_at = coalesce(result_posted_at, statement_timestamp()), updated_at = now(),
       planned_closes_at = CASE WHEN $3 THEN closes_at ELSE planned_closes_at END,
       closes_at = CASE WHEN $3 THEN $4 ELSE closes_at END
     WHERE id = $1`,
    [id, result, state === 'OPEN', now],
  );
}
