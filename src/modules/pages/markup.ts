import { escapeHtml } from '../../common/text/escape-html.js';

/** HTML or XML that may be inserted as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[];

function written(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
}

/** A template whose values are text, escaped, unless they are markup themselves. Values in attributes stand in quotes. */
export function markup(strings: TemplateStringsArray, ...values: Value[]): Markup {
  let text = strings[0] ?? '';
  for (const [i, value] of values.entries()) text += written(value) + (strings[i + 1] ?? '');
  return new Markup(text);
}

export const NO_MARKUP = new Markup('');
