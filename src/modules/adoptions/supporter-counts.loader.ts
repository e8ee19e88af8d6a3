import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { isNamed } from '../ideas/vote-profile.sql.js';
import { isVisible } from './visible-ideas.sql.js';

/**
 * A vote on an idea with others merged into it counts by the member's latest row over all of them; one on another idea is what it says, and
 * the index of supporters has it.
 */
const COUNTS = `
WITH root AS (
  SELECT ai.adoption_id, i.id, i.merged_count > 0 AS has_sources FROM adoption_ideas ai JOIN ideas i ON i.id = ai.idea_id
  WHERE ai.adoption_id = ANY ($1) AND ${isVisible('i', '$2')}
), tree AS (
  SELECT adoption_id, id AS root_id, id FROM root WHERE has_sources
  UNION ALL
  SELECT r.adoption_id, r.id, s.id FROM root r JOIN ideas s ON s.root_id = r.id WHERE r.has_sources
), effective AS (
  SELECT DISTINCT ON (t.adoption_id, t.root_id, v.member_id) t.adoption_id, v.member_id, v.direction, v.cast_by_id
  FROM tree t JOIN votes v ON v.idea_id = t.id
  ORDER BY t.adoption_id, t.root_id, v.member_id, v.cast_at DESC, v.id DESC
)
SELECT adoption_id, count(DISTINCT member_id) AS supporters
FROM (
  SELECT r.adoption_id, v.member_id FROM root r JOIN votes v ON v.idea_id = r.id AND v.direction = 1 AND ${isNamed('v')} WHERE NOT r.has_sources
  UNION ALL
  SELECT v.adoption_id, v.member_id FROM effective v WHERE v.direction = 1 AND ${isNamed('v')}
) promoting
GROUP BY adoption_id`;

/** How many people's effective vote on one of an adoption's ideas is PROMOTE, each counted once. Grows with the votes on these ideas. */
@Injectable()
export class SupporterCountsLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { boardIds }: RequestContext): Promise<Map<number, number>> {
    const rows = await this.database.query<{ adoption_id: number; supporters: number }>(COUNTS, [
      keys,
      boardIds,
    ]);
    return new Map(rows.map((row) => [row.adoption_id, row.supporters]));
  }
}
