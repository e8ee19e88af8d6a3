import type { Database } from '../../src/database/database.js';

interface Column {
  table: string;
  column: string;
  type: string;
}

/** Every column of every table that could hold words, of the queue's private tables, too. */
const COLUMNS = `
SELECT format('%I.%I', n.nspname, c.relname) AS "table", format('%I', a.attname) AS "column", t.typname AS type
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_type element ON element.oid = t.typelem AND t.typcategory = 'A'
WHERE a.attnum > 0 AND NOT a.attisdropped
  AND coalesce(element.typname, t.typname) IN ('text', 'varchar', 'bpchar', 'name', 'json', 'jsonb', 'bytea', 'inet', 'cidr', 'tsvector', 'uuid')
ORDER BY 1, 2`;

/** Where in the whole database, in any case, one of these texts stands: "table.column: value". */
export async function placesOf(db: Database, texts: readonly string[]): Promise<string[]> {
  const columns = await db.query<Column>(COLUMNS);
  const patterns = texts.map((text) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const value = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`;
    const rows = await db.queryOnce<{ value: string }>(
      `SELECT ${value} AS value FROM ${table} WHERE lower(${value}) LIKE ANY ($1) LIMIT 3`,
      [patterns],
    );
    found.push(...rows.map((row) => `${table}.${column}: ${row.value.slice(0, 200)}`));
  }
  return found;
}
