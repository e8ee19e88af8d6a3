import { formatMessage, type Message } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';
import type { Mail } from '../../mail/mailer.js';
import { renderMail } from '../../mail/render-mail.js';

/** The words of a mail that brings a link. They may name {site} and, where the receiver is a member, {name}. */
export interface AccountMailMessages {
  subject: Message;
  intro: Message;
  /** On the button. */
  label: Message;
  more: Message;
  footer: Message;
}

export interface AccountMailValues {
  /** The site's host. */
  site: string;
  /** The receiver's own name; never one that a stranger may have typed, which would carry their words into the mail. */
  name?: string;
  url: string;
}

export function accountMail(
  messages: AccountMailMessages,
  to: string,
  values: AccountMailValues,
  locale: Locale,
): Mail {
  const { url, site, name = '' } = values;
  const say = (message: Message): string => formatMessage(message, locale, { site, name });
  const content = {
    subject: say(messages.subject),
    paragraphs: [say(messages.intro), say(messages.more)],
    action: { label: say(messages.label), url },
    footer: say(messages.footer),
  };
  return { to, ...renderMail(content, locale) };
}
