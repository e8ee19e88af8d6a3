import { Injectable } from '@nestjs/common';
import { isLocale, type Locale } from '../../common/i18n/locale.js';
import { Config } from '../../config/config.js';
import type { Sql } from '../../database/sql.js';
import type { Mail } from '../../mail/mailer.js';
import { accountMail, type AccountMailMessages } from './account-mail.js';
import { MailLinksService } from './mail-links.service.js';

/** Makes mails that bring a member a link to sign in by. */
@Injectable()
export class SignInMail {
  constructor(
    private readonly config: Config,
    private readonly links: MailLinksService,
  ) {}

  /**
   * Makes the link, too.
   * @param locale where the member has chosen none
   * @returns null where nobody has that address
   */
  async compose(tx: Sql, messages: AccountMailMessages, email: string, locale: Locale): Promise<Mail | null> {
    const [member] = await tx.query<{ id: number; display_name: string; locale: string | null }>(
      'SELECT id, display_name, locale FROM members WHERE email = $1 FOR NO KEY UPDATE',
      [email],
    );
    if (!member) return null;
    const url = await this.links.createSignIn(tx, member.id);
    const values = { site: new URL(this.config.publicUrl).host, name: member.display_name, url };
    return accountMail(messages, email, values, isLocale(member.locale) ? member.locale : locale);
  }
}
