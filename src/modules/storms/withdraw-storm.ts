import { Injectable } from '@nestjs/common';
import { DomainError, refusal } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import { lockStorm } from './locked-storm.js';
import { MEMBERS_WERE_TOLD } from './storm.messages.js';

@Injectable()
export class WithdrawStorm {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Calls a storm session off before it opens: nobody was told of it, and nothing of it stays but the log.
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND on stormId; INVALID on stormId for one that has opened
   */
  withdraw(context: RequestContext, stormId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { id, hostId, state, title } = await lockStorm(tx, context, stormId);
      if (state !== 'UPCOMING') throw new DomainError([refusal('INVALID', 'stormId', {}, MEMBERS_WERE_TOLD)]);
      // Announced again with the same words, it is another one, and no repetition of this.
      await tx.query(
        `DELETE FROM idempotency_keys WHERE member_id = $1 AND mutation = 'openStorm' AND result_id = $2`,
        [hostId, id],
      );
      await tx.query('DELETE FROM storms WHERE id = $1', [id]);
      await this.audit.record(tx, context, [
        { action: 'storm.withdrawn', subject: { type: 'Storm', id }, details: { title } },
      ]);
    });
  }
}
