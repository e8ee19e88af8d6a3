import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { readUsedVotes } from './vote-budgets.js';

/** The viewer's votes on open ideas, by board. */
@Injectable()
export class UsedVotesLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { viewer }: RequestContext): Promise<Map<number, number>> {
    if (!viewer) return new Map();
    const { memberId } = viewer;
    const used = await readUsedVotes(
      this.database,
      keys.map((boardId) => ({ boardId, memberId })),
    );
    return new Map(keys.map((boardId) => [boardId, used.get(`${memberId}/${boardId}`) ?? 0]));
  }
}
