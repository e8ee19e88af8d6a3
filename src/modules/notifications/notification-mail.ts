import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatMessage, type Message } from '../../common/i18n/format-message.js';
import { plainBlocks } from '../../common/text/markdown.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { MailTemplates } from '../../mail/mail-templates.js';
import type { Mail } from '../../mail/mailer.js';
import { renderMail } from '../../mail/render-mail.js';
import { AdoptionsLoader } from '../adoptions/adoptions.loader.js';
import { StatusChangesLoader } from '../ideas/status-changes.loader.js';
import { StormsLoader } from '../storms/storms.loader.js';
import { MailReceivers, type MailReceiver } from './mail-receivers.js';
import { MailWorthy } from './mail-worthy.js';
import { isForTeam, isPersonal } from './notification-kind.js';
import { MAIL_TEXTS as TEXTS } from './notification-mail.messages.js';
import type { NotificationModel } from './notification.model.js';
import { preferencesUrl } from './notification-pages.js';

declare module '../../mail/mail-templates.js' {
  interface MailTemplateMap {
    notification: { notificationId: number };
  }
}

/** Code points of somebody's words that a mail repeats. */
const QUOTE_MAX = 3000;

/** The mail that tells of one notification at once, with the official response, progress or comment that it is about. */
@Injectable()
export class NotificationMail implements OnModuleInit {
  constructor(
    private readonly adoptions: AdoptionsLoader,
    private readonly changes: StatusChangesLoader,
    private readonly config: Config,
    private readonly database: Database,
    private readonly receivers: MailReceivers,
    private readonly storms: StormsLoader,
    private readonly templates: MailTemplates,
    private readonly worthy: MailWorthy,
  ) {}

  onModuleInit(): void {
    this.templates.register('notification', ({ notificationId }) => this.compose(notificationId));
  }

  private async compose(notificationId: number): Promise<Mail | null> {
    const [row] = await this.database.query<{ recipient_id: number }>(
      'SELECT recipient_id FROM notifications WHERE id = $1',
      [notificationId],
    );
    const receiver = row ? await this.receivers.find(row.recipient_id) : null;
    if (!receiver) return null;
    const [notification] = await this.worthy.of(receiver.context, [notificationId]);
    return notification ? this.write(notification, receiver) : null;
  }

  private async write(notification: NotificationModel, receiver: MailReceiver): Promise<Mail> {
    const { context, email, name, unsubscribeUrl } = receiver;
    const { text, url } = notification;
    const site = new URL(this.config.publicUrl).host;
    const say = (message: Message): string => formatMessage(message, context.locale, { name, text, site });
    const words = await this.wordsOf(notification, receiver);
    const content = {
      subject: text,
      paragraphs: [say(TEXTS.intro)],
      ...(words === null ? {} : { quote: plainBlocks(words, QUOTE_MAX) }),
      action: { label: say(TEXTS.open), url },
      list: await this.linksOf(notification, receiver),
      footer: say(reasonOf(notification)),
      footerLinks: [
        { label: say(TEXTS.unsubscribe), url: unsubscribeUrl },
        { label: say(TEXTS.preferences), url: preferencesUrl(this.config.publicUrl) },
      ],
    };
    return { to: email, listUnsubscribe: unsubscribeUrl, ...renderMail(content, context.locale) };
  }

  /** Markdown; null where nobody said anything, or said it between teams: internal notes stay inside. */
  private async wordsOf(
    { kind, changeId, updateId, commentId, isNote, stormId }: NotificationModel,
    { context }: MailReceiver,
  ): Promise<string | null> {
    if (changeId !== null) return (await this.changes.load(context, changeId))?.response ?? null;
    if (updateId !== null) return this.bodyOf('SELECT body FROM adoption_updates WHERE id = $1', updateId);
    if (stormId !== null) {
      const storm = await this.storms.load(context, stormId);
      return (kind === 'STORM_OPENED' ? storm?.brief : storm?.result) || null;
    }
    if (commentId === null || isNote) return null;
    return this.bodyOf(
      `SELECT body FROM comments WHERE id = $1 AND NOT is_internal AND deleted_at IS NULL AND moderation = 'VISIBLE'`,
      commentId,
    );
  }

  private async bodyOf(text: string, id: number): Promise<string | null> {
    const [row] = await this.database.query<{ body: string }>(text, [id]);
    return row?.body ?? null;
  }

  /** Where what was delivered is to be found. */
  private async linksOf(
    { kind, adoptionId }: NotificationModel,
    { context }: MailReceiver,
  ): Promise<{ label: string; url: string }[]> {
    if (kind !== 'DELIVERED' || adoptionId === null) return [];
    const adoption = await this.adoptions.load(context, adoptionId);
    return (adoption?.links ?? []).map(({ title, url }) => ({ label: title, url }));
  }
}

function reasonOf({ kind, isNote }: NotificationModel): Message {
  if (isForTeam(kind) || (isNote && kind === 'COMMENTED')) return TEXTS.whyTeam;
  if (kind === 'STORM_OPENED') return TEXTS.whyStormOpened;
  if (kind === 'STORM_CLOSED') return TEXTS.whyStormClosed;
  return isPersonal(kind) ? TEXTS.whyAddressed : TEXTS.why;
}
