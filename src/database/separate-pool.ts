import pg from 'pg';

/**
 * A pool beside the main one. Whoever opens it ends it, and awaits that.
 * @param onError told of connections that break, also while the pool closes: without a listener each of them would end the process
 */
export function separatePool(databaseUrl: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max });
  pool.on('error', onError);
  pool.on('connect', (client) => void client.on('error', onError));
  return pool;
}
