import { createHash } from 'node:crypto';
import { badUserInput } from '../errors/domain-error.js';

export type KeyValue = string | number;

/** Short fingerprint of what a cursor belongs to: another order or filter makes it foreign. */
export function scopeHash(scope: unknown): string {
  return createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 10);
}

export function encodeCursor(scope: string, keys: readonly KeyValue[]): string {
  return Buffer.from(JSON.stringify([scope, ...keys])).toString('base64url');
}

/** @throws BAD_USER_INPUT for a broken cursor, or one of another order or filter */
export function decodeCursor(
  cursor: string,
  scope: string,
  keyTypes: readonly ('string' | 'number')[],
  field: string,
): KeyValue[] {
  const foreign = badUserInput(`The cursor in ${field} does not belong to this list.`, field);
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw foreign;
  }
  if (!Array.isArray(parsed) || parsed[0] !== scope || parsed.length !== keyTypes.length + 1) {
    throw foreign;
  }
  return keyTypes.map((type, i) => {
    const value: unknown = parsed[i + 1];
    if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
    if (type === 'string' && typeof value === 'string' && value.length <= 100) return value;
    throw foreign;
  });
}
