import { randomBytes } from 'node:crypto';
import type { Sql } from '../../database/sql.js';
import { ERASED_PREFIX } from './handle.js';

const RANDOM_BYTES = 6;

/**
 * Leaves of a member what their ideas, comments and votes hang on, and nothing that tells who it was. A ban keeps its effect and loses its reason.
 * The caller holds the row's lock.
 */
export async function makeTombstone(tx: Sql, memberId: number): Promise<void> {
  const handle = `${ERASED_PREFIX}${randomBytes(RANDOM_BYTES).toString('hex')}`;
  await tx.query('DELETE FROM former_handles WHERE member_id = $1', [memberId]);
  await tx.query('DELETE FROM idempotency_keys WHERE member_id = $1', [memberId]);
  await tx.query(
    `UPDATE members SET handle = $2, display_name = '', email = NULL, email_verified_at = NULL, password_hash = NULL, role = 'MEMBER',
       locale = NULL, digest = 'OFF', unsubscribe_key = gen_random_uuid(), via_member_id = NULL, erased_at = now(),
       ban_reason = CASE WHEN banned_at IS NULL THEN NULL ELSE '' END
     WHERE id = $1`,
    [memberId, handle],
  );
}

/** Every handle by which texts may name the member: the one that they have, and those that they gave up. */
export async function handlesOf(tx: Sql, memberId: number): Promise<string[]> {
  const rows = await tx.query<{ handle: string }>(
    'SELECT handle FROM members WHERE id = $1 UNION SELECT handle FROM former_handles WHERE member_id = $1',
    [memberId],
  );
  return rows.map(({ handle }) => handle);
}
