import { hash, verify } from '@node-rs/argon2';
import { newSecret } from './session-token.js';

/** The least of OWASP's settings for argon2id (algorithm 2): 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID);

/**
 * Takes as long where there is no hash (an unknown address, a member without a password) as where there is one.
 * @param hashed null never fits
 */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  if (hashed !== null) return verify(hashed, password);
  decoy ??= hashPassword(newSecret());
  await verify(await decoy, password);
  return false;
}
