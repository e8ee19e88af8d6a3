import { foldText } from '../../common/text/fold-text.js';
import { excerpt } from '../../common/text/markdown.js';
import { searchVector } from '../../common/text/search-vector.js';
import { ideaBatches, ideasCheck, type Check } from './check.js';

interface TextRow {
  id: number;
  title: string;
  body: string;
  tags: string[];
  excerpt: string;
}

export const excerptCheck: Check = ideasCheck<TextRow>({
  table: 'ideas',
  text: 'SELECT id, body, excerpt FROM ideas WHERE id = ANY ($1) ORDER BY id',
  *compare(idea) {
    const recomputed = excerpt(idea.body);
    if (idea.excerpt !== recomputed)
      yield ['excerpt', JSON.stringify(idea.excerpt), JSON.stringify(recomputed)];
  },
});

interface SearchRow {
  id: number;
  is_missing: boolean;
  vector: string | null;
  wrong_vector: boolean;
  title_key: string | null;
  wrong_title_key: boolean;
  tags: string | null;
  wrong_tags: boolean;
}

const SEARCH = `
SELECT w.id, s.idea_id IS NULL AS is_missing,
  s.vector::text AS vector, s.vector IS DISTINCT FROM w.vector::tsvector AS wrong_vector,
  s.title_key, s.title_key IS DISTINCT FROM w.title_key AS wrong_title_key,
  array_to_json(s.tags)::text AS tags, s.tags IS DISTINCT FROM i.tags AS wrong_tags
FROM unnest($1::bigint[], $2::text[], $3::text[]) AS w (id, vector, title_key)
JOIN ideas i ON i.id = w.id
LEFT JOIN idea_search s ON s.idea_id = w.id
WHERE s.idea_id IS NULL OR s.vector IS DISTINCT FROM w.vector::tsvector OR s.title_key IS DISTINCT FROM w.title_key
  OR s.tags IS DISTINCT FROM i.tags
ORDER BY w.id`;

/** What search matches, against the ideas' texts. The database compares: only it knows when two tsvectors are the same. */
export const searchCheck: Check = {
  async *find(sql) {
    const table = 'idea_search';
    for await (const ids of ideaBatches(sql)) {
      const ideas = await sql.query<TextRow>(
        'SELECT id, title, body, tags FROM ideas WHERE id = ANY ($1) ORDER BY id',
        [ids],
      );
      const vectors = ideas.map(searchVector);
      const keys = ideas.map(({ title }) => foldText(title));
      const places = new Map(ideas.map(({ id }, place) => [id, place]));
      for (const row of await sql.query<SearchRow>(SEARCH, [ideas.map(({ id }) => id), vectors, keys])) {
        const id = String(row.id);
        const place = places.get(row.id) ?? 0;
        if (row.is_missing) {
          yield { table, id, column: 'idea_id', stored: 'nothing', recomputed: 'a row' };
          continue;
        }
        if (row.wrong_vector) {
          yield { table, id, column: 'vector', stored: String(row.vector), recomputed: vectors[place] ?? '' };
        }
        if (row.wrong_title_key) {
          yield {
            table,
            id,
            column: 'title_key',
            stored: String(row.title_key),
            recomputed: keys[place] ?? '',
          };
        }
        if (row.wrong_tags) {
          yield {
            table,
            id,
            column: 'tags',
            stored: String(row.tags),
            recomputed: JSON.stringify(ideas[place]?.tags),
          };
        }
      }
    }
  },
};
