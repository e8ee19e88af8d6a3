import { Injectable } from '@nestjs/common';
import { canModerate, requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Clock, MINUTE } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { AuditLog } from '../audit/audit-log.js';
import { SessionsService } from '../auth/sessions.service.js';
import './ban.events.js';
import { STAFF_NOT_BANNED } from './ban.messages.js';
import { CLEAR_BAN, lockBan, queueBan, readBan } from './ban-state.js';
import './end-bans.job.js';

export interface NewBan {
  memberId: string;
  reason: string;
  /** Null or left out: for good. */
  until?: Date | null;
  hideContent: boolean;
  discountVotes: boolean;
}

const LOCK =
  'SELECT 1 FROM members WHERE id = $1 AND erased_at IS NULL AND NOT is_unclaimed FOR NO KEY UPDATE';

/** Staff: moderators, administrators, and whoever is in a team. Asked once the row is locked: who joins a team meanwhile has a share of it. */
const STANDING = `
SELECT m.role <> 'MEMBER' OR EXISTS (SELECT 1 FROM team_members t WHERE t.member_id = m.id) AS is_staff,
  coalesce($2::timestamptz <= clock_timestamp(), false) AS is_past
FROM members m WHERE m.id = $1`;

/** By then every vote of a request that began before the ban is written, milliseconds. */
const SWEEP_AFTER = 10 * MINUTE;

@Injectable()
export class BanMembers {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly jobs: JobQueue,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Ends all sessions of a member, and lets them not sign in until then; banning again replaces the ban. What it hides and discounts follows as a job.
   * @returns the member's number
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but moderators; NOT_FOUND or, for staff and so for oneself, INVALID on memberId; INVALID on until
   * for a moment that is over
   */
  ban(context: RequestContext, { memberId, reason, until = null, ...takes }: NewBan): Promise<number> {
    const id = this.authorise(context, memberId);
    return this.database.transaction(async (tx) => {
      await lockMember(tx, id);
      const [standing] = await tx.query<{ is_staff: boolean; is_past: boolean }>(STANDING, [id, until]);
      if (standing?.is_staff) throw new DomainError([refusal('INVALID', 'memberId', {}, STAFF_NOT_BANNED)]);
      if (standing?.is_past) throw refuse('INVALID', 'until');
      await this.tellOfEnd(tx, id);
      await tx.query(
        `UPDATE members SET banned_at = clock_timestamp(), banned_until = $2, ban_reason = $3, banned_by_id = $4, ban_hides_content = $5,
           ban_discounts_votes = $6 WHERE id = $1`,
        [id, until, reason, requireViewer(context).memberId, takes.hideContent, takes.discountVotes],
      );
      await this.sessions.endAll(tx, id);
      await queueBan(this.jobs, tx, id);
      if (takes.discountVotes) {
        const runAt = new Date(this.clock.now().getTime() + SWEEP_AFTER);
        await queueBan(this.jobs, tx, id, { key: `ban-sweep-${id}`, runAt });
      }
      if (until) await this.jobs.add(tx, 'end-bans', {}, { runAt: until, key: `ban-end-${id}` });
      const details = { reason, ...(until ? { until: until.toISOString() } : {}) };
      const action = until ? 'member.banned' : 'member.bannedForGood';
      await this.audit.record(tx, context, [{ action, subject: { type: 'Member', id }, details }]);
      await this.events.emit('member.banned', { memberId: id, ...takes }, tx);
      return id;
    });
  }

  /**
   * Lifts a ban, with all that it took along; without one, changes nothing.
   * @returns the member's number
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but moderators; NOT_FOUND on memberId
   */
  unban(context: RequestContext, memberId: string): Promise<number> {
    const id = this.authorise(context, memberId);
    return this.database.transaction(async (tx) => {
      await lockMember(tx, id);
      if (await this.end(tx, id))
        await this.audit.record(tx, context, [
          { action: 'member.unbanned', subject: { type: 'Member', id } },
        ]);
      return id;
    });
  }

  /** Bans whose time is over. @returns whether there may be more */
  async endOne(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [due] = await tx.query<{ id: number }>(
        'SELECT id FROM members WHERE banned_until <= clock_timestamp() ORDER BY banned_until LIMIT 1',
      );
      if (!due) return false;
      await lockBan(tx, due.id);
      const { isBanned } = await readBan(tx, due.id);
      if (!isBanned && (await this.end(tx, due.id)))
        await this.audit.record(tx, null, [
          { action: 'member.banEnded', subject: { type: 'Member', id: due.id } },
        ]);
      return true;
    });
  }

  private authorise(context: RequestContext, memberId: string): number {
    if (!canModerate(requireViewer(context))) throw forbidden();
    const id = decodeIdOf('Member', memberId, 'memberId');
    if (id === null) throw refuse('NOT_FOUND', 'memberId');
    return id;
  }

  /** @returns whether there was one */
  private async end(tx: Transaction, id: number): Promise<boolean> {
    if (!(await this.tellOfEnd(tx, id))) return false;
    await tx.query(CLEAR_BAN, [id]);
    await queueBan(this.jobs, tx, id);
    return true;
  }

  /** @returns whether there was one */
  private async tellOfEnd(tx: Transaction, id: number): Promise<boolean> {
    const [ban] = await tx.query<{ hideContent: boolean; discountVotes: boolean }>(
      `SELECT ban_hides_content AS "hideContent", ban_discounts_votes AS "discountVotes" FROM members WHERE id = $1 AND banned_at IS NOT NULL`,
      [id],
    );
    if (!ban) return false;
    await tx.query('DELETE FROM spared_content WHERE member_id = $1', [id]);
    await this.events.emit('member.unbanned', { memberId: id, ...ban }, tx);
    return true;
  }
}

/** @throws NOT_FOUND on memberId for nobody, and for whom only customers know */
async function lockMember(tx: Transaction, id: number): Promise<void> {
  await lockBan(tx, id);
  const [member] = await tx.query(LOCK, [id]);
  if (!member) throw refuse('NOT_FOUND', 'memberId');
}
