import { DomainError, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import { LIMITS } from '../../common/limits.js';
import type { Sql } from '../../database/sql.js';
import type { AuditEntry } from '../audit/audit-log.js';
import { isBanned } from '../members/ban.sql.js';
import { CANNOT_JOIN } from './team.messages.js';

/** The ids of an input's people, each once; null for what is no member's. @throws TOO_MANY on memberIds */
function idsOf(nodeIds: readonly string[]): (number | null)[] {
  const max = LIMITS.teamMembersMax;
  if (nodeIds.length > max) throw refuse('TOO_MANY', 'memberIds', { max });
  return nodeIds.map((nodeId, i) => decodeIdOf('Member', nodeId, `memberIds.${i}`));
}

export interface PeopleChange {
  added: readonly number[];
  removed: readonly number[];
}

/** Who was let into a team and who was taken out, each by an entry of their own: it is they whose rights changed. */
export const auditOfPeople = (team: string, { added, removed }: PeopleChange): AuditEntry[] => [
  ...added.map((id) => entryOf('team.memberAdded', id, team)),
  ...removed.map((id) => entryOf('team.memberRemoved', id, team)),
];

const entryOf = (action: AuditEntry['action'], id: number, team: string): AuditEntry => ({
  action,
  subject: { type: 'Member', id },
  details: { team },
});

/**
 * Makes these and no others the people of a team. Who is in it already stays, even if banned since.
 * @returns who joined and who left, by id
 * @throws TOO_MANY on memberIds; NOT_FOUND or INVALID on memberIds.N
 */
export async function replacePeople(
  tx: Sql,
  teamId: number,
  nodeIds: readonly string[],
): Promise<PeopleChange> {
  const ids = idsOf(nodeIds);
  const rows = await tx.query<{ id: number; handle: string; fits: boolean }>(
    `SELECT m.id, m.handle, (m.erased_at IS NULL AND NOT ${isBanned('m')})
       OR EXISTS (SELECT 1 FROM team_members t WHERE t.team_id = $2 AND t.member_id = m.id) AS fits
     FROM members m WHERE m.id = ANY ($1::bigint[]) AND NOT m.is_unclaimed ORDER BY m.id FOR SHARE OF m`,
    [ids, teamId],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const refusals = ids.flatMap((id, i) => {
    const person = id === null ? undefined : found.get(id);
    if (!person) return [refusal('NOT_FOUND', ['memberIds', String(i)])];
    const { fits, handle } = person;
    return fits ? [] : [refusal('INVALID', ['memberIds', String(i)], { handle }, CANNOT_JOIN)];
  });
  if (refusals.length > 0) throw new DomainError(refusals);
  const wanted = [...found.keys()];
  const removed = await tx.query<{ member_id: number }>(
    'DELETE FROM team_members WHERE team_id = $1 AND member_id <> ALL ($2::bigint[]) RETURNING member_id',
    [teamId, wanted],
  );
  const added = await tx.query<{ member_id: number }>(
    `INSERT INTO team_members (team_id, member_id) SELECT $1, unnest($2::bigint[])
     ON CONFLICT DO NOTHING RETURNING member_id`,
    [teamId, wanted],
  );
  const idsIn = (list: readonly { member_id: number }[]) => list.map(({ member_id }) => member_id);
  return { added: idsIn(added), removed: idsIn(removed) };
}
