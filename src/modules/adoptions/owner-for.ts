import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { Transaction } from '../../database/sql.js';
import type { LockedAdoption } from './locked-adoption.js';

/**
 * Who is to answer for an adoption: one of its team, or an administrator.
 * @returns null where nobody is named
 * @throws NOT_FOUND or INVALID on ownerId
 */
export async function ownerFor(
  tx: Transaction,
  { teamId }: LockedAdoption,
  ownerId: string | undefined,
): Promise<number | null> {
  if (ownerId === undefined) return null;
  const id = decodeIdOf('Member', ownerId, 'ownerId');
  const [member] = await tx.query<{ id: number; fits: boolean }>(
    `SELECT m.id, m.role = 'ADMIN' OR EXISTS (SELECT 1 FROM team_members t WHERE t.team_id = $2 AND t.member_id = m.id) AS fits
     FROM members m WHERE m.id = $1`,
    [id, teamId],
  );
  if (!member) throw refuse('NOT_FOUND', 'ownerId');
  if (!member.fits) throw refuse('INVALID', 'ownerId');
  return member.id;
}
