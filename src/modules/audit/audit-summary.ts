import { formatMessage, type Message, type MessageValues } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';
import { AUDIT_ACTIONS } from './audit-actions.messages.js';

const ACTIONS: Readonly<Record<string, Message>> = AUDIT_ACTIONS;
/** A word that depends on a value: in a label none of its branches is true. */
const CHOICE = /\{\w+, *select,(?:[^{}]|\{[^{}]*\})*\}/gu;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

export const ACTION_KEYS: readonly string[] = Object.keys(AUDIT_ACTIONS);

const isValue = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

function worded(value: string | number, locale: Locale): string | number {
  if (typeof value === 'number' || !MOMENT.test(value)) return value;
  const at = new Date(value);
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(at)} UTC`;
}

/**
 * One sentence of what was done, in the reader's language, with the reason if one was given; of an action that this version does not know, its key.
 * @param details as they were recorded; moments among them are told in words
 */
export function auditSummary(
  action: string,
  subject: string | null,
  details: object,
  locale: Locale,
): string {
  const message = ACTIONS[action];
  if (!message) return action;
  const values: MessageValues = { subject: subject ?? '' };
  for (const [name, value] of Object.entries(details))
    if (isValue(value)) values[name] = worded(value, locale);
  const sentence = say(message, locale, values) ?? action;
  const reason = values['reason'];
  return reason === undefined || reason === '' || message[locale].includes('{reason')
    ? sentence
    : `${sentence}: ${reason}`;
}

/** The same with gaps in place of what it names, to choose an action by. */
export function actionLabel(action: string, locale: Locale): string {
  const message = ACTIONS[action];
  if (!message) return action;
  const text = message[locale].replaceAll(CHOICE, '…');
  const values: MessageValues = {};
  for (const [, name = '', kind] of text.matchAll(/\{(\w+)(?:, *(plural|number))?/gu))
    values[name] ??= kind ? 5 : '…';
  const gapped: Message = { ...message, [locale]: text.replaceAll('#', '…') };
  return say(gapped, locale, values) ?? action;
}

/** Null where the details lack what the sentence names: they are older than it. */
function say(message: Message, locale: Locale, values: MessageValues): string | null {
  try {
    return formatMessage(message, locale, values);
  } catch {
    return null;
  }
}
