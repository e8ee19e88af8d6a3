import type { Sql } from '../../database/sql.js';
import { foldText } from '../../common/text/fold-text.js';
import { searchVector } from '../../common/text/search-vector.js';

export interface IndexedIdea {
  id: number;
  title: string;
  body: string;
  tags: readonly string[];
}

/** Makes an idea's text findable as it now stands. */
export async function indexIdea(tx: Sql, idea: IndexedIdea): Promise<void> {
  await tx.query(
    `INSERT INTO idea_search (idea_id, vector, title_key, tags) VALUES ($1, $2::tsvector, $3, $4)
     ON CONFLICT (idea_id) DO UPDATE SET vector = excluded.vector, title_key = excluded.title_key, tags = excluded.tags`,
    [idea.id, searchVector(idea), foldText(idea.title), idea.tags],
  );
}
