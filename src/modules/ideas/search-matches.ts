import { similarQuery } from '../../common/text/search-vector.js';
import { similarTerms } from '../../common/text/similar-terms.js';
import type { Conditions, SearchTerms } from './idea-conditions.js';

/** A phrase in quotes, or a -word that must not be there: whoever writes that wants nothing else instead. */
const ASKS_EXACTLY = /["“”„«»]|(?:^|\s)-\S/u;
const MAX_COUNTED = 8;
/** How many ideas may stand in where none matches; they come best first, and what follows resembles nothing. */
const STAND_INS = 200;

const NOTHING = 'SELECT idea_id, 0::float8 AS rank FROM idea_search WHERE false';

/**
 * Ideas that match a search, with their rank. Those that have all of its words, by where and how densely they have
 * them, first those whose title has the text as typed. Where no idea under `where` has all the words, there may be a
 * slip of the pen or a word too many: then those whose title looks like the text, and those that have half of its words.
 *
 * The two never mix: likeness beside words put strangers between the matches, and as a part of every rank it took 10 µs
 * a row, while a frequent word has rows by the ten thousand. Whether anything matches is asked under `where`, since what
 * the viewer may not know of must not change what they find. The stand-ins are an array, computed once: the planner
 * counts on few of them, so that the words alone decide whether it walks the index of the list's order or sorts.
 */
export function matchesSql(where: Conditions, { query, key }: SearchTerms): string {
  if (query === null) return NOTHING;
  const visible = where.where();
  const words = `${where.param(query)}::tsquery`;
  const typed = `${where.param(key)}::text`;
  const rank = `ts_rank_cd('{0.1, 0.2, 0.6, 1.0}', s.vector, ${words}, 1) + (position(${typed} IN s.title_key) > 0)::int`;
  if (ASKS_EXACTLY.test(key)) {
    return `SELECT s.idea_id, (${rank})::float8 AS rank FROM idea_search s WHERE s.vector @@ ${words}`;
  }

  const terms = similarTerms(key).slice(0, MAX_COUNTED);
  const counted = terms
    .map((term) => `(s.vector @@ ${where.param(similarQuery([term]))}::tsquery)::int`)
    .join(' + ');
  const likeness = `word_similarity(${typed}, s.title_key) + (${counted})::float8 / ${terms.length}`;
  const resembling = `s.title_key %> ${typed}
    OR (s.vector @@ ${where.param(similarQuery(terms))}::tsquery AND ${counted} >= ${Math.ceil(terms.length / 2)})`;
  // OFFSET 0 makes the planner read the words' index: for the first match alone it would take its chance with the table.
  const matching = `SELECT 1 FROM (SELECT s.idea_id FROM idea_search s WHERE s.vector @@ ${words} OFFSET 0) s
    JOIN ideas i ON i.id = s.idea_id WHERE ${visible}`;
  const standIns = `SELECT s.idea_id FROM idea_search s JOIN ideas i ON i.id = s.idea_id
    WHERE (${resembling}) AND ${visible} AND NOT EXISTS (${matching})
    ORDER BY ${likeness} DESC, s.idea_id DESC LIMIT ${STAND_INS}`;
  return `
    SELECT s.idea_id, (CASE WHEN s.vector @@ ${words} THEN ${rank} ELSE ${likeness} END)::float8 AS rank
    FROM idea_search s WHERE s.vector @@ ${words} OR s.idea_id = ANY (ARRAY(${standIns}))`;
}
