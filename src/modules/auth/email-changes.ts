import { Injectable } from '@nestjs/common';
import { refuse } from '../../common/errors/domain-error.js';
import { isLocale } from '../../common/i18n/locale.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { isUniqueViolation } from '../../database/unique-violation.js';
import { DomainEvents } from '../../events/domain-events.js';
import { MailQueue } from '../../mail/mail-queue.js';
import { AuditLog } from '../audit/audit-log.js';
import '../members/member.events.js';
import { EMAIL_CHANGE_HOURS, MailLinksService } from './mail-links.service.js';

interface Owner {
  email: string;
  locale: string | null;
}

/** Addresses that wait to become their member's, at most one a member: the last that they asked for. */
@Injectable()
export class EmailChanges {
  constructor(
    private readonly audit: AuditLog,
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly links: MailLinksService,
    private readonly mails: MailQueue,
  ) {}

  /** Null where none waits. */
  async pending(memberId: number, sql: Sql = this.database): Promise<string | null> {
    const [row] = await sql.query<{ email: string }>(
      'SELECT email FROM email_changes WHERE member_id = $1 AND requested_at > now() - make_interval(hours => $2)',
      [memberId, EMAIL_CHANGE_HOURS],
    );
    return row?.email ?? null;
  }

  /** The link goes out by mail; earlier ones are void. */
  async request(tx: Sql, memberId: number, email: string, { locale }: RequestContext): Promise<void> {
    await this.links.closeEmailChanges(tx, memberId);
    await tx.query(
      `INSERT INTO email_changes (member_id, email) VALUES ($1, $2)
       ON CONFLICT (member_id) DO UPDATE SET email = excluded.email, requested_at = excluded.requested_at`,
      [memberId, email],
    );
    const payload = { memberId, email, locale };
    await this.mails.post(tx, [{ template: 'email-change', payload, memberId, isUrgent: true }]);
  }

  /** Counted from now on, as the link is that has just been made. */
  async renew(tx: Sql, memberId: number): Promise<void> {
    await tx.query('UPDATE email_changes SET requested_at = now() WHERE member_id = $1', [memberId]);
  }

  /** No address waits any more. */
  async forget(tx: Sql, memberId: number): Promise<void> {
    await this.links.closeEmailChanges(tx, memberId);
    await tx.query('DELETE FROM email_changes WHERE member_id = $1', [memberId]);
  }

  /**
   * Makes the address that a link was mailed to its member's; their other links are void, their sessions stay. The old address is told.
   * @returns false for a link of no use
   * @throws TAKEN on token when somebody has that address by now
   */
  async confirm(token: string, { ip }: Pick<RequestContext, 'ip'>): Promise<boolean> {
    return this.database
      .transaction(async (tx) => {
        const wanted = await this.links.findEmailChange(tx, token);
        const owner = wanted && (await lockOwner(tx, wanted.memberId));
        // Under the lock: whoever pressed the same link, or asked for another one, has done so.
        const isOpen = owner && (await this.links.findEmailChange(tx, token)) !== null;
        if (!isOpen || (await this.pending(wanted.memberId, tx)) !== wanted.email) return false;
        await this.apply(tx, wanted, owner);
        // Whoever gives a stolen account back must see when it was taken, and from where.
        await this.audit.record(tx, { actorId: wanted.memberId, ip }, [
          { action: 'member.emailChanged', subject: { type: 'Member', id: wanted.memberId } },
        ]);
        return true;
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error, 'members_email_key') ? refuse('TAKEN', 'token') : error;
      });
  }

  private async apply(
    tx: Transaction,
    { memberId, email }: { memberId: number; email: string },
    owner: Owner,
  ): Promise<void> {
    await tx.query('UPDATE members SET email = $2, email_verified_at = now() WHERE id = $1', [
      memberId,
      email,
    ]);
    await this.links.closeAll(tx, memberId);
    await this.links.closeSignUps(tx, email);
    await tx.query('DELETE FROM email_changes WHERE member_id = $1', [memberId]);
    await this.events.emit('member.emailVerified', { memberId, email }, tx);
    const payload = { memberId, email: owner.email, locale: isLocale(owner.locale) ? owner.locale : 'en' };
    await this.mails.post(tx, [{ template: 'email-changed', payload, memberId }]);
  }
}

async function lockOwner(tx: Sql, memberId: number): Promise<Owner | null> {
  const [owner] = await tx.query<Owner>(
    'SELECT email, locale FROM members WHERE id = $1 AND email IS NOT NULL FOR UPDATE',
    [memberId],
  );
  return owner ?? null;
}
