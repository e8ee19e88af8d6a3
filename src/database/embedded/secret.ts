import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from './error-code.js';

/** The password kept in `file` (mode 0600); of processes that create it at once, all get the same one. */
export function readOrCreateSecret(file: string): string {
  return readSecret(file) ?? createSecret(file);
}

function readSecret(file: string): string | undefined {
  let secret: string;
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (errorCode(error) === 'EACCES') throw new Error(`${file} belongs to another user`, { cause: error });
    throw error;
  }
  if (secret === '') throw new Error(`${file}, which holds the password, is empty`);
  return secret;
}

function createSecret(file: string): string {
  const secret = randomBytes(24).toString('base64url');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, secret, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, file);
    return secret;
  } catch (error) {
    const winner = errorCode(error) === 'EEXIST' ? readSecret(file) : undefined;
    if (winner === undefined) throw error;
    return winner;
  } finally {
    rmSync(draft, { force: true });
  }
}
