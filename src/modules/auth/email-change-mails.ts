import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Locale } from '../../common/i18n/locale.js';
import { Clock, DAY } from '../../common/time/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Mail } from '../../mail/mailer.js';
import { MailTemplates, type MailTemplateMap } from '../../mail/mail-templates.js';
import { accountMail } from './account-mail.js';
import { ADDRESS_TAKEN_MAIL, EMAIL_CHANGED_MAIL, EMAIL_CHANGE_MAIL } from './email-change.messages.js';
import { EmailChanges } from './email-changes.js';
import { MailLinksService } from './mail-links.service.js';
import { SignInMail } from './sign-in-mail.js';

interface AddressOfMember {
  memberId: number;
  email: string;
  locale: Locale;
}

declare module '../../mail/mail-templates.js' {
  interface MailTemplateMap {
    /** To the new address. */
    'email-change': AddressOfMember;
    /** To the one until now. */
    'email-changed': AddressOfMember;
  }
}

/** Mails about another address. Whether somebody has it is looked up only when the mail is sent, so that no answer and no time tells. */
@Injectable()
export class EmailChangeMails implements OnModuleInit {
  constructor(
    private readonly changes: EmailChanges,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly signInMail: SignInMail,
    private readonly templates: MailTemplates,
  ) {}

  onModuleInit(): void {
    this.templates.register('email-change', (change, { postedAt }) =>
      this.clock.now().getTime() - postedAt.getTime() > DAY ? Promise.resolve(null) : this.ask(change),
    );
    this.templates.register('email-changed', (change) => this.tell(change));
  }

  private ask({ memberId, email, locale }: MailTemplateMap['email-change']): Promise<Mail | null> {
    return this.database.transaction(async (tx) => {
      const members = await tx.query('SELECT 1 FROM members WHERE id = $1 FOR NO KEY UPDATE', [memberId]);
      if (members.length === 0 || (await this.changes.pending(memberId, tx)) !== email) return null;
      const toOwner = await this.signInMail.compose(tx, ADDRESS_TAKEN_MAIL, email, locale);
      if (toOwner) return toOwner;
      const url = await this.links.createEmailChange(tx, memberId, email);
      await this.changes.renew(tx, memberId);
      return accountMail(EMAIL_CHANGE_MAIL, email, { site: this.site, url }, locale);
    });
  }

  private async tell({ memberId, email, locale }: MailTemplateMap['email-changed']): Promise<Mail | null> {
    const [member] = await this.database.query<{ display_name: string }>(
      'SELECT display_name FROM members WHERE id = $1 AND erased_at IS NULL',
      [memberId],
    );
    if (!member) return null;
    const values = { site: this.site, name: member.display_name, url: this.config.publicUrl };
    return accountMail(EMAIL_CHANGED_MAIL, email, values, locale);
  }

  private get site(): string {
    return new URL(this.config.publicUrl).host;
  }
}
