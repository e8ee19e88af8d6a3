import type { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { Check, Difference } from './check.js';
import { CHECKS } from './checks.js';

/**
 * Every difference between what is stored and what its sources say. In one read-only transaction on one snapshot, so that votes cast
 * meanwhile neither wait nor look like differences.
 */
export async function* examine(
  database: Database,
  checks: readonly Check[] = CHECKS,
): AsyncGenerator<Difference> {
  const client = await database.pool.connect();
  const query: Sql['query'] = async (text, values = []) => (await client.query(text, [...values])).rows;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for (const check of checks) yield* check.find({ query, queryOnce: query });
    await client.query('COMMIT');
  } finally {
    // Wherever the reader stopped, nothing of the transaction may stay behind in the pool.
    client.release(true);
  }
}
