import 'reflect-metadata';
import { ConfigError, loadConfig } from '../../config/config.js';
import type { Database } from '../../database/database.js';
import { DatabaseError } from '../../database/migrate.js';
import { useDatabase } from '../../database/use-database.js';
import { CHECKS } from './checks.js';
import { examine } from './doctor.js';

const SIZES = 'SELECT (SELECT count(*) FROM ideas) AS ideas, (SELECT count(*) FROM votes) AS votes';

async function report(database: Database): Promise<boolean> {
  let count = 0;
  for await (const { table, id, column, stored, recomputed } of examine(database)) {
    count++;
    process.stdout.write(`${table} ${id}, ${column}: stored ${stored}, recomputed ${recomputed}\n`);
  }
  const [sizes] = await database.query<{ ideas: number; votes: number }>(SIZES);
  const found = count === 0 ? 'no difference' : `${count} difference${count === 1 ? '' : 's'}`;
  process.stdout.write(
    `${found} in ${CHECKS.length} checks over ${sizes?.ideas ?? 0} ideas and ${sizes?.votes ?? 0} votes\n`,
  );
  return count === 0;
}

try {
  process.exitCode = (await useDatabase(loadConfig(), report)) ? 0 : 1;
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof DatabaseError;
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
