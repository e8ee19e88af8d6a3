import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { separatePool } from './separate-pool.js';

const FOLDER = new URL('./migrations/', import.meta.url);
/** One migrator at a time, whoever starts first; any constant number of ours does. */
const LOCK = 7_203_114_511;
const OLDEST_MAJOR = 14;

/** A database that this program cannot serve, said in one line. */
export class DatabaseError extends Error {}

/**
 * Brings the database up to date: each SQL file once, in order of name, in a transaction of its own.
 * @returns the names of the migrations that ran now
 * @throws DatabaseError when the server is older than PostgreSQL 14 or the database was migrated by a newer program
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(`DATABASE_URL leads to no PostgreSQL that lets us in: ${reason}.`, {
      cause: error,
    });
  });
  try {
    await refuseOldServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz(3) NOT NULL DEFAULT now())`,
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const known = await migrationNames();
    const foreign = [...applied].find((name) => !known.includes(name));
    if (foreign)
      throw new DatabaseError(`The database was migrated by a newer version of Groundswell (${foreign}).`);
    const due = known.filter((name) => !applied.has(name));
    for (const name of due) await apply(client, name);
    await migrateJobs(url);
    return due;
  } finally {
    await client.end();
  }
}

/** The job queue's own tables, which it keeps in a schema of its own. */
async function migrateJobs(url: string): Promise<void> {
  const pool = separatePool(url, 1, () => undefined);
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ major: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major`,
  );
  const major = rows[0]?.major ?? 0;
  if (major < OLDEST_MAJOR)
    throw new DatabaseError(
      `PostgreSQL ${OLDEST_MAJOR} or newer is needed; DATABASE_URL leads to version ${major}.`,
    );
}

async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
}

async function apply(client: pg.Client, name: string): Promise<void> {
  const sql = await readFile(new URL(name, FOLDER), 'utf8');
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Whether every migration of this program has run. */
export async function isMigrated(query: (text: string) => Promise<{ name: string }[]>): Promise<boolean> {
  const applied = new Set((await query('SELECT name FROM schema_migrations')).map(({ name }) => name));
  return (await migrationNames()).every((name) => applied.has(name));
}
