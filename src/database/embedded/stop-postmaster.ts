import { setTimeout as delay } from 'node:timers/promises';
import { type ClusterFolder, readPostmasterPid } from './cluster-folder.js';
import { isAlive, isPostmasterOf } from './processes.js';

const POLL_MS = 10;
const STOPPED_WITHIN_MS = 60_000;

/** PostgreSQL's "fast" stop: connections end, everything is on disk. Returns when the process has gone, if it had not before. */
export async function stopPostmaster(folder: ClusterFolder, pid: number): Promise<void> {
  if (readPostmasterPid(folder)?.pid !== pid || !isRunning(pid, folder)) return;
  const deadline = performance.now() + STOPPED_WITHIN_MS;
  process.kill(pid, 'SIGINT');
  while (isRunning(pid, folder)) {
    if (performance.now() > deadline)
      throw new Error(`PostgreSQL (process ${pid}) has not stopped within a minute`);
    await delay(POLL_MS);
  }
}

/** A process that ended but whose parent died uncollected still has its pid, though no command line any more. */
function isRunning(pid: number, folder: ClusterFolder): boolean {
  return isAlive(pid) && isPostmasterOf(pid, folder.cluster);
}
