import { createHash } from 'node:crypto';
import { refuse } from '../common/errors/domain-error.js';
import type { Transaction } from './sql.js';

export interface IdempotentCall {
  memberId: number;
  mutation: string;
  /** Undefined: no repetition is recognised. */
  key: string | undefined;
  /** What must be the same for the key to mean the same. */
  input: object;
}

/** How long a key is remembered, days. */
const KEPT_DAYS = 7;
const PURGE_AT_ONCE = 100;

/**
 * Runs `work` once for a member's key: a second call waits for the first and gets its result; a refusal uses no key.
 * @returns the id that `work` gave, now or then
 * @throws INVALID on idempotencyKey when the key came before with other input
 */
export async function idempotently(
  tx: Transaction,
  call: IdempotentCall,
  work: () => Promise<number>,
): Promise<number> {
  if (call.key === undefined) return work();
  const { memberId, mutation, key } = call;
  const hash = createHash('sha256').update(JSON.stringify(call.input)).digest();
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${memberId}/${mutation}/${key}`]);
  const [before] = await tx.query<{ result_id: number; input_hash: Buffer }>(
    `SELECT result_id, input_hash FROM idempotency_keys
     WHERE member_id = $1 AND mutation = $2 AND key = $3 AND created_at > now() - interval '${KEPT_DAYS} days'`,
    [memberId, mutation, key],
  );
  if (before) {
    if (!before.input_hash.equals(hash)) throw refuse('INVALID', 'idempotencyKey');
    return before.result_id;
  }
  const resultId = await work();
  await tx.query(
    `INSERT INTO idempotency_keys (member_id, mutation, key, input_hash, result_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (member_id, mutation, key) DO UPDATE
     SET input_hash = excluded.input_hash, result_id = excluded.result_id, created_at = now()`,
    [memberId, mutation, key, hash, resultId],
  );
  await tx.query(
    `DELETE FROM idempotency_keys WHERE (member_id, mutation, key) IN (
       SELECT member_id, mutation, key FROM idempotency_keys WHERE created_at < now() - interval '${KEPT_DAYS} days'
       ORDER BY created_at LIMIT ${PURGE_AT_ONCE} FOR UPDATE SKIP LOCKED)`,
  );
  return resultId;
}
