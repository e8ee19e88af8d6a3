import type { Sql } from '../../database/sql.js';
import { lockTallies, type Tally } from './idea-tallies.js';

/**
 * What is merged into what stays as it is until the transaction ends. Taken before any lock of ideas: exclusively by who merges and unmerges, shared
 * by who writes on an idea that may be merged, whose numbers are part of those above it.
 */
export async function holdMerges(tx: Sql, mode: 'shared' | 'exclusive'): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock${mode === 'shared' ? '_shared' : ''}(hashtextextended('merges', 0))`,
  );
}

/** Votes read it FOR SHARE before they lock ideas, and so does whoever recomputes what derives from them. */
async function holdClock(tx: Sql): Promise<void> {
  await tx.query('SELECT 1 FROM ranking_clock FOR SHARE');
}

const ABOVE = `
WITH RECURSIVE above (id) AS (
  SELECT merged_into_id FROM ideas WHERE id = ANY ($1::bigint[]) AND merged_into_id IS NOT NULL
  UNION
  SELECT i.merged_into_id FROM above a JOIN ideas i ON i.id = a.id WHERE i.merged_into_id IS NOT NULL
)
SELECT id FROM above`;

/**
 * Locks ideas together with everything that they are merged into, since votes, follows and comments on them are part of the numbers there.
 * @returns all of these, as they stand in the sums
 */
export async function lockChains(tx: Sql, ids: readonly number[]): Promise<Tally[]> {
  await holdMerges(tx, 'shared');
  await holdClock(tx);
  const above = await tx.query<{ id: number }>(ABOVE, [ids]);
  return lockTallies(tx, [...new Set([...ids, ...above.map(({ id }) => id)])]);
}

const WHOLE = `
WITH roots AS (SELECT coalesce(root_id, id) AS id FROM ideas WHERE id = ANY ($1::bigint[]))
SELECT id FROM roots
UNION
SELECT i.id FROM ideas i JOIN roots r ON i.root_id = r.id`;

/** The ideas of the whole trees in which ideas stand. */
export async function treesAround(sql: Sql, ids: readonly number[]): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(WHOLE, [ids]);
  return rows.map(({ id }) => id);
}

/**
 * Locks the whole trees in which ideas stand, and lets nobody else merge or unmerge anything until the transaction ends.
 * @returns all of these, as they stand in the sums
 */
export async function lockTrees(tx: Sql, ids: readonly number[]): Promise<Tally[]> {
  await holdMerges(tx, 'exclusive');
  await holdClock(tx);
  return lockTallies(tx, await treesAround(tx, ids));
}
