import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });
const NON_ASCII = /[^\0-\x7F]/;
const HAN = /\p{Script=Han}/u;
// Beyond ASCII, or followed by a mark that NFKC found no composite for.
const LATIN = /(?![a-z])\p{Script=Latin}|[a-z]\p{M}/u;
const LATIN_MARKS = /(?<=\p{Script=Latin})\p{M}+/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]+/gu;
const APOSTROPHES = /[’ʼ]/g;

/**
 * What two spellings of the same word have in common: NFKC, lower case, Latin letters without their marks, ё as е,
 * Traditional Han as Simplified, neither
 * format characters nor variation selectors. For comparing and searching, never for showing.
 */
export function foldText(text: string): string {
  if (!NON_ASCII.test(text)) return text.toLowerCase();
  let folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replaceAll('ё', 'е')
    .replace(APOSTROPHES, "'");
  if (LATIN.test(folded)) folded = folded.normalize('NFD').replace(LATIN_MARKS, '').normalize('NFC');
  return HAN.test(folded) ? toSimplified(folded) : folded;
}
