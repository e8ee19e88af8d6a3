/** The `code` of a system error ("ENOENT") or of an error that PostgreSQL reported (SQLSTATE, "42P04"). */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
