import { DomainError, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import { LIMITS } from '../../common/limits.js';
import type { Sql } from '../../database/sql.js';

/**
 * The teams of an input, which stay there until the transaction ends.
 * @returns their ids, ascending, each once
 * @throws TOO_MANY on teamIds; NOT_FOUND on teamIds.N
 */
export async function owningTeams(tx: Sql, nodeIds: readonly string[]): Promise<number[]> {
  const max = LIMITS.boardTeamsMax;
  if (nodeIds.length > max) throw refuse('TOO_MANY', 'teamIds', { max });
  const ids = nodeIds.map((nodeId, i) => decodeIdOf('Team', nodeId, `teamIds.${i}`));
  const rows = await tx.query<{ id: number }>(
    'SELECT id FROM teams WHERE id = ANY ($1::bigint[]) ORDER BY id FOR KEY SHARE',
    [ids],
  );
  const found = rows.map(({ id }) => id);
  const missing = ids.flatMap((id, i) =>
    id === null || !found.includes(id) ? [refusal('NOT_FOUND', ['teamIds', String(i)])] : [],
  );
  if (missing.length > 0) throw new DomainError(missing);
  return found;
}

/** Makes these and no others the teams of a board. */
export async function replaceTeams(tx: Sql, boardId: number, teamIds: readonly number[]): Promise<void> {
  await tx.query('DELETE FROM board_teams WHERE board_id = $1 AND team_id <> ALL ($2::bigint[])', [
    boardId,
    teamIds,
  ]);
  await tx.query(
    'INSERT INTO board_teams (board_id, team_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING',
    [boardId, teamIds],
  );
}

/** In the order of their ids, as they were given. */
export async function namesOfTeams(tx: Sql, ids: readonly number[]): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(
    'SELECT name FROM teams WHERE id = ANY ($1::bigint[]) ORDER BY id',
    [ids],
  );
  return rows.map(({ name }) => name);
}
