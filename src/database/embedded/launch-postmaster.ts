import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { PostgresBinaries } from './binaries.js';
import type { ClusterFolder } from './cluster-folder.js';
import { type Log, type Postmaster, untilReady } from './find-postmaster.js';
import type { RunAs } from './run-as.js';
import { serverSettings } from './server-settings.js';

export interface Launch {
  folder: ClusterFolder;
  binaries: PostgresBinaries;
  runAs: RunAs;
  durable: boolean;
  log: Log;
}

const LOG_FILE_BYTES = 1_000_000;

// Another starter was faster, the port went between choosing and binding it, or backends of a killed server still end.
const WORTH_ANOTHER_TRY = /lock file "postmaster.pid"|could not bind|pre-existing shared memory block/;

/** Starts a server; undefined if that failed for a passing reason. Otherwise throws PostgreSQL's own words. */
export async function launchPostmaster(launch: Launch): Promise<Postmaster | undefined> {
  const { folder } = launch;
  takeOwnership(launch.runAs, folder.cluster);
  const logStart = prepareLog(folder.log);
  const pid = await spawnPostgres(launch);
  const postmaster = await untilReady(folder, pid, launch.log);
  if (postmaster) return postmaster;
  const output = readFileSync(folder.log).subarray(logStart).toString();
  if (WORTH_ANOTHER_TRY.test(output)) return undefined;
  throw new Error(`PostgreSQL did not start: ${fatalMessage(output)}`);
}

/** Root may have copied the files in, or may run them under another account than last time. */
function takeOwnership({ owner }: RunAs, cluster: string): void {
  if (!owner || statSync(cluster).uid === owner.uid) return;
  const { status, stderr } = spawnSync('chown', ['-R', '-h', `${owner.uid}:${owner.gid}`, cluster], {
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`its files cannot be given to the user who runs PostgreSQL: ${stderr.trim()}`);
}

/** The length so far, after an overlong log was set aside. */
function prepareLog(file: string): number {
  closeSync(openSync(file, 'a', 0o600));
  const { size } = statSync(file);
  if (size <= LOG_FILE_BYTES) return size;
  renameSync(file, `${file}.1`);
  return 0;
}

/**
 * Detached, because Ctrl-C goes to the whole process group and must not stop the database before the server has drained;
 * and logging to a file, because PostgreSQL outlives us if we are killed.
 */
async function spawnPostgres({ folder, binaries, runAs, durable }: Launch): Promise<number> {
  const { file, args, options } = runAs.command(binaries.postgres, [
    '-D',
    folder.cluster,
    ...serverSettings(await freePort(), durable),
  ]);
  const log = openSync(folder.log, 'a', 0o600);
  try {
    const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] });
    await once(child, 'spawn');
    child.unref();
    if (child.pid === undefined) throw new Error('PostgreSQL has no process id');
    return child.pid;
  } finally {
    closeSync(log);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no TCP port is free on 127.0.0.1');
  return address.port;
}

function fatalMessage(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.findLast((line) => /(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? 'it printed nothing';
  return fatal.replace(/^.*?(FATAL|PANIC):\s*/, '');
}
