import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { treeOf } from '../ideas/idea-tree.sql.js';

/** Where the viewer stands towards an idea and all that is merged into it. */
export interface ViewerFollow {
  /** Follows it by hand. */
  follows: boolean;
  /** Learns what becomes of it. */
  isTold: boolean;
}

interface Row {
  id: number;
  is_author: boolean;
  follows: boolean | null;
  direction: number | null;
}

/** OFFSET 0: each row by its index, where the planner would read all ideas and all that the member ever voted on. */
const STANDINGS = `
WITH RECURSIVE ${treeOf('$1::bigint[]')}
SELECT t.target_id AS id, bool_or(i.author_id = $2) AS is_author,
  (array_agg(f.follows ORDER BY f.changed_at DESC, f.idea_id DESC) FILTER (WHERE f.follows IS NOT NULL))[1] AS follows,
  (array_agg(v.direction ORDER BY v.cast_at DESC, v.id DESC) FILTER (WHERE v.direction IS NOT NULL))[1] AS direction
FROM tree t
CROSS JOIN LATERAL (SELECT author_id FROM ideas WHERE id = t.id OFFSET 0) i
LEFT JOIN LATERAL (SELECT idea_id, follows, changed_at FROM idea_follows WHERE idea_id = t.id AND member_id = $2 OFFSET 0) f ON true
LEFT JOIN LATERAL (SELECT id, direction, cast_at FROM votes WHERE idea_id = t.id AND member_id = $2 OFFSET 0) v ON true
GROUP BY t.target_id`;

/** By idea; null for whoever is signed out. */
@Injectable()
export class ViewerFollowsLoader extends BatchLoader<ViewerFollow> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { viewer }: RequestContext,
  ): Promise<Map<number, ViewerFollow>> {
    if (!viewer) return new Map();
    const rows = await this.database.query<Row>(STANDINGS, [keys, viewer.memberId]);
    return new Map(
      rows.map(({ id, is_author, follows, direction }) => [
        id,
        {
          follows: follows === true,
          isTold: follows ?? (is_author || (direction ?? 0) !== 0),
        },
      ]),
    );
  }
}
