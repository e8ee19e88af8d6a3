import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './locale.js';

export type MessageValues = Record<string, string | number>;
/** One text in every language of the interface, in ICU MessageFormat; a missing one does not compile. */
export type Message = Readonly<Record<Locale, string>>;

const formats = new Map<string, IntlMessageFormat>();

export function formatMessage(message: Message, locale: Locale, values: MessageValues = {}): string {
  const key = `${locale}\n${message[locale]}`;
  let format = formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(message[locale], locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}
