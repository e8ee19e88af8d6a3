import { DomainError, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import { LIMITS } from '../../common/limits.js';
import type { Sql } from '../../database/sql.js';
import { isBanned } from '../members/ban.sql.js';
import { CANNOT_JOIN } from './team.messages.js';

/** The ids of an input's people, each once; null for what is no member's. @throws TOO_MANY on memberIds */
function idsOf(nodeIds: readonly string[]): (number | null)[] {
  const max = LIMITS.teamMembersMax;
  if (nodeIds.length > max) throw refuse('TOO_MANY', 'memberIds', { max });
  return nodeIds.map((nodeId, i) => decodeIdOf('Member', nodeId, `memberIds.${i}`));
}

/**
 * Makes these and no others the people of a team. Who is in it already stays, even if banned since.
 * @returns how many joined and left
 * @throws TOO_MANY on memberIds; NOT_FOUND or INVALID on memberIds.N
 */
export async function replacePeople(
  tx: Sql,
  teamId: number,
  nodeIds: readonly string[],
): Promise<{ added: number; removed: number }> {
  const ids = idsOf(nodeIds);
  const rows = await tx.query<{ id: number; fits: boolean }>(
    `SELECT m.id, (m.erased_at IS NULL AND NOT ${isBanned('m')})
       OR EXISTS (SELECT 1 FROM team_members t WHERE t.team_id = $2 AND t.member_id = m.id) AS fits
     FROM members m WHERE m.id = ANY ($1::bigint[]) AND NOT m.is_unclaimed ORDER BY m.id FOR SHARE OF m`,
    [ids, teamId],
  );
  const found = new Map(rows.map(({ id, fits }) => [id, fits]));
  const refusals = ids.flatMap((id, i) => {
    const fits = id === null ? undefined : found.get(id);
    if (fits === undefined) return [refusal('NOT_FOUND', ['memberIds', String(i)])];
    return fits ? [] : [refusal('INVALID', ['memberIds', String(i)], {}, CANNOT_JOIN)];
  });
  if (refusals.length > 0) throw new DomainError(refusals);
  const wanted = [...found.keys()];
  const removed = await tx.query(
    'DELETE FROM team_members WHERE team_id = $1 AND member_id <> ALL ($2::bigint[]) RETURNING member_id',
    [teamId, wanted],
  );
  const added = await tx.query(
    `INSERT INTO team_members (team_id, member_id) SELECT $1, unnest($2::bigint[])
     ON CONFLICT DO NOTHING RETURNING member_id`,
    [teamId, wanted],
  );
  return { added: added.length, removed: removed.length };
}
