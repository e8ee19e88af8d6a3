import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type ClusterFolder, readPostmasterPid } from './cluster-folder.js';
import { isAlive, isPostmasterOf } from './processes.js';

export interface Postmaster {
  pid: number;
  port: number;
}

export type Log = (line: string) => void;

const POLL_MS = 20;
const SAY_SO_AFTER_MS = 5_000;
// After a crash PostgreSQL first replays its log since the last checkpoint, about a gigabyte at most.
const READY_WITHIN_MS = 300_000;

/**
 * The server that already runs on this folder, once it takes connections; undefined if there is none. A pid file whose
 * pid now belongs to another program is removed, because PostgreSQL would refuse to start over it; were that verdict
 * ever wrong, PostgreSQL's own lock on its shared memory would still keep a second server out.
 */
export async function findPostmaster(folder: ClusterFolder, log: Log): Promise<Postmaster | undefined> {
  const found = readPostmasterPid(folder);
  if (!found || !isAlive(found.pid)) return undefined;
  if (isPostmasterOf(found.pid, folder.cluster)) return untilReady(folder, found.pid, log);
  // Another starter may have come to the same verdict and have a server running by now.
  if (readPostmasterPid(folder)?.pid !== found.pid) return undefined;
  log(`process ${found.pid} is not PostgreSQL on this folder: removing the stale postmaster.pid`);
  rmSync(folder.postmasterPid, { force: true });
  return undefined;
}

/** Waits until server `pid` takes connections, at most 5 minutes; undefined if it ends before. */
export async function untilReady(
  folder: ClusterFolder,
  pid: number,
  log: Log,
): Promise<Postmaster | undefined> {
  const began = performance.now();
  let hasSaidSo = false;
  while (isAlive(pid)) {
    const found = readPostmasterPid(folder);
    if (found?.pid === pid && found.isReady && found.port !== undefined) return { pid, port: found.port };
    const waited = performance.now() - began;
    if (waited > READY_WITHIN_MS) throw new Error(`PostgreSQL (process ${pid}) is not ready after 5 minutes`);
    if (waited > SAY_SO_AFTER_MS && !hasSaidSo) {
      log(`waiting for PostgreSQL (process ${pid}) to be ready`);
      hasSaidSo = true;
    }
    await delay(POLL_MS);
  }
  return undefined;
}
