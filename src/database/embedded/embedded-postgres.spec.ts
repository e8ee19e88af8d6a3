import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DatabaseError } from '../migrate.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { isPostmasterOf } from './processes.js';

let dataDir: string;
const running = new Set<EmbeddedPostgres>();

async function start(durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, database: 'ideas', durable, log: () => undefined });
  running.add(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the server from another process and kills that one without giving it a chance to stop anything. */
async function startInProcessThatIsKilled(): Promise<number> {
  const sources = {
    loader: fileURLToPath(new URL('../../../test/support/typescript-loader.mjs', import.meta.url)),
    launcher: new URL('./embedded-postgres.ts', import.meta.url).href,
  };
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(sources.launcher)});
    const options = { dataDir: ${JSON.stringify(dataDir)}, database: 'ideas', durable: false, log: () => undefined };
    process.send((await startEmbeddedPostgres(options)).pid);
    setInterval(() => undefined, 1000);`;
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', sources.loader, '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const [pid] = (await once(child, 'message')) as [number];
  child.kill('SIGKILL');
  await once(child, 'exit');
  return pid;
}

function isRunning(pid: number): boolean {
  return isPostmasterOf(pid, path.join(dataDir, 'cluster'));
}

describe('startEmbeddedPostgres', () => {
  beforeAll(async () => {
    dataDir = await realpath(await mkdtemp(path.join(os.tmpdir(), 'groundswell-embedded-')));
    await chmod(dataDir, 0o755);
  });

  afterEach(async () => {
    for (const server of running) await server.stop();
    running.clear();
  });

  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('creates a cluster with a database that takes letters of every script for letters', async () => {
    const server = await start();
    expect(server.fresh).toBe(true);
    await query(server, 'CREATE EXTENSION pg_trgm');
    expect(await query(server, `SELECT current_database(), show_trgm('ё') <> '{}' AS cyrillic`)).toEqual([
      { current_database: 'ideas', cyrillic: true },
    ]);
  });

  it('listens on loopback only and keeps its password to its owner', async () => {
    const server = await start();
    const settings = await query(
      server,
      `SELECT name, setting FROM pg_settings WHERE name ~ 'listen|unix_socket_dir'`,
    );
    expect(settings).toEqual([
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    expect((await stat(path.join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
    const withoutPassword = new pg.Client(server.url.replace(/:[^:@]+@/, ':wrong@'));
    await expect(withoutPassword.connect()).rejects.toThrow('password authentication failed');
  });

  it('keeps what was written over a restart', async () => {
    const first = await start();
    await query(first, `CREATE TABLE kept AS SELECT 'still here' AS word`);
    await first.stop();
    const second = await start();
    expect(second.fresh).toBe(false);
    expect(await query(second, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
  });

  it('leaves neither process nor pid file after a stop', async () => {
    const server = await start();
    expect(isRunning(server.pid)).toBe(true);
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(existsSync(path.join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('adopts the server of a process that was killed, and stops it in the end', async () => {
    const orphan = await startInProcessThatIsKilled();
    const server = await start();
    expect(server.pid).toBe(orphan);
    await server.stop();
    expect(isRunning(orphan)).toBe(false);
  });

  it('starts over the pid file of a dead server whose number now belongs to another program', async () => {
    const pidFile = path.join(dataDir, 'cluster', 'postmaster.pid');
    const server = await start();
    const contents = await readFile(pidFile, 'utf8');
    await server.stop();
    await writeFile(pidFile, contents.replace(/^\d+/, String(process.pid)));
    expect((await start()).pid).not.toBe(process.pid);
  });

  it('lets several share one server, which the last to leave stops', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(first.pid).toBe(second.pid);
    await first.stop();
    expect(await query(second, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(isRunning(first.pid)).toBe(false);
  });

  it('does not share a server that could lose data with someone who must not', async () => {
    await start();
    await expect(start(true)).rejects.toThrow('without fsync');
  });

  it('names the folder and DATABASE_URL when it cannot start', async () => {
    const file = path.join(dataDir, 'not-a-folder');
    await writeFile(file, '');
    const starting = startEmbeddedPostgres({
      dataDir: file,
      database: 'ideas',
      durable: true,
      log: () => undefined,
    });
    await expect(starting).rejects.toThrow(DatabaseError);
    await expect(starting).rejects.toThrow(new RegExp(`${file}: .*DATABASE_URL`));
  });
});
