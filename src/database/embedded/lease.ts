import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { type Address, connect } from './connect.js';

// Any number will do, as long as all processes that share a server use the same one.
const LOCK = 4_720_514_403;
const RENEW_MS = 500;

/** Our share in a server that other processes (an import beside the running site) may use as well. */
export interface Lease {
  /** True if nobody else has a share; newcomers then wait until `close`. */
  giveUp(): Promise<boolean>;
  close(): Promise<void>;
}

interface Share {
  client: pg.Client;
  socket: Socket;
}

/**
 * A shared advisory lock on a connection of its own: the server frees it in whatever way we die, and whoever gets it
 * exclusively is the last. Taken again after PostgreSQL has ended all sessions because one of them crashed. Rejects if the
 * server is just being stopped. Until given up, it does not keep our process alive.
 */
export async function takeLease(address: Address): Promise<Lease> {
  const givingUp = new AbortController();
  let share = takeShare(address, renew);
  await share;

  function renew(): void {
    if (!givingUp.signal.aborted) share = retake();
  }

  async function retake(): Promise<Share> {
    try {
      return await takeShare(address, renew);
    } catch {
      await delay(RENEW_MS, undefined, { ref: false, signal: givingUp.signal });
      return retake();
    }
  }

  return {
    async giveUp() {
      givingUp.abort();
      try {
        const { client, socket } = await share;
        socket.ref();
        await client.query('SELECT pg_advisory_unlock_shared($1)', [LOCK]);
        const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
          LOCK,
        ]);
        return rows[0]?.alone === true;
      } catch {
        // No server that answers, hence nobody who could still use it.
        return true;
      }
    },
    close: () =>
      share.then(
        ({ client }) => client.end(),
        () => undefined,
      ),
  };
}

async function takeShare(address: Address, onLost: () => void): Promise<Share> {
  const socket = new Socket();
  const client = await connect(address, socket);
  try {
    await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK]);
  } catch (error) {
    await client.end();
    throw error;
  }
  client.once('end', onLost);
  socket.unref();
  return { client, socket };
}
