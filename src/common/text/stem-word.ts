import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';

const CACHE_SIZE = 20_000;
const MIN_LENGTH = 3;
const ENGLISH = /^[a-z]+$/;
const RUSSIAN = /^[а-я]+$/;

const IRREGULAR = new Map([
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['people', 'person'],
  ['gas', 'gas'],
  ['gases', 'gas'],
]);
// The English rules cut bus to bu and buses to buse; these end in their stem (famous, houses do not).
const STEM_IN_US = /^(.*[^aeo]us)(?:es)?$/;
// The Russian rules part идея from идеи. Nouns like it that an idea may be about:
const NOUN_IN_EYA = /^(ид|алл|зат|галер|батар|лотер|транш)е(?:я|и|ю|й|ей|ям|ями|ях)$/;
// The vowel of остановок, дорожек, скамеек, рынок is missing from their other forms.
const FLEETING_VOWEL = /([^аеиоуыэюя])[ое]к$/;
const FLEETING_VOWEL_AFTER_VOWEL = /([аеиоуя])ек$/;
const MIN_FLEETING_LENGTH = 5;

const cache = new Map<string, string>();

function englishStem(word: string): string {
  return IRREGULAR.get(word) ?? STEM_IN_US.exec(word)?.[1] ?? stemEnglish(word);
}

function russianStem(word: string): string {
  const noun = NOUN_IN_EYA.exec(word)?.[1];
  if (noun !== undefined) return `${noun}е`;
  const stem = stemRussian(word);
  if (stem.length < MIN_FLEETING_LENGTH) return stem;
  return stem.replace(FLEETING_VOWEL, '$1к').replace(FLEETING_VOWEL_AFTER_VOWEL, '$1йк');
}

/**
 * The stem of one folded word: by Porter's rules if its letters are a to z, by Snowball's for Russian if they are а to я,
 * either with amendments for words common in ideas; any other word is its own stem. Never empty.
 */
export function stemWord(word: string): string {
  if (word.length < MIN_LENGTH) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  let stem = word;
  if (ENGLISH.test(word)) stem = englishStem(word) || word;
  else if (RUSSIAN.test(word)) stem = russianStem(word) || word;
  if (cache.size >= CACHE_SIZE) {
    const oldest = cache.keys().next();
    if (!oldest.done) cache.delete(oldest.value);
  }
  cache.set(word, stem);
  return stem;
}
