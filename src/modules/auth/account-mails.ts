import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Locale } from '../../common/i18n/locale.js';
import { Clock, DAY } from '../../common/time/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Mail } from '../../mail/mailer.js';
import { MailQueue } from '../../mail/mail-queue.js';
import { MailTemplates, type MailTemplateMap } from '../../mail/mail-templates.js';
import { ACCOUNT_EXISTS_MAIL } from './account-exists.messages.js';
import { accountMail } from './account-mail.js';
import { MailLinksService, type PendingSignUp } from './mail-links.service.js';
import { SIGN_IN_LINK_MAIL } from './sign-in-link.messages.js';
import { SignInMail } from './sign-in-mail.js';
import { VERIFY_EMAIL_MAIL } from './verify-email.messages.js';

declare module '../../mail/mail-templates.js' {
  interface MailTemplateMap {
    'sign-up': PendingSignUp;
    'sign-in-link': { email: string; locale: Locale };
  }
}
type AccountMailName = 'sign-up' | 'sign-in-link';

/** Nobody waits any more for a link that was asked for so long ago, milliseconds. */
const STALE = DAY;

/**
 * Mails that bring a link. Whoever asks for one leaves the same row for a known and an unknown address; who has the address is looked up, and
 * the link made, when the mail is sent. Neither the answer nor its time can tell.
 */
@Injectable()
export class AccountMails implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly database: Database,
    private readonly links: MailLinksService,
    private readonly queue: MailQueue,
    private readonly signInMail: SignInMail,
    private readonly templates: MailTemplates,
  ) {}

  onModuleInit(): void {
    this.templates.register('sign-up', (signUp, { postedAt }) =>
      this.isStale(postedAt) ? Promise.resolve(null) : this.composeSignUp(signUp),
    );
    this.templates.register('sign-in-link', ({ email, locale }, { postedAt }) =>
      this.isStale(postedAt)
        ? Promise.resolve(null)
        : this.database.transaction((tx) => this.signInMail.compose(tx, SIGN_IN_LINK_MAIL, email, locale)),
    );
  }

  async post<N extends AccountMailName>(template: N, payload: MailTemplateMap[N]): Promise<void> {
    await this.database.transaction((tx) =>
      this.queue.post(tx, [{ template, payload, memberId: null, isUrgent: true }]),
    );
  }

  /** Confirms a new address; the owner of a known one learns that they have an account. */
  private composeSignUp(signUp: PendingSignUp): Promise<Mail> {
    const { email, locale } = signUp;
    return this.database.transaction(async (tx) => {
      const toMember = await this.signInMail.compose(tx, ACCOUNT_EXISTS_MAIL, email, locale);
      if (toMember) return toMember;
      const url = await this.links.createSignUp(tx, signUp);
      const site = new URL(this.config.publicUrl).host;
      return accountMail(VERIFY_EMAIL_MAIL, email, { site, url }, locale);
    });
  }

  private isStale(postedAt: Date): boolean {
    return this.clock.now().getTime() - postedAt.getTime() > STALE;
  }
}
