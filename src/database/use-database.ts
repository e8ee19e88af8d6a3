import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { openDatabase } from './open-database.js';

/** Runs a command's work on the configured database, brought up to date, without the rest of the server; then lets go of it. */
export async function useDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const opened = await openDatabase(config, (line) => process.stderr.write(`${line}\n`));
  try {
    const dataSource = await new DataSource(dataSourceOptions(opened.url)).initialize();
    try {
      return await work(new Database(dataSource));
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await opened.stop();
  }
}
