import { foldText } from './fold-text.js';

/**
 * A stretch of letters that is read one way: `word` is a word by itself; `han`, and `unspaced` for kana, Hangul and
 * the scripts of South-East Asia, hold words with nothing between them.
 */
export type TextRun = { kind: 'word' | 'han' | 'unspaced'; text: string };

const MAX_WORD_CODE_POINTS = 64;

const UNKNOWN = 0;
const GAP = 1;
const LETTER = 2;
const HAN = 3;
const UNSPACED = 4;
const MARK = 5;
const APOSTROPHE = 6;

const IS_LETTER = /^[\p{L}\p{N}]$/u;
const IS_HAN = /^\p{Script=Han}$/u;
const IS_UNSPACED =
  /^[ー\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;
const IS_MARK = /^\p{M}$/u;

// l'eau, qu'il, o'neil: what stands before the apostrophe is a word of its own.
const ELISION = /^(\p{L}|qu)'/u;
const POSSESSIVE = /'s$/;

// For one hint titles are gone through by the hundred: a table of the characters met so far outruns a regex over the text.
const classes = new Uint8Array(0x1_0000);

function classify(character: string): number {
  if (character === "'") return APOSTROPHE;
  if (IS_MARK.test(character)) return MARK;
  if (!IS_LETTER.test(character)) return GAP;
  if (IS_HAN.test(character)) return HAN;
  return IS_UNSPACED.test(character) ? UNSPACED : LETTER;
}

function classOf(text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? 0;
  const known = classes[codePoint] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const found = classify(String.fromCodePoint(codePoint));
  if (codePoint < classes.length) classes[codePoint] = found;
  return found;
}

function* wordsOf(stretch: string): Generator<TextRun> {
  let rest = stretch;
  if (stretch.includes("'")) {
    const elided = ELISION.exec(rest)?.[1];
    if (elided !== undefined) {
      yield { kind: 'word', text: elided };
      rest = rest.slice(elided.length + 1);
    }
    rest = rest.replace(POSSESSIVE, '').replaceAll("'", '');
  }
  const isLong = rest.length > MAX_WORD_CODE_POINTS;
  yield { kind: 'word', text: isLong ? Array.from(rest).slice(0, MAX_WORD_CODE_POINTS).join('') : rest };
}

/** The folded text's runs in reading order; words longer than 64 code points are cut to that. Lazy. */
export function* textRuns(text: string): Generator<TextRun> {
  const folded = foldText(text);
  let start = 0;
  let current = GAP;
  for (let index = 0; index <= folded.length; index++) {
    let next = index < folded.length ? classOf(folded, index) : GAP;
    if (next === MARK) next = current;
    else if (next === APOSTROPHE) {
      next = current === LETTER && classOf(folded, index + 1) === LETTER ? LETTER : GAP;
    }
    if (next !== current) {
      const stretch = folded.slice(start, index);
      if (current === LETTER) yield* wordsOf(stretch);
      else if (current !== GAP) yield { kind: current === HAN ? 'han' : 'unspaced', text: stretch };
      start = index;
      current = next;
    }
    if ((folded.codePointAt(index) ?? 0) > 0xffff) index++;
  }
}
