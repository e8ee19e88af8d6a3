import type { DataSourceOptions } from 'typeorm';

/** Connections of one process. Small on purpose: past the database's cores more connections only queue inside it. */
const POOL_SIZE = 10;

export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    // Generated ids are gen_random_uuid(), which PostgreSQL has without any extension.
    uuidExtension: 'pgcrypto',
    poolSize: POOL_SIZE,
    applicationName: 'groundswell',
  };
}
