import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { LOGGER, type Logger } from '../common/log.js';
import { SECOND } from '../common/time/clock.js';
import type { Sql } from '../database/sql.js';

/** The class of our locks among all advisory ones; any constant number of ours does. */
const LOCK_CLASS = 720_311_451;
const HEARTBEAT = 10 * SECOND;
const RETRY = SECOND;

const lockOf = (id: string): number => createHash('sha256').update(id).digest().readInt32BE();

/**
 * Whether whoever had that id is gone: nobody holds its lock. Until the transaction ends nobody can come back under it.
 */
export async function isGone(tx: Sql, id: string): Promise<boolean> {
  const [row] = await tx.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS free', [
    LOCK_CLASS,
    lockOf(id),
  ]);
  return row?.free ?? false;
}

/**
 * Proves to the other processes that this one lives: a connection of its own on which it holds a lock for each id that it has put on jobs or
 * mails. PostgreSQL lets go of them when the process dies, however it does. A connection that is lost is opened again.
 */
@Injectable()
export class Lifeline {
  /** Of this process. */
  readonly key = randomBytes(12).toString('hex');
  private readonly ids = new Set([this.key]);
  private client: Promise<pg.Client> | null = null;
  private stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  async start(databaseUrl: string): Promise<void> {
    this.stopping = new AbortController();
    this.open(databaseUrl);
    this.timer = setInterval(() => void this.beat(databaseUrl), HEARTBEAT).unref();
    await this.held();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    const client = this.client;
    this.client = null;
    await client?.then((open) => open.end()).catch(() => undefined);
  }

  /** Waits until the locks are held. @returns the process's key */
  async held(): Promise<string> {
    if (!this.client) throw new Error('the lifeline was not started');
    await this.client;
    return this.key;
  }

  isOwn(id: string): boolean {
    return this.ids.has(id);
  }

  async hold(id: string): Promise<void> {
    this.ids.add(id);
    const client = await this.client;
    // The next connection will hold it.
    if (client) await lock(client, [id]).catch(() => client.end());
  }

  /** Whatever still bears that id is then for others to take. */
  async letGo(id: string): Promise<void> {
    this.ids.delete(id);
    const client = await this.client;
    // With the connection the lock is gone, too.
    if (client) await unlock(client, id).catch(() => client.end());
  }

  private open(databaseUrl: string): void {
    const client = this.connect(databaseUrl);
    this.client = client;
    client.then(
      (open) => open.once('end', () => this.onLoss(databaseUrl, client)),
      // Only a stop makes it fail; whoever waits learns of it.
      () => undefined,
    );
  }

  private async connect(databaseUrl: string): Promise<pg.Client> {
    for (;;) {
      const client = new pg.Client({
        connectionString: databaseUrl,
        application_name: 'groundswell lifeline',
        connectionTimeoutMillis: HEARTBEAT,
        query_timeout: HEARTBEAT,
        keepAlive: true,
      });
      // The end of the connection is what is acted upon.
      client.on('error', () => undefined);
      try {
        await client.connect();
        // A machine that vanished without a word is noticed within a minute.
        await client.query(
          'SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3',
        );
        await lock(client, [...this.ids]);
        return client;
      } catch (error) {
        this.logger.warn({ err: error }, 'no connection to prove by that this process lives');
        void client.end().catch(() => undefined);
        await sleep(RETRY, undefined, { signal: this.stopping.signal });
      }
    }
  }

  private onLoss(databaseUrl: string, lost: Promise<pg.Client>): void {
    if (this.client !== lost || this.stopping.signal.aborted) return;
    this.logger.warn('the connection that proves that this process lives was lost; it is opened again');
    this.open(databaseUrl);
  }

  /** Finds out about a connection that has silently died: its end would be told much later. */
  private async beat(databaseUrl: string): Promise<void> {
    const client = this.client;
    if (!client) return;
    try {
      await (await client).query('SELECT 1');
    } catch {
      this.onLoss(databaseUrl, client);
      await client.then((dead) => dead.end()).catch(() => undefined);
    }
  }
}

async function lock(client: pg.Client, ids: readonly string[]): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1, id) FROM unnest($2::int[]) AS l (id)', [
    LOCK_CLASS,
    ids.map(lockOf),
  ]);
}

/** Taken twice, a lock has to be given back twice. */
async function unlock(client: pg.Client, id: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ had: boolean }>('SELECT pg_advisory_unlock($1, $2) AS had', [
      LOCK_CLASS,
      lockOf(id),
    ]);
    if (rows[0]?.had !== true) return;
  }
}
