import { Injectable } from '@nestjs/common';
import type { Lexeme } from '../../common/text/query-terms.js';
import { foldText } from '../../common/text/fold-text.js';
import { similarQuery } from '../../common/text/search-vector.js';
import { Database } from '../../database/database.js';
import { chooseLexemes } from './choose-lexemes.js';
import { LexemeFrequencies } from './lexeme-frequencies.js';

const CANDIDATES = 300;
/** Rows to ask for, by estimate. Words attract each other, so that ten times as many may come; LOOKED_AT allows for that. */
const ASKED_FOR = 100;
const LOOKED_AT = 1000;

export interface Candidate {
  id: number;
  title: string;
  excerpt: string;
}

export interface Resembled {
  title: string;
  /** What a text that resembles it may hold: of its title, and of the beginning of its body. */
  titleLexemes: readonly Lexeme[];
  bodyLexemes: readonly Lexeme[];
}

/**
 * Of the rows that `condition` finds those on the boards of $2 that lists show. By LATERAL with a LIMIT, since the planner
 * would otherwise read half of the ideas into a hash; inside the LIMIT, so that what the viewer may not know of
 * crowds out nothing.
 */
const listable = (columns: string, condition: string, limit: number): string => `
  SELECT ${columns} FROM idea_search s
  CROSS JOIN LATERAL (
    SELECT i.title, i.excerpt FROM ideas i WHERE i.id = s.idea_id AND i.is_listed AND i.board_id = ANY ($2::bigint[]) LIMIT 1
  ) i
  WHERE ${condition} LIMIT ${limit}`;

const BY_LEXEMES = `
SELECT idea_id AS id, title, excerpt
FROM (${listable('s.idea_id, s.vector, i.title, i.excerpt', 's.vector @@ $1::tsquery', LOOKED_AT)}) found
ORDER BY ts_rank('{0.2, 0.2, 0.4, 1.0}', vector, $3::tsquery) DESC LIMIT ${CANDIDATES}`;

const BY_TRIGRAMS = listable('s.idea_id AS id, i.title, i.excerpt', 's.title_key %> $1::text', CANDIDATES);

@Injectable()
export class SimilarCandidates {
  constructor(
    private readonly database: Database,
    private readonly frequencies: LexemeFrequencies,
  ) {}

  /** At most 300 ideas on these boards that share words with it and that lists show, the likeliest first. */
  async byWords({ titleLexemes, bodyLexemes }: Resembled, boardIds: readonly number[]): Promise<Candidate[]> {
    const statistics = await this.frequencies.current();
    const chosen = [titleLexemes, bodyLexemes].flatMap(
      (lexemes) => chooseLexemes(lexemes, statistics, ASKED_FOR) ?? [],
    );
    if (chosen.length === 0) return [];
    const all = similarQuery([...titleLexemes, ...bodyLexemes]);
    return this.database.query<Candidate>(BY_LEXEMES, [chosen.join(' | '), boardIds, all]);
  }

  /** The same by the letters of the title; takes several times as long. */
  byLetters({ title }: Resembled, boardIds: readonly number[]): Promise<Candidate[]> {
    return this.database.query<Candidate>(BY_TRIGRAMS, [foldText(title), boardIds]);
  }
}
