import type { Database } from '../../src/database/database.js';

interface IndexRow {
  name: string;
  definition: string;
}

const INDEXES = `
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
FROM pg_index i
WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;

/** Runs `work` without the tables' indexes, but for those of constraints, and then builds them at once: several times as fast. */
export async function withoutIndexes(
  database: Database,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const indexes = await database.query<IndexRow>(INDEXES, [tables]);
  for (const { name } of indexes) await database.queryOnce(`DROP INDEX ${name}`);
  await work();
  await database.transaction(async (tx) => {
    await tx.queryOnce(`SET LOCAL maintenance_work_mem = '512MB'`);
    for (const { definition } of indexes) await tx.queryOnce(definition);
  });
}

/** As dense as a fill leaves it, with the planner's statistics and the visibility map in place. */
export async function tidy(database: Database): Promise<void> {
  await database.queryOnce('VACUUM (FULL) ideas');
  await database.queryOnce('VACUUM (ANALYZE)');
  await database.queryOnce('CHECKPOINT');
}
