import { execFile } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './binaries.js';
import type { ClusterFolder } from './cluster-folder.js';
import { errorCode } from './error-code.js';
import { isAlive } from './processes.js';
import type { RunAs } from './run-as.js';

export const SUPERUSER = 'groundswell';

interface NewCluster {
  folder: ClusterFolder;
  binaries: PostgresBinaries;
  runAs: RunAs;
  secret: string;
  durable: boolean;
}

// pg_trgm takes letters from LC_CTYPE, and under plain "C" sees none in Cyrillic or Chinese; it comes last for systems
// that have neither of the others.
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

const DRAFT = 'initdb-';

/** Builds the cluster aside and moves it into place; false if another process was first. */
export async function createCluster(wanted: NewCluster): Promise<boolean> {
  const { folder } = wanted;
  removeAbandonedDrafts(folder.root);
  const draft = mkdtempSync(path.join(folder.root, `${DRAFT}${process.pid}-`));
  try {
    giveTo(wanted.runAs, draft);
    const built = await initdb(wanted, draft);
    renameSync(built, folder.cluster);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function removeAbandonedDrafts(root: string): void {
  for (const name of readdirSync(root)) {
    if (!name.startsWith(DRAFT) || isAlive(Number.parseInt(name.slice(DRAFT.length), 10))) continue;
    rmSync(path.join(root, name), { recursive: true, force: true });
  }
}

async function initdb(wanted: NewCluster, draft: string): Promise<string> {
  const password = path.join(draft, 'password');
  writeFileSync(password, `${wanted.secret}\n`, { mode: 0o600 });
  giveTo(wanted.runAs, password);
  const target = path.join(draft, 'cluster');
  let refusal: unknown;
  for (const locale of LOCALES) {
    const { file, args, options } = wanted.runAs.command(wanted.binaries.initdb, [
      `--pgdata=${target}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      ...(wanted.durable ? [] : ['--no-sync']),
    ]);
    try {
      await promisify(execFile)(file, args, options);
      return target;
    } catch (error) {
      refusal = error;
      rmSync(target, { recursive: true, force: true });
      if (!(error instanceof Error) || !error.message.includes('invalid locale name')) break;
    }
  }
  throw new Error(`initdb failed: ${lastErrorLine(refusal)}`, { cause: refusal });
}

function giveTo({ owner }: RunAs, file: string): void {
  if (owner) chownSync(file, owner.uid, owner.gid);
}

function lastErrorLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split('\n')
      .findLast((line) => line.startsWith('initdb: error:'))
      ?.slice(15) ?? text
  );
}
