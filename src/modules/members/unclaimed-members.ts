import { randomBytes } from 'node:crypto';
import type { Sql } from '../../database/sql.js';

/**
 * Nobody else speaks for a customer with this address, or shows it to be theirs, until the transaction ends. Taken before the locks of budgets and
 * ideas.
 */
export async function lockAddress(tx: Sql, email: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('customer ' || $1, 0))`, [email]);
}

/**
 * The row that stands for a customer until they sign up with their address, made where there is none; the address is locked.
 * @param displayName what the team calls them; shown to nobody
 */
export async function unclaimedMember(tx: Sql, email: string, displayName: string): Promise<number> {
  const [known] = await tx.query<{ member_id: number }>(
    'SELECT member_id FROM unclaimed_addresses WHERE email = $1',
    [email],
  );
  if (known) return known.member_id;
  // No handle that anybody can have begins like this one.
  const [made] = await tx.query<{ id: number }>(
    'INSERT INTO members (handle, display_name, is_unclaimed) VALUES ($1, $2, true) RETURNING id',
    [`~${randomBytes(12).toString('hex')}`, displayName],
  );
  if (!made) throw new Error('no row for a customer');
  await tx.query('INSERT INTO unclaimed_addresses (email, member_id) VALUES ($1, $2)', [email, made.id]);
  return made.id;
}

/**
 * Leaves of an unclaimed member whom nothing hangs on any more an empty row, which nothing leads to: to delete it would look through every table that
 * refers to members. The address is locked.
 */
export async function emptyUnclaimed(tx: Sql, memberId: number): Promise<void> {
  await tx.query('DELETE FROM unclaimed_addresses WHERE member_id = $1', [memberId]);
  await tx.query(`UPDATE members SET display_name = '' WHERE id = $1 AND is_unclaimed`, [memberId]);
}
