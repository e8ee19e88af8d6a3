import { Socket } from 'node:net';
import pg from 'pg';
import { SUPERUSER } from './create-cluster.js';

export interface Address {
  port: number;
  secret: string;
}

/** PGSSLMODE of our environment may be meant for another server; this one speaks no TLS. */
export function databaseUrl({ port, secret }: Address, database: string): string {
  return `postgres://${SUPERUSER}:${secret}@127.0.0.1:${port}/${encodeURIComponent(database)}?sslmode=disable`;
}

/** A connection to the maintenance database over `socket`; the caller ends it. */
export async function connect(address: Address, socket = new Socket()): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl(address, 'postgres'),
    application_name: 'groundswell launcher',
    connectionTimeoutMillis: 5_000,
    stream: () => socket,
  });
  // Without a listener a lost connection would end the process; the "end" that follows tells enough.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}
