import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isLocale } from '../../common/i18n/locale.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Mail } from '../../mail/mailer.js';
import { MailTemplates } from '../../mail/mail-templates.js';
import { accountMail } from '../auth/account-mail.js';
import { EXPORT_READY_MAIL } from './export.messages.js';

declare module '../../mail/mail-templates.js' {
  interface MailTemplateMap {
    'data-export-ready': { memberId: number };
  }
}

/** Says that an export is there, while it is. */
@Injectable()
export class ExportMail implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly templates: MailTemplates,
  ) {}

  onModuleInit(): void {
    this.templates.register('data-export-ready', ({ memberId }) => this.compose(memberId));
  }

  private async compose(memberId: number): Promise<Mail | null> {
    const [member] = await this.database.query<{ email: string; name: string; locale: string }>(
      `SELECT m.email, m.display_name AS name, coalesce(m.locale, e.locale) AS locale
       FROM members m JOIN data_exports e ON e.member_id = m.id
       WHERE m.id = $1 AND m.email IS NOT NULL AND e.state = 'READY' AND e.expires_at > now()`,
      [memberId],
    );
    if (!member) return null;
    const { email, name, locale } = member;
    const { publicUrl } = this.config;
    const values = { site: new URL(publicUrl).host, name, url: `${publicUrl}/account/data` };
    return accountMail(EXPORT_READY_MAIL, email, values, isLocale(locale) ? locale : 'en');
  }
}
