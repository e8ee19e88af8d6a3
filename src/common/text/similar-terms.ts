import { anyForm, anyFormOrBeginning, type Lexeme, prefix, runLexemes } from './query-terms.js';
import { isStopWord } from './stop-words.js';
import { textRuns } from './text-runs.js';

const MAX_TERMS = 32;
const MIN_HALF = 4;

/**
 * What a text that resembles this title is likely to hold, in its order, distinct, at most 32: the stem of each word,
 * the last one also as a prefix, pairs of neighbours in scripts without spaces; words that say little only where there
 * are no others. A title of one word gives its first half as a prefix too, since a typo would otherwise leave nothing
 * to find. Apart from `similarQuery`, so that who knows how frequent lexemes are may thin them out in between.
 */
export function similarTerms(title: string): Lexeme[] {
  const runs = [...textRuns(title)];
  const last = runs.at(-1);
  const found = runs.flatMap((run) =>
    runLexemes(run, run === last ? anyFormOrBeginning : anyForm)
      .flat()
      .map((lexeme) => ({ lexeme, isStop: isStopWord(run.kind === 'word' ? run.text : lexeme.text) })),
  );
  if (last?.kind === 'word' && runs.length === 1) {
    const letters = Array.from(last.text);
    const half = Math.max(MIN_HALF, Math.ceil(letters.length / 2));
    if (half < letters.length) found.push({ lexeme: prefix(letters.slice(0, half).join('')), isStop: false });
  }
  const telling = found.filter((term) => !term.isStop);
  const distinct = new Map<string, Lexeme>();
  for (const { lexeme } of telling.length > 0 ? telling : found) {
    if (distinct.size < MAX_TERMS) distinct.set(`${lexeme.text}${lexeme.isPrefix ? '*' : ''}`, lexeme);
  }
  return [...distinct.values()];
}
