import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import type { PostgresBinaries } from './binaries.js';
import type { ClusterFolder } from './cluster-folder.js';

interface Account {
  uid: number;
  gid: number;
}

interface Command {
  file: string;
  args: string[];
  options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv };
}

/** How to run PostgreSQL's programs, which refuse to run as root. */
export interface RunAs {
  /** Who has to own the files; undefined where whatever we create is right already. */
  owner: Account | undefined;
  command(program: string, args: string[]): Command;
}

// Our own environment stays out: it may hold secrets, and PG… and LC_… variables would change what the programs do.
const RUN = { cwd: '/', env: { LC_ALL: 'C' } };
const USER_NAMESPACE = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];

/**
 * As an ordinary user: as ourselves. As root: as the owner of the existing cluster, else `postgres`, else `nobody`,
 * whichever can enter the folder and run the programs; where none can (both below a closed folder such as /root), inside
 * a user namespace, which lacks root's name and powers but still owns root's files.
 */
export function chooseRunAs(binaries: PostgresBinaries, folder: ClusterFolder): RunAs {
  if (process.getuid?.() !== 0) return asOurselves;
  for (const account of [ownerOf(folder.cluster), ...['postgres', '_postgres', 'nobody'].map(accountNamed)]) {
    if (account && canRun(asAccount(account), binaries, folder)) return asAccount(account);
  }
  if (canRun(inUserNamespace, binaries, folder)) return inUserNamespace;
  throw new Error(
    'PostgreSQL refuses to run as root, neither of the users postgres and nobody can enter both this folder and that ' +
      'of its programs, and user namespaces are not allowed here, so run as an ordinary user or from folders open to all',
  );
}

const asOurselves: RunAs = {
  owner: undefined,
  command: (file, args) => ({ file, args, options: RUN }),
};

const inUserNamespace: RunAs = {
  owner: { uid: 0, gid: 0 },
  command: (program, args) => {
    const [file = '', ...flags] = USER_NAMESPACE;
    return { file, args: [...flags, program, ...args], options: RUN };
  },
};

function asAccount(account: Account): RunAs {
  return { owner: account, command: (file, args) => ({ file, args, options: { ...RUN, ...account } }) };
}

function ownerOf(cluster: string): Account | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

function accountNamed(name: string): Account | undefined {
  const uid = numericId('-u', name);
  const gid = numericId('-g', name);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function numericId(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  const id = Number(stdout);
  return status === 0 && id > 0 && id < 2 ** 31 ? id : undefined;
}

function canRun(runAs: RunAs, binaries: PostgresBinaries, folder: ClusterFolder): boolean {
  return (
    succeeds(runAs.command('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder.root])) &&
    succeeds(runAs.command(binaries.postgres, ['--version']))
  );
}

function succeeds({ file, args, options }: Command): boolean {
  return spawnSync(file, args, options).status === 0;
}
