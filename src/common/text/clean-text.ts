/**
 * Text as the database may store it, or why it may not: `invalid` for a lone surrogate or U+0000,
 * `empty` where a reader would see nothing at all.
 */
export type CleanResult = { ok: true; value: string } | { ok: false; reason: 'invalid' | 'empty' };

const LONE_SURROGATE = /\p{Surrogate}/u;
const LINE_BREAK = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
// XML 1.0 allows neither control characters nor U+FFFE and U+FFFF, so neither could appear in a feed.
const CONTROL = /[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/gu;
const BIDI_OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/g;
const WHITE_SPACE_RUN = /\p{White_Space}+/gu;
// The braille blank is a symbol by its category; Hangul fillers, variation selectors and tags are default-ignorable.
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

function clean(input: string, isLine: boolean): CleanResult {
  if (LONE_SURROGATE.test(input) || input.includes('\0')) return { ok: false, reason: 'invalid' };
  let text = input.replace(LINE_BREAK, '\n').replace(CONTROL, '');
  if (isLine) text = text.replace(BIDI_OVERRIDE, '').replace(WHITE_SPACE_RUN, ' ');
  // Last, because taking a character out may bring together two that compose.
  const value = text.normalize('NFC').trim();
  return VISIBLE.test(value) ? { ok: true, value } : { ok: false, reason: 'empty' };
}

/**
 * A title, a name: NFC, trimmed, each run of white space (line breaks too) folded to one space, without control
 * characters and without the bidi embeddings, overrides and isolates that make a name read as another.
 */
export function cleanLine(input: string): CleanResult {
  return clean(input, true);
}

/** A text of several lines: NFC, trimmed, every kind of line break as LF, without control characters but LF and tab. */
export function cleanText(input: string): CleanResult {
  return clean(input, false);
}

/** The length that limits are stated in: code points, so that an emoji or a rare ideograph counts once. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
