import { cleanText, codePointLength } from '../../common/text/clean-text.js';
import { LIMITS } from '../../common/limits.js';

const LINE_INSIDE = /[\n\t]/g;
const BIDI_CONTROL = /\p{Bidi_Control}/gu;

/** A text without a title: its first 150 code points serve as one, line breaks as spaces; the body is all of it, where that says more. */
export function titleAndBody(statement: string): { title: string; body: string } | { problem: string } {
  const text = cleanText(statement);
  if (!text.ok)
    return { problem: text.reason === 'empty' ? 'a statement without text' : 'text that is not Unicode' };
  const length = codePointLength(text.value);
  if (length > LIMITS.bodyMax)
    return { problem: `a statement of ${length} characters, above ${LIMITS.bodyMax}` };
  const start = length > LIMITS.titleMax ? [...text.value].slice(0, LIMITS.titleMax).join('') : text.value;
  const title = start.replace(LINE_INSIDE, ' ').replace(BIDI_CONTROL, '').trim();
  return { title, body: length > LIMITS.titleMax ? text.value : '' };
}
