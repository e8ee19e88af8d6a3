import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer, type MemberRole, type Viewer } from '../../common/auth/viewer.js';
import { DomainError, refusal, refuse, unauthenticated } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { SessionsService } from '../auth/sessions.service.js';
import { lockBan } from '../moderation/ban-state.js';
import type { DeleteAccountInput } from './account.inputs.js';
import { LAST_ADMINISTRATOR } from './account.messages.js';
import { EraseMember } from './erase-member.js';

interface LockedRow {
  id: number;
  handle: string;
  role: MemberRole;
  is_erased: boolean;
}

@Injectable()
export class DeleteAccount {
  constructor(
    private readonly database: Database,
    private readonly erasure: EraseMember,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
  ) {}

  /** @throws UNAUTHENTICATED; NOT_CONFIRMED on confirmHandle; IN_USE for the last administrator; RATE_LIMITED */
  async run(context: RequestContext, { confirmHandle, withdrawVotes }: DeleteAccountInput): Promise<true> {
    const viewer = requireViewer(context);
    await this.throttle.consume('deleteAccount', String(viewer.memberId));
    await this.database.transaction(async (tx) => {
      // Before all other locks, as whoever bans does.
      await lockBan(tx, viewer.memberId);
      const { own, otherAdministrators } = await lock(tx, viewer);
      if (!own || own.is_erased) throw unauthenticated();
      if (confirmHandle.replace(/^@/, '').toLowerCase() !== own.handle)
        throw refuse('NOT_CONFIRMED', 'confirmHandle');
      if (own.role === 'ADMIN' && otherAdministrators === 0)
        throw new DomainError([refusal('IN_USE', undefined, {}, LAST_ADMINISTRATOR)]);
      await this.erasure.run(tx, viewer.memberId, withdrawVotes);
      tx.afterCommit(() => this.sessions.forget(context));
    });
    return true;
  }
}

/** Of two administrators who go at once the second sees that the first has gone. */
async function lock(tx: Sql, { memberId, role }: Viewer) {
  const rows = await tx.query<LockedRow>(
    `SELECT id, handle, role, erased_at IS NOT NULL AS is_erased FROM members
     WHERE id = $1 OR ($2 AND role = 'ADMIN') ORDER BY id FOR NO KEY UPDATE`,
    [memberId, role === 'ADMIN'],
  );
  const others = rows.filter((row) => row.id !== memberId && row.role === 'ADMIN');
  return { own: rows.find(({ id }) => id === memberId), otherAdministrators: others.length };
}
