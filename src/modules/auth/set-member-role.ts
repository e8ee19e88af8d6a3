import { Injectable } from '@nestjs/common';
import { requireAdministrator, type MemberRole } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import { isBanned } from '../members/ban.sql.js';
import type { SetMemberRoleInput } from './set-member-role.input.js';
import { CANNOT_HAVE_ROLE, LAST_ADMINISTRATOR } from './set-member-role.messages.js';

/** Two who take each other's role away at once would both see one administrator left. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))`;

/** Administrators who can act: neither banned nor erased, with a verified address. */
const ADMINISTRATORS = `
SELECT m.id FROM members m WHERE m.role = 'ADMIN' AND m.erased_at IS NULL AND m.email_verified_at IS NOT NULL
  AND NOT ${isBanned('m')}`;

interface Before {
  id: number;
  role: MemberRole;
  may_have_role: boolean;
}

@Injectable()
export class SetMemberRole {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Sessions read their member's role at each request, so that those which are open have the new rights at the next one.
   * @returns the member's own id
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators, also who has ceased to be one meanwhile; NOT_FOUND on memberId;
   *   INVALID on memberId for who is banned, erased or never signed up; IN_USE on role for the last administrator
   */
  run(context: RequestContext, { memberId: nodeId, role }: SetMemberRoleInput): Promise<number> {
    const viewer = requireAdministrator(context);
    const memberId = decodeIdOf('Member', nodeId, 'memberId');
    return this.database.transaction(async (tx) => {
      await tx.query(LOCK);
      const [before] = await tx.query<Before>(
        `SELECT m.id, m.role, m.erased_at IS NULL AND m.email IS NOT NULL AND NOT ${isBanned('m')} AS may_have_role
         FROM members m WHERE m.id = $1 AND NOT m.is_unclaimed FOR NO KEY UPDATE`,
        [memberId],
      );
      if (!before) throw refuse('NOT_FOUND', 'memberId');
      const administrators = await tx.query<{ id: number }>(ADMINISTRATORS);
      if (!administrators.some(({ id }) => id === viewer.memberId)) throw forbidden();
      if (before.role === role) return before.id;
      if (role !== 'MEMBER' && !before.may_have_role)
        throw new DomainError([refusal('INVALID', 'memberId', {}, CANNOT_HAVE_ROLE)]);
      if (administrators.every(({ id }) => id === before.id))
        throw new DomainError([refusal('IN_USE', 'role', {}, LAST_ADMINISTRATOR)]);
      await tx.query('UPDATE members SET role = $2 WHERE id = $1', [before.id, role]);
      await this.audit.record(tx, context, [
        {
          action: 'member.roleChanged',
          subject: { type: 'Member', id: before.id },
          details: { role, before: before.role },
        },
      ]);
      return before.id;
    });
  }
}
