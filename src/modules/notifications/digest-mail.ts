import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatMessage, type Message } from '../../common/i18n/format-message.js';
import { Config } from '../../config/config.js';
import { MailTemplates } from '../../mail/mail-templates.js';
import type { Mail } from '../../mail/mailer.js';
import { renderMail } from '../../mail/render-mail.js';
import { MailReceivers } from './mail-receivers.js';
import { MailWorthy } from './mail-worthy.js';
import { MAIL_TEXTS as TEXTS } from './notification-mail.messages.js';
import { notificationsUrl, preferencesUrl } from './notification-pages.js';

declare module '../../mail/mail-templates.js' {
  interface MailTemplateMap {
    /** The newest ones, and how many more there are. */
    'notification-digest': { memberId: number; notificationIds: number[]; more: number };
  }
}

/** The mail that tells of several notifications: those that are still unread and to be told when it is sent. */
@Injectable()
export class DigestMail implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly receivers: MailReceivers,
    private readonly templates: MailTemplates,
    private readonly worthy: MailWorthy,
  ) {}

  onModuleInit(): void {
    this.templates.register('notification-digest', ({ memberId, notificationIds, more }) =>
      this.compose(memberId, notificationIds, more),
    );
  }

  private async compose(memberId: number, ids: readonly number[], more: number): Promise<Mail | null> {
    const receiver = await this.receivers.find(memberId);
    if (!receiver) return null;
    const { context, email, name, unsubscribeUrl } = receiver;
    const unread = (await this.worthy.of(context, ids)).filter(({ readAt }) => readAt === null);
    if (unread.length === 0) return null;
    const { publicUrl } = this.config;
    const values = { name, more, site: new URL(publicUrl).host, count: unread.length + more };
    const say = (message: Message): string => formatMessage(message, context.locale, values);
    const content = {
      subject: say(TEXTS.digestSubject),
      paragraphs: [say(TEXTS.digestIntro), ...(more > 0 ? [say(TEXTS.digestMore)] : [])],
      action: { label: say(TEXTS.digestOpen), url: notificationsUrl(publicUrl) },
      list: unread.map(({ text, url }) => ({ label: text, url })),
      footer: say(TEXTS.whyDigest),
      footerLinks: [
        { label: say(TEXTS.unsubscribe), url: unsubscribeUrl },
        { label: say(TEXTS.preferences), url: preferencesUrl(publicUrl) },
      ],
    };
    return { to: email, listUnsubscribe: unsubscribeUrl, ...renderMail(content, context.locale) };
  }
}
