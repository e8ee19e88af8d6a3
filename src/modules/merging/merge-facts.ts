import { canModerate } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Sql } from '../../database/sql.js';
import type { BoardVisibility } from '../boards/board.entity.js';

/** What the rules about merging need to know of an idea. */
export interface MergeFacts {
  id: number;
  boardId: number;
  isVisible: boolean;
  isInAdoption: boolean;
  visibility: BoardVisibility;
  /** Teams of its board. */
  teamIds: readonly number[];
}

interface Row {
  id: number;
  board_id: number;
  is_visible: boolean;
  is_in_adoption: boolean;
  visibility: BoardVisibility;
  team_ids: number[];
}

/** Of the ideas that the viewer may know of, by id. */
export async function readMergeFacts(
  sql: Sql,
  context: RequestContext,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, MergeFacts>> {
  const rows = await sql.query<Row>(
    `SELECT i.id, i.board_id, i.moderation = 'VISIBLE' AS is_visible, i.adoption_id IS NOT NULL AS is_in_adoption, b.visibility,
       ARRAY(SELECT t.team_id FROM board_teams t WHERE t.board_id = b.id ORDER BY t.team_id) AS team_ids
     FROM ideas i JOIN boards b ON b.id = i.board_id
     WHERE i.id = ANY ($1::bigint[]) AND i.deleted_at IS NULL AND i.board_id = ANY ($2)
       AND (i.moderation = 'VISIBLE' OR i.author_id = $3 OR $4)`,
    [ids, context.boardIds, context.viewer?.memberId ?? null, canModerate(context.viewer)],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        boardId: row.board_id,
        isVisible: row.is_visible,
        isInAdoption: row.is_in_adoption,
        visibility: row.visibility,
        teamIds: row.team_ids,
      },
    ]),
  );
}
