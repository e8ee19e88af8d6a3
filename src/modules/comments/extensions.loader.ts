import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { IS_LIVE } from './comment-conditions.sql.js';
import { IdeaTreesLoader } from './idea-trees.loader.js';

/** The ids of the comments that were accepted as part of an idea or of one that is merged into it, in that order. */
@Injectable()
export class ExtensionsLoader extends BatchLoader<number[]> {
  constructor(
    private readonly database: Database,
    private readonly trees: IdeaTreesLoader,
  ) {
    super();
  }

  protected async batch(keys: readonly number[], context: RequestContext): Promise<Map<number, number[]>> {
    const { viewer } = context;
    const trees = await Promise.all(keys.map((key) => this.trees.load(context, key)));
    const rows = await this.database.query<{ id: number; idea_id: number }>(
      `SELECT c.id, c.idea_id FROM comments c WHERE c.idea_id = ANY ($1::bigint[]) AND c.is_extension AND ${IS_LIVE}
       ORDER BY c.accepted_at, c.id`,
      [
        trees.flatMap((tree) => tree?.map(({ id }) => id) ?? []),
        viewer?.memberId ?? null,
        canModerate(viewer),
      ],
    );
    return new Map(
      keys.map((key, i) => {
        const ids = new Set(trees[i]?.map(({ id }) => id));
        return [key, rows.filter((row) => ids.has(row.idea_id)).map(({ id }) => id)];
      }),
    );
  }
}
