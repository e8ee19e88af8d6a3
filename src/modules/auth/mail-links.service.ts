import { Injectable } from '@nestjs/common';
import type { Locale } from '../../common/i18n/locale.js';
import { Config } from '../../config/config.js';
import type { Sql } from '../../database/sql.js';
import { hashSecret, newSecret } from './session-token.js';

const SIGN_UP_HOURS = 24;
const SIGN_IN_MINUTES = 15;
const SETUP_DAYS = 7;
export const EMAIL_CHANGE_HOURS = 24;
/** Sign-in links of one member that may be open at once; a further one closes the oldest. */
const SIGN_IN_OPEN = 3;
/** Rows that one new link clears away at most. */
const PURGE = 100;

export interface PendingSignUp {
  email: string;
  displayName: string;
  passwordHash: string;
  locale: Locale;
  /** Whose link brought them here, as far as they say. */
  viaMemberId?: number | null;
}

/** One-time links. Each method that makes one returns its address; the database keeps only the hash of its secret. */
@Injectable()
export class MailLinksService {
  constructor(private readonly config: Config) {}

  async createSignUp(tx: Sql, signUp: PendingSignUp): Promise<string> {
    const { email, displayName, passwordHash, locale, viaMemberId = null } = signUp;
    const secret = newSecret();
    await this.purge(tx);
    await tx.query(
      `INSERT INTO mail_links (purpose, token_hash, email, display_name, password_hash, locale, via_member_id, expires_at)
       VALUES ('SIGN_UP', $1, $2, $3, $4, $5, $6, now() + make_interval(hours => $7))`,
      [hashSecret(secret), email, displayName, passwordHash, locale, viaMemberId, SIGN_UP_HOURS],
    );
    return this.url('/verify-email', secret);
  }

  /** Called with the member's row locked, so that links asked for at once are counted one after the other. */
  async createSignIn(tx: Sql, memberId: number): Promise<string> {
    const secret = newSecret();
    await this.purge(tx);
    await tx.query(
      `WITH closed AS (
         DELETE FROM mail_links WHERE id IN (
           SELECT id FROM mail_links WHERE member_id = $1 AND purpose = 'SIGN_IN' ORDER BY id DESC OFFSET $4))
       INSERT INTO mail_links (purpose, token_hash, member_id, expires_at)
       VALUES ('SIGN_IN', $2, $1, now() + make_interval(mins => $3))`,
      [memberId, hashSecret(secret), SIGN_IN_MINUTES, SIGN_IN_OPEN - 1],
    );
    return this.url('/sign-in/link', secret);
  }

  /** Closes the earlier ones. */
  async createSetup(tx: Sql): Promise<string> {
    const secret = newSecret();
    await this.closeSetup(tx);
    await tx.query(
      `INSERT INTO mail_links (purpose, token_hash, expires_at) VALUES ('SETUP', $1, now() + make_interval(days => $2))`,
      [hashSecret(secret), SETUP_DAYS],
    );
    return this.url('/setup', secret);
  }

  /** Called with the member's row locked; an earlier link of theirs is closed. */
  async createEmailChange(tx: Sql, memberId: number, email: string): Promise<string> {
    const secret = newSecret();
    await this.purge(tx);
    await this.closeEmailChanges(tx, memberId);
    await tx.query(
      `INSERT INTO mail_links (purpose, token_hash, member_id, email, expires_at)
       VALUES ('EMAIL_CHANGE', $1, $2, $3, now() + make_interval(hours => $4))`,
      [hashSecret(secret), memberId, email, EMAIL_CHANGE_HOURS],
    );
    return `${this.url('/verify-email', secret)}&for=change`;
  }

  /** Whose address a link changes, and to which; null for an unknown or expired one. */
  async findEmailChange(tx: Sql, secret: string): Promise<{ memberId: number; email: string } | null> {
    const [row] = await tx.query<{ member_id: number; email: string }>(
      `SELECT member_id, email FROM mail_links WHERE token_hash = $1 AND purpose = 'EMAIL_CHANGE' AND expires_at > now()`,
      [hashSecret(secret)],
    );
    return row ? { memberId: row.member_id, email: row.email } : null;
  }

  async closeEmailChanges(tx: Sql, memberId: number): Promise<void> {
    await tx.query(`DELETE FROM mail_links WHERE member_id = $1 AND purpose = 'EMAIL_CHANGE'`, [memberId]);
  }

  /** The sign-up that a link confirms; null for an unknown or expired one. Whoever makes the member of it closes the link. */
  async findSignUp(tx: Sql, secret: string): Promise<PendingSignUp | null> {
    const [row] = await tx.query<{
      email: string;
      display_name: string;
      password_hash: string;
      locale: Locale;
      via_member_id: number | null;
    }>(
      `SELECT email, display_name, password_hash, locale, via_member_id FROM mail_links
       WHERE token_hash = $1 AND purpose = 'SIGN_UP' AND expires_at > now()`,
      [hashSecret(secret)],
    );
    return row
      ? {
          email: row.email,
          displayName: row.display_name,
          passwordHash: row.password_hash,
          locale: row.locale,
          viaMemberId: row.via_member_id,
        }
      : null;
  }

  /** Closes every link that would make this address somebody’s, and forgets who asked for it. */
  async forgetAddress(tx: Sql, email: string): Promise<void> {
    await tx.query(`DELETE FROM mail_links WHERE purpose IN ('SIGN_UP', 'EMAIL_CHANGE') AND email = $1`, [
      email,
    ]);
    await tx.query('DELETE FROM email_changes WHERE email = $1', [email]);
  }

  /** Closes every sign-up that waits for an address. */
  async closeSignUps(tx: Sql, email: string): Promise<void> {
    await tx.query(`DELETE FROM mail_links WHERE purpose = 'SIGN_UP' AND email = $1`, [email]);
  }

  /** Uses the link up. @returns whose it is; null for an unknown, expired or used one */
  async redeemSignIn(tx: Sql, secret: string): Promise<number | null> {
    const [row] = await tx.query<{ member_id: number }>(
      `DELETE FROM mail_links WHERE token_hash = $1 AND purpose = 'SIGN_IN' AND expires_at > now() RETURNING member_id`,
      [hashSecret(secret)],
    );
    return row?.member_id ?? null;
  }

  /** Closes every link of a member. */
  async closeAll(tx: Sql, memberId: number): Promise<void> {
    await tx.query('DELETE FROM mail_links WHERE member_id = $1', [memberId]);
  }

  async isOpenSetup(sql: Sql, secret: string): Promise<boolean> {
    const rows = await sql.query(
      `SELECT 1 FROM mail_links WHERE token_hash = $1 AND purpose = 'SETUP' AND expires_at > now()`,
      [hashSecret(secret)],
    );
    return rows.length > 0;
  }

  async closeSetup(tx: Sql): Promise<void> {
    await tx.query(`DELETE FROM mail_links WHERE purpose = 'SETUP'`);
  }

  /** What is over: links, and addresses that nobody confirmed. */
  private async purge(tx: Sql): Promise<void> {
    await tx.query(
      `DELETE FROM mail_links WHERE id IN (
         SELECT id FROM mail_links WHERE expires_at < now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
      [PURGE],
    );
    await tx.query(
      `DELETE FROM email_changes WHERE member_id IN (
         SELECT member_id FROM email_changes WHERE requested_at < now() - make_interval(hours => $1)
         ORDER BY requested_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [EMAIL_CHANGE_HOURS, PURGE],
    );
  }

  private url(path: string, secret: string): string {
    return `${this.config.publicUrl}${path}?token=${secret}`;
  }
}
