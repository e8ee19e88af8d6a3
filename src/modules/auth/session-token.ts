import { createHash, randomBytes } from 'node:crypto';

export const SESSION_COOKIE = 'groundswell_session';

/** 256 random bits, for cookies and mailed links; only the hash is ever stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
