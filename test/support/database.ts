import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import type { Check, Difference } from '../../src/modules/doctor/check.js';
import { examine } from '../../src/modules/doctor/doctor.js';
import { createTestDatabase } from './postgres-cluster.js';

export interface OpenTestDatabase {
  db: Database;
  url: string;
  close(): Promise<void>;
}

/** A database of its own without the server: for what commands do. */
export async function openTestDatabase(): Promise<OpenTestDatabase> {
  const { url, drop } = await createTestDatabase();
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  return { db: new Database(dataSource), url, close: () => dataSource.destroy().then(drop) };
}

/** Whatever the doctor finds. */
export async function differencesIn(db: Database, checks?: readonly Check[]): Promise<Difference[]> {
  const found: Difference[] = [];
  for await (const difference of examine(db, checks)) found.push(difference);
  return found;
}
