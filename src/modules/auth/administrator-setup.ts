import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { MembersService } from '../members/members.service.js';
import { normalizeEmail } from './email-address.js';
import { MailLinksService } from './mail-links.service.js';
import { hashPassword } from './password.js';

/** Held by whoever may make the first administrator; any constant number of ours does. */
const LOCK = 7_203_114_512;
const DISPLAY_NAME = 'Administrator';

@Injectable()
export class AdministratorSetup {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly members: MembersService,
  ) {}

  /**
   * Makes the first administrator from the settings, unless there is one. Several processes may start at once.
   * @returns where to set up the first administrator, when the settings name none; the link works once, for 7 days, and is the only one
   */
  async ensureAdministrator(): Promise<{ setupUrl: string } | null> {
    const { adminEmail, adminPassword } = this.config;
    return this.database.transaction(async (tx) => {
      if (await this.hasAdministrator(tx)) return null;
      if (adminEmail === undefined || adminPassword === undefined)
        return { setupUrl: await this.links.createSetup(tx) };
      await this.appoint(tx, normalizeEmail(adminEmail), adminPassword);
      await this.links.closeSetup(tx);
      return null;
    });
  }

  /** Decides for the transaction: until its end nobody else becomes the first. */
  async hasAdministrator(tx: Sql): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    return (await tx.query(`SELECT 1 FROM members WHERE role = 'ADMIN' LIMIT 1`)).length > 0;
  }

  /** A member who has that address keeps their own password. */
  private async appoint(tx: Sql, email: string, password: string): Promise<void> {
    const promoted = await tx.query(`UPDATE members SET role = 'ADMIN' WHERE email = $1 RETURNING id`, [
      email,
    ]);
    if (promoted.length > 0) return;
    const passwordHash = await hashPassword(password);
    await this.members.create(tx, { displayName: DISPLAY_NAME, email, passwordHash, role: 'ADMIN' });
  }
}
