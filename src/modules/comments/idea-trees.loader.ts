import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { treeOf } from '../ideas/idea-tree.sql.js';
import { KNOWS_IDEA } from './comment-conditions.sql.js';

export interface TreeIdea {
  id: number;
  boardId: number;
  /** Notes on this idea alone. */
  notes: number;
}

const TREES = `
WITH RECURSIVE ${treeOf('$1::bigint[]')}
SELECT t.target_id AS top, i.id, i.board_id, i.internal_note_count FROM tree t JOIN ideas i ON i.id = t.id WHERE ${KNOWS_IDEA} ORDER BY i.id`;

/** An idea and all that are merged into it, those that the viewer may know of: whose comments show under it. */
@Injectable()
export class IdeaTreesLoader extends BatchLoader<TreeIdea[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { viewer, boardIds }: RequestContext,
  ): Promise<Map<number, TreeIdea[]>> {
    const rows = await this.database.query<{
      top: number;
      id: number;
      board_id: number;
      internal_note_count: number;
    }>(TREES, [keys, viewer?.memberId ?? null, canModerate(viewer), boardIds]);
    const trees = new Map<number, TreeIdea[]>();
    for (const row of rows) {
      const tree = trees.get(row.top) ?? [];
      tree.push({ id: row.id, boardId: row.board_id, notes: row.internal_note_count });
      trees.set(row.top, tree);
    }
    return trees;
  }
}
