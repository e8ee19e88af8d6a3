/** Under which the address of the process's database is injected, for connections outside the pool. */
export const DATABASE_URL = Symbol('database url');
