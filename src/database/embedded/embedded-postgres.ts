import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseError } from '../migrate.js';
import { findPostgresBinaries } from './binaries.js';
import { type ClusterFolder, openClusterFolder } from './cluster-folder.js';
import { type Address, connect, databaseUrl } from './connect.js';
import { createCluster } from './create-cluster.js';
import { errorCode } from './error-code.js';
import { findPostmaster, type Log, type Postmaster } from './find-postmaster.js';
import { type Launch, launchPostmaster } from './launch-postmaster.js';
import { type Lease, takeLease } from './lease.js';
import { chooseRunAs } from './run-as.js';
import { readOrCreateSecret } from './secret.js';
import { stopPostmaster } from './stop-postmaster.js';

export interface EmbeddedPostgresOptions {
  /** Created if missing; all that the server keeps lies below it. */
  dataDir: string;
  /** Created if missing. */
  database: string;
  /** False trades safety against power loss for speed; for tests. */
  durable: boolean;
  log: Log;
}

export interface EmbeddedPostgres {
  url: string;
  pid: number;
  /** Whether this call created the cluster. A database that is still empty need not be fresh: we may have been killed. */
  fresh: boolean;
  /** Stops the server, unless another process uses it too: then the last one does. */
  stop(): Promise<void>;
}

const WRONG_PASSWORD = '28P01';
const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';
const RETRY_MS = 200;
const GIVE_UP_AFTER_MS = 20_000;

/**
 * Starts PostgreSQL on `dataDir`, or joins the server that already runs there, be it left behind by a process that was
 * killed or in use by another one. Rejects with a DatabaseError, one sentence that names the folder and the way out.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(options);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError(
      `Cannot run the embedded PostgreSQL in ${path.resolve(options.dataDir)}: ${reason}; ` +
        'to use a PostgreSQL of your own instead, set DATABASE_URL.',
      { cause },
    );
  }
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, database, durable, log } = options;
  const binaries = findPostgresBinaries();
  const folder = openClusterFolder(dataDir);
  const secret = readOrCreateSecret(folder.secret);
  const runAs = chooseRunAs(binaries, folder);
  const fresh =
    !existsSync(folder.cluster) && (await createCluster({ folder, binaries, runAs, secret, durable }));
  const { pid, address, lease } = await joinServer({ folder, binaries, runAs, durable, log }, secret);
  try {
    await prepareDatabase(address, database, durable);
  } catch (error) {
    await leave(folder, pid, lease);
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    url: databaseUrl(address, database),
    pid,
    fresh,
    stop: () => (stopped ??= leave(folder, pid, lease)),
  };
}

interface Membership {
  pid: number;
  address: Address;
  lease: Lease;
}

/** Others may start or stop the server meanwhile, so each failure that can pass is tried again. */
async function joinServer(launch: Launch, secret: string): Promise<Membership> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  let launched: Postmaster | undefined;
  let obstacle: unknown = new Error('another PostgreSQL holds its files');
  for (; performance.now() < deadline; await delay(RETRY_MS)) {
    const running = await findPostmaster(launch.folder, launch.log);
    if (!running) launched = await launchPostmaster(launch);
    const postmaster = running ?? launched;
    if (!postmaster) continue;
    const address = { port: postmaster.port, secret };
    try {
      return { pid: postmaster.pid, address, lease: await takeLease(address) };
    } catch (error) {
      obstacle = error;
      if (errorCode(error) === WRONG_PASSWORD) break;
    }
  }
  if (launched) await stopPostmaster(launch.folder, launched.pid);
  if (errorCode(obstacle) !== WRONG_PASSWORD) throw obstacle;
  throw new Error(`its server does not accept the password in ${launch.folder.secret}`, { cause: obstacle });
}

async function leave(folder: ClusterFolder, pid: number, lease: Lease): Promise<void> {
  try {
    if (await lease.giveUp()) await stopPostmaster(folder, pid);
  } finally {
    await lease.close();
  }
}

async function prepareDatabase(address: Address, database: string, durable: boolean): Promise<void> {
  const client = await connect(address);
  try {
    const { rows } = await client.query<{ fsync: string }>('SHOW fsync');
    const isUnsafe = durable && rows[0]?.fsync === 'off';
    if (isUnsafe) throw new Error('the server that runs there was started without fsync');
    await ensureDatabase(client, database);
  } finally {
    await client.end();
  }
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount !== 0) return;
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } catch (error) {
    const code = errorCode(error);
    if (code !== DUPLICATE_DATABASE && code !== UNIQUE_VIOLATION) throw error;
  }
}
