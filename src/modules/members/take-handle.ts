import { refuse } from '../../common/errors/domain-error.js';
import type { Sql } from '../../database/sql.js';

/** How long nobody else may take a handle that its member gave up. */
const KEPT_DAYS = 90;

/**
 * Gives a member another handle. The one until now stays theirs for 90 days: old addresses and mentions lead to them, and nobody else can pass for
 * them; later it does so until somebody takes it.
 * @throws TAKEN on handle; PostgreSQL's own refusal where somebody takes it at the same moment
 */
export async function takeHandle(tx: Sql, memberId: number, handle: string): Promise<void> {
  const [member] = await tx.query<{ handle: string }>(
    'SELECT handle FROM members WHERE id = $1 AND erased_at IS NULL FOR UPDATE',
    [memberId],
  );
  if (!member || member.handle === handle) return;
  const kept = await tx.query(
    `SELECT 1 FROM former_handles WHERE handle = $1 AND member_id <> $2 AND given_up_at > now() - make_interval(days => $3)`,
    [handle, memberId, KEPT_DAYS],
  );
  if (kept.length > 0 || (await isBeingErased(tx, handle))) throw refuse('TAKEN', 'handle');
  await tx.query('DELETE FROM former_handles WHERE handle = $1', [handle]);
  await tx.query(
    `INSERT INTO former_handles (handle, member_id) VALUES ($1, $2)
     ON CONFLICT (handle) DO UPDATE SET member_id = excluded.member_id, given_up_at = excluded.given_up_at`,
    [member.handle, memberId],
  );
  await tx.query('UPDATE members SET handle = $2 WHERE id = $1', [memberId, handle]);
}

/** Whether texts may still name a person who was erased by it: whoever had it would be taken for them. */
async function isBeingErased(tx: Sql, handle: string): Promise<boolean> {
  return (await tx.query('SELECT 1 FROM name_erasures WHERE $1 = ANY (handles)', [handle])).length > 0;
}
