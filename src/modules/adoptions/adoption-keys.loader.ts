import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { isVisible, isVisibleSource } from './visible-ideas.sql.js';

/** A row of a list within an adoption, by what orders it; lists are in ascending order of key, then id. */
export interface KeyedId {
  id: number;
  key: number;
}

/**
 * The whole of such a list, for every adoption of a page in one statement: ids and keys alone, since an adoption has tens of them and rarely
 * hundreds. The rows themselves are loaded for the page that is asked for.
 */
@Injectable()
abstract class AdoptionKeysLoader extends BatchLoader<KeyedId[]> {
  /** Gives adoption_id, id and key in order of key and id; $1 the adoptions, $2 the boards that the viewer may read. */
  protected abstract readonly text: string;

  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { boardIds }: RequestContext,
  ): Promise<Map<number, KeyedId[]>> {
    const rows = await this.database.query<KeyedId & { adoption_id: number }>(this.text, [keys, boardIds]);
    const lists = new Map<number, KeyedId[]>();
    for (const { adoption_id, id, key } of rows) {
      const list = lists.get(adoption_id);
      if (list) list.push({ id, key });
      else lists.set(adoption_id, [{ id, key }]);
    }
    return lists;
  }
}

const ROOTS = `
SELECT ai.adoption_id, i.id, i.author_id, i.net_votes FROM adoption_ideas ai JOIN ideas i ON i.id = ai.idea_id
WHERE ai.adoption_id = ANY ($1) AND ${isVisible('i', '$2')}`;

/** Its ideas, most points first. */
@Injectable()
export class AdoptionIdeasLoader extends AdoptionKeysLoader {
  protected readonly text = `SELECT adoption_id, id, -net_votes AS key FROM (${ROOTS}) root ORDER BY key, id`;
}

/** Whom it builds on, each once: the authors of its ideas, then of ideas merged into these, then of accepted extensions. */
@Injectable()
export class AdoptionContributorsLoader extends AdoptionKeysLoader {
  protected readonly text = `
WITH root AS (${ROOTS}), tree AS (
  SELECT adoption_id, id, author_id, 0 AS key FROM root
  UNION ALL
  SELECT r.adoption_id, s.id, s.author_id, 1 FROM root r JOIN ideas s ON s.root_id = r.id WHERE ${isVisibleSource('s', '$2')}
)
SELECT adoption_id, member_id AS id, min(key) AS key
FROM (
  SELECT adoption_id, author_id AS member_id, key FROM tree
  UNION ALL
  SELECT t.adoption_id, c.author_id, 2 FROM tree t JOIN comments c ON c.idea_id = t.id
  WHERE c.is_extension AND c.deleted_at IS NULL AND c.moderation = 'VISIBLE'
) who
GROUP BY adoption_id, member_id
ORDER BY key, id`;
}

/** Its progress posts, latest first. That the viewer may see the adoption is known by then. */
@Injectable()
export class AdoptionUpdateKeysLoader extends AdoptionKeysLoader {
  protected readonly text = `
SELECT adoption_id, id, -id AS key FROM adoption_updates
WHERE adoption_id = ANY ($1) AND $2::bigint[] IS NOT NULL ORDER BY key`;
}
