import { type Lexeme, type QueryTerm, queryTerms } from './query-terms.js';
import { tokenize } from './tokens.js';

// PostgreSQL's own limits; of its 1 MiB a vector may use a little less than all.
const MAX_POSITION = 16_383;
const MAX_POSITIONS_PER_LEXEME = 256;
const MAX_VECTOR_BYTES = 1_000_000;
const BYTES_PER_POSITION = 2;
const BYTES_PER_LEXEME = 3;

const MAX_QUERY_LEXEMES = 64;

/** As tsvector and tsquery read it whatever the text holds: in quotes, quotes and backslashes doubled. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/**
 * A literal for `::tsvector` with positions and weights: title A, tags B, body D (unmarked). Made here because the
 * database's parser depends on its LC_CTYPE. Fields stand apart, so that no phrase spans two. What goes beyond
 * PostgreSQL's limits (256 positions a lexeme, 1 MiB) is left out, from the body's end first; empty if no field has
 * a letter.
 */
export function searchVector(fields: { title: string; body: string; tags: readonly string[] }): string {
  const positions = new Map<string, string[]>();
  const parts: [text: string, weight: string][] = [[fields.title, 'A']];
  for (const tag of fields.tags) parts.push([tag, 'B']);
  parts.push([fields.body, '']);

  let bytes = 0;
  let offset = 0;
  for (const [text, weight] of parts) {
    const tokens = tokenize(text);
    for (const token of tokens) {
      const known = positions.get(token.text);
      if (known !== undefined && known.length >= MAX_POSITIONS_PER_LEXEME) continue;
      bytes += BYTES_PER_POSITION + (known ? 0 : BYTES_PER_LEXEME + Buffer.byteLength(token.text));
      if (bytes > MAX_VECTOR_BYTES) break;
      const position = `${Math.min(offset + token.position, MAX_POSITION)}${weight}`;
      if (known) known.push(position);
      else positions.set(token.text, [position]);
    }
    offset += (tokens.at(-1)?.position ?? 0) + 1;
  }
  return Array.from(positions, ([lexeme, at]) => `${quoted(lexeme)}:${at.join(',')}`).join(' ');
}

function lexemeLiteral(lexeme: Lexeme): string {
  return lexeme.isPrefix ? `${quoted(lexeme.text)}:*` : quoted(lexeme.text);
}

function termLiteral(term: QueryTerm): string {
  let literal = '';
  for (const { anyOf, distance } of term.steps) {
    const step = anyOf.map(lexemeLiteral).join(' | ');
    if (literal !== '') literal += distance === 1 ? ' <-> ' : ` <${distance}> `;
    literal += anyOf.length > 1 ? `(${step})` : step;
  }
  if (!term.isExcluded) return literal;
  return term.steps.length > 1 ? `!(${literal})` : `!${literal}`;
}

/**
 * A literal for `::tsquery` from what a person typed into a search field: every word must be there, in any form, the
 * last one perhaps unfinished; those of a "phrase" side by side; `-words` not at all. Words that say little (the, и,
 * 的) count only where nothing else is asked for. At most 64 lexemes; what follows is not looked for. A query of
 * exclusions alone matches whatever lacks them. Null if there is nothing to search for.
 */
export function searchQuery(text: string): string | null {
  const terms: QueryTerm[] = [];
  let room = MAX_QUERY_LEXEMES;
  for (const term of queryTerms(text)) {
    const steps = term.steps.slice(0, room);
    room -= steps.length;
    if (steps.length > 0) terms.push({ ...term, steps });
    if (room === 0) break;
  }
  const telling = terms.filter((term) => !term.isStop);
  const used = telling.some((term) => !term.isExcluded) ? telling : terms;
  return used.length === 0 ? null : [...new Set(used.map(termLiteral))].join(' & ');
}

/** A literal for `::tsquery` that matches whatever holds any of the terms; null for none. */
export function similarQuery(terms: readonly Lexeme[]): string | null {
  return terms.length === 0 ? null : terms.map(lexemeLiteral).join(' | ');
}
