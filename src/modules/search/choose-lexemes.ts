import type { Lexeme } from '../../common/text/query-terms.js';
import { similarQuery } from '../../common/text/search-vector.js';
import type { LexemeStatistics } from './lexeme-statistics.js';

const MAX_COMBINED = 8;
const MAX_TOGETHER = 3;
// Words of one text keep each other's company.
const TOGETHER_MORE_OFTEN = 4;

interface Term {
  lexeme: Lexeme;
  rows: number;
}

interface Combination {
  terms: Term[];
  rows: number;
}

/** Every set of at most `size` of the terms, each of which may be extended only by what follows its last one. */
function combinations(terms: readonly Term[], size: number): Term[][] {
  if (size === 0) return [[]];
  return [
    [],
    ...terms.flatMap((term, i) => combinations(terms.slice(i + 1), size - 1).map((rest) => [term, ...rest])),
  ];
}

/** Rows that hold all of them, were they strewn over the rows independently, but for TOGETHER_MORE_OFTEN. */
function rowsWithAll(terms: readonly Term[], all: number): number {
  let rows = all;
  for (const [i, term] of terms.entries())
    rows *= Math.min(1, (i === 0 ? 1 : TOGETHER_MORE_OFTEN) * (term.rows / Math.max(1, all)));
  return rows;
}

/**
 * A tsquery literal that brings what most likely resembles a text of these lexemes, and about `budget` rows; null for no
 * lexemes. Any frequent lexeme alone would bring rows by the ten thousand, while what resembles the text shares several
 * of them. So of the rarest ones, and of each two and three of them together, those are asked for that bring the fewest
 * rows, one after another while the budget lasts. A mistyped word costs nothing: it is rare, or nowhere at all.
 */
export function chooseLexemes(
  lexemes: readonly Lexeme[],
  statistics: LexemeStatistics,
  budget: number,
): string | null {
  const rarest = lexemes
    .map((lexeme) => ({ lexeme, rows: statistics.rowsWith(lexeme) }))
    // Among those equally unknown the longer is the rarer.
    .sort((a, b) => a.rows - b.rows || b.lexeme.text.length - a.lexeme.text.length)
    .slice(0, MAX_COMBINED);
  const sorted = combinations(rarest, MAX_TOGETHER)
    .filter((terms) => terms.length > 0)
    .map((terms): Combination => ({ terms, rows: rowsWithAll(terms, statistics.rows) }))
    .sort((a, b) => a.rows - b.rows);
  const chosen: Combination[] = [];
  let left = budget;
  for (const combination of sorted) {
    left -= combination.rows;
    if (left < 0 && chosen.length > 0) break;
    chosen.push(combination);
  }
  const isCovered = ({ terms }: Combination): boolean =>
    chosen.some(
      (other) => other.terms.length < terms.length && other.terms.every((term) => terms.includes(term)),
    );
  const literals = chosen
    .filter((combination) => !isCovered(combination))
    .map(({ terms }) => terms.map(({ lexeme }) => similarQuery([lexeme])).join(' & '));
  return literals.length === 0 ? null : literals.join(' | ');
}
