import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';

/** Where the specs of this run find their PostgreSQL; handed to jest's workers through the environment. */
export interface TestCluster {
  /** A database to connect to for creating and dropping others. */
  adminUrl: string;
  /** A migrated database to copy. Nobody can connect to it, since a copy fails while somebody is. */
  template: string;
}

interface OwnedTestCluster extends TestCluster {
  stop(): Promise<void>;
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'groundswell_template';

/** On the server at TEST_DATABASE_URL, else on an embedded one in a temporary folder. */
export async function startTestCluster(): Promise<OwnedTestCluster> {
  const server = await useServer(process.env['TEST_DATABASE_URL']);
  try {
    const { adminUrl, template } = server;
    await onAdminDatabase(adminUrl, `CREATE DATABASE ${template}`);
    await migrate(withDatabase(adminUrl, template));
    await onAdminDatabase(adminUrl, `ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false`);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A migrated, empty database of its own in some tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = fromGlobalSetup('TEST_ADMIN_URL');
  const template = fromGlobalSetup('TEST_TEMPLATE');
  const name = `${template.replace(TEMPLATE, 't')}_${randomBytes(8).toString('hex')}`;
  await onAdminDatabase(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: withDatabase(adminUrl, name),
    drop: () => onAdminDatabase(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function useServer(external: string | undefined): Promise<OwnedTestCluster> {
  if (external === undefined) return startTemporaryServer();
  const run = randomBytes(4).toString('hex');
  const template = `${TEMPLATE}_${run}`;
  return { adminUrl: external, template, stop: () => dropDatabases(external, [template, `t_${run}_%`]) };
}

async function startTemporaryServer(): Promise<OwnedTestCluster> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'groundswell-test-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    // As root, PostgreSQL runs under another user, who has to get in.
    await chmod(dataDir, 0o755);
    const server = await startEmbeddedPostgres({
      dataDir,
      database: 'admin',
      durable: false,
      log: console.log,
    });
    return { adminUrl: server.url, template: TEMPLATE, stop: () => server.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function dropDatabases(adminUrl: string, patterns: string[]): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const sql = 'SELECT datname FROM pg_database WHERE datname LIKE ANY ($1)';
    const { rows } = await client.query<{ datname: string }>(sql, [patterns]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

async function onAdminDatabase(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function fromGlobalSetup(variable: string): string {
  const value = process.env[variable];
  if (value === undefined)
    throw new Error(`${variable} is not set: only specs of the e2e project have a PostgreSQL`);
  return value;
}
