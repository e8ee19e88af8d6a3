import 'reflect-metadata';
import { ConfigError, loadConfig } from '../../config/config.js';
import type { Database } from '../../database/database.js';
import { DatabaseError } from '../../database/migrate.js';
import { useDatabase } from '../../database/use-database.js';
import { openStorage } from '../../storage/open-storage.js';
import { attachmentFilesCheck } from './attachments.check.js';
import type { Check, Difference } from './check.js';
import { CHECKS } from './checks.js';
import { examine } from './doctor.js';

const SIZES = 'SELECT (SELECT count(*) FROM ideas) AS ideas, (SELECT count(*) FROM votes) AS votes';

/** Files last, when the snapshot of the other checks is given back: asking the storage takes its time. */
async function* differencesIn(database: Database, files: Check): AsyncGenerator<Difference> {
  yield* examine(database);
  yield* files.find(database);
}

async function report(database: Database, files: Check): Promise<boolean> {
  let count = 0;
  for await (const { table, id, column, stored, recomputed } of differencesIn(database, files)) {
    count++;
    process.stdout.write(`${table} ${id}, ${column}: stored ${stored}, recomputed ${recomputed}\n`);
  }
  const [sizes] = await database.query<{ ideas: number; votes: number }>(SIZES);
  const found = count === 0 ? 'no difference' : `${count} difference${count === 1 ? '' : 's'}`;
  process.stdout.write(
    `${found} in ${CHECKS.length + 1} checks over ${sizes?.ideas ?? 0} ideas and ${sizes?.votes ?? 0} votes\n`,
  );
  return count === 0;
}

try {
  const config = loadConfig();
  const files = attachmentFilesCheck(openStorage(config.storage));
  process.exitCode = (await useDatabase(config, (database) => report(database, files))) ? 0 : 1;
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof DatabaseError;
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
