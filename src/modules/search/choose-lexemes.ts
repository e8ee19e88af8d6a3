import type { Lexeme } from '../../common/text/query-terms.js';
import { similarQuery } from '../../common/text/search-vector.js';
import { stemWord } from '../../common/text/stem-word.js';
import type { LexemeStatistics } from './lexeme-statistics.js';

const MAX_COMBINED = 8;
const MAX_TOGETHER = 3;
// Words of one text keep each other's company.
const TOGETHER_MORE_OFTEN = 4;
/** Of so few words one alone may make a text similar enough. */
const FEW_WORDS = 3;
const MORE_FOR_FEW = 4;

/** A word, by any of its lexemes. */
interface Term {
  anyOf: Lexeme[];
  rows: number;
}

interface Combination {
  terms: Term[];
  rows: number;
}

/** An unfinished word comes as a beginning and as a stem, a lone one as half a beginning, too. */
const isSameWord = (word: Lexeme, other: Lexeme): boolean =>
  word.isPrefix && (other.isPrefix ? word.text.startsWith(other.text) : stemWord(word.text) === other.text);

function wordsOf(lexemes: readonly Lexeme[]): Lexeme[][] {
  const words: Lexeme[][] = [];
  for (const lexeme of lexemes) {
    const word = words.find(([first]) => first && (isSameWord(first, lexeme) || isSameWord(lexeme, first)));
    if (word) word.push(lexeme);
    else words.push([lexeme]);
  }
  return words;
}

/** Every set of at most `size` of the terms, the empty one too. */
function combinations(terms: readonly Term[], size: number): Term[][] {
  if (size === 0) return [[]];
  const withFirst = (first: Term, others: Term[]): Term[][] =>
    combinations(others, size - 1).map((rest) => [first, ...rest]);
  return [[], ...terms.flatMap((term, i) => withFirst(term, terms.slice(i + 1)))];
}

/** Rows that hold all of them, were they strewn over the rows independently, but for TOGETHER_MORE_OFTEN. */
function rowsWithAll([first, ...others]: readonly Term[], all: number): number {
  let rows = first?.rows ?? all;
  for (const other of others) rows *= Math.min(1, (TOGETHER_MORE_OFTEN * other.rows) / Math.max(1, all));
  return rows;
}

function literal({ terms }: Combination): string {
  const words = terms.map(({ anyOf }) => similarQuery(anyOf));
  return terms.map(({ anyOf }, i) => (anyOf.length > 1 ? `(${words[i]})` : words[i])).join(' & ');
}

/**
 * A tsquery literal that brings what most likely resembles a text of these lexemes, and about `budget` rows (for three
 * words and fewer, four times as many); null for no lexemes. Any frequent lexeme alone would bring rows by the ten
 * thousand, while what resembles the text shares several of them. So of the rarest words, and of each two and three of
 * them together, those are asked for that bring the fewest rows, one after another while the budget lasts. A mistyped
 * word costs nothing: it is rare, or nowhere at all.
 */
export function chooseLexemes(
  lexemes: readonly Lexeme[],
  statistics: LexemeStatistics,
  budget: number,
): string | null {
  // A letter is what stands of an unfinished word.
  const whole = lexemes.filter(({ text, isPrefix }) => isPrefix || text.length > 1);
  const rarest = wordsOf(whole.length > 0 ? whole : lexemes)
    .map((anyOf): Term => ({
      anyOf,
      rows: anyOf.reduce((rows, lexeme) => rows + statistics.rowsWith(lexeme), 0),
    }))
    // Among those equally unknown the longer is the rarer.
    .sort((a, b) => a.rows - b.rows || (b.anyOf[0]?.text.length ?? 0) - (a.anyOf[0]?.text.length ?? 0))
    .slice(0, MAX_COMBINED);
  const sorted = combinations(rarest, MAX_TOGETHER)
    .filter((terms) => terms.length > 0)
    .map((terms): Combination => ({ terms, rows: rowsWithAll(terms, statistics.rows) }))
    .sort((a, b) => a.rows - b.rows);
  const chosen = sorted.slice(0, 1);
  let left = budget * (rarest.length <= FEW_WORDS ? MORE_FOR_FEW : 1) - (sorted[0]?.rows ?? 0);
  for (const combination of sorted.slice(1)) {
    left -= combination.rows;
    if (left < 0) break;
    chosen.push(combination);
  }
  const isCovered = ({ terms }: Combination): boolean =>
    chosen.some(
      (other) => other.terms.length < terms.length && other.terms.every((term) => terms.includes(term)),
    );
  const literals = chosen.filter((combination) => !isCovered(combination)).map(literal);
  return literals.length === 0 ? null : literals.join(' | ');
}
