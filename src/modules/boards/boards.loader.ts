import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { BOARD_COLUMNS, toBoardModel, type BoardModel, type BoardRow } from './board.model.js';

/** Boards that the viewer may read. */
@Injectable()
export class BoardsLoader extends BatchLoader<BoardModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], context: RequestContext): Promise<Map<number, BoardModel>> {
    const readable = keys.filter((id) => context.boardIds.includes(id));
    const rows = await this.database.query<BoardRow>(
      `SELECT ${BOARD_COLUMNS} FROM boards b WHERE b.id = ANY ($1)`,
      [readable],
    );
    return new Map(rows.map((row) => [row.board_id, toBoardModel(row)]));
  }

  /** As it stands, for an administrator, whose request may be older than the board. */
  async readNow(id: number): Promise<BoardModel | null> {
    const [row] = await this.database.query<BoardRow>(
      `SELECT ${BOARD_COLUMNS} FROM boards b WHERE b.id = $1 AND b.deleted_at IS NULL`,
      [id],
    );
    return row ? toBoardModel(row) : null;
  }
}
