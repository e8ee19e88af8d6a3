import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { BoardModel } from './board.model.js';
import { BoardsLoader } from './boards.loader.js';

/** The boards that a team owns, as far as the viewer may read them. */
@Injectable()
export class TeamBoardsLoader extends BatchLoader<BoardModel[]> {
  constructor(
    private readonly database: Database,
    private readonly boards: BoardsLoader,
  ) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    context: RequestContext,
  ): Promise<Map<number, BoardModel[]>> {
    const rows = await this.database.query<{ team_id: number; board_ids: number[] }>(
      'SELECT team_id, array_agg(board_id ORDER BY board_id) AS board_ids FROM board_teams WHERE team_id = ANY ($1) GROUP BY team_id',
      [keys],
    );
    const lists = await Promise.all(
      rows.map(async (row) => [row.team_id, await this.boards.loadMany(context, row.board_ids)] as const),
    );
    return new Map(lists);
  }
}
