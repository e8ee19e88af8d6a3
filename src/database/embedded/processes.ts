import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './error-code.js';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Whether `pid` runs PostgreSQL on this very folder. The number alone proves nothing: after a crash or a reboot it may
 * belong to any other process, and a copied folder names the server of its original.
 */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  const command = commandLine(pid);
  return command.includes('postgres') && ` ${command} `.includes(` ${cluster} `);
}

/** Empty for a process that has ended, even where nobody has collected its exit status. */
function commandLine(pid: number): string {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
