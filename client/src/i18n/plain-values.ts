import type { I18n } from '@lingui/core';

/** A sign that is not seen and breaks no word. */
const WORD_JOINER = '\u2060';
const TAG_OPENING = /<(?=[a-z\d/])/gi;

const plain = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(TAG_OPENING, `<${WORD_JOINER}`) : value;

/**
 * The same translations, with names and titles that look like tags left as they are: in a sentence with elements, `<b>` or `<0>` of
 * somebody's name would be taken for one of the sentence's own.
 */
export function withPlainValues(i18n: I18n): I18n {
  const translate = (id: string, values?: Record<string, unknown>, options?: object) =>
    i18n._(
      id,
      values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)])),
      options,
    );
  return Object.assign(Object.create(i18n), { _: translate });
}
