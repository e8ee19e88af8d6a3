import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.js';
import { parsePostmasterPid, type PostmasterPid } from './postmaster-pid.js';

/** The parts of a data folder; absolute, and free of symbolic links, since command lines are compared with them. */
export interface ClusterFolder {
  root: string;
  /** PostgreSQL's own folder. It appears by one rename, so that it exists whole or not at all. */
  cluster: string;
  postmasterPid: string;
  secret: string;
  log: string;
}

export function openClusterFolder(dataDir: string): ClusterFolder {
  mkdirSync(dataDir, { recursive: true });
  const root = realpathSync(dataDir);
  const cluster = path.join(root, 'cluster');
  return {
    root,
    cluster,
    postmasterPid: path.join(cluster, 'postmaster.pid'),
    secret: path.join(root, 'secret'),
    log: path.join(root, 'postgres.log'),
  };
}

export function readPostmasterPid(folder: ClusterFolder): PostmasterPid | undefined {
  try {
    return parsePostmasterPid(readFileSync(folder.postmasterPid, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
