import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import pg from 'pg';
import { LOGGER, type Logger } from '../../common/log.js';
import { SECOND } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { DATABASE_URL } from '../../database/database-url.js';
import { LiveHub } from './live-hub.js';
import { readNews } from './live-news.js';

const CHANNEL = 'groundswell_live';
const BACKOFF = { first: 0.25 * SECOND, most: 10 * SECOND };
/** How often the connection is tried, since one that died silently says nothing. */
const HEARTBEAT = 30 * SECOND;
const PATIENCE = 10 * SECOND;
/** Ideas that came while nobody listened, at the most; the minute before is for transactions that were under way. */
const MISSED = 100;
const MISSED_MARGIN_SECONDS = 60;

/**
 * What processes tell each other, by LISTEN and NOTIFY on a connection of its own, outside the pool. It is opened again when it breaks; what was
 * said meanwhile is unknown, so that then everybody looks again.
 */
@Injectable()
export class LiveChannel implements OnApplicationBootstrap {
  private client: pg.Client | null = null;
  private retry: NodeJS.Timeout | undefined;
  private readonly heartbeat = setInterval(() => void this.check(), HEARTBEAT).unref();
  private delay = BACKOFF.first;
  private isStopped = false;
  private lastContact = new Date();

  constructor(
    private readonly hub: LiveHub,
    private readonly database: Database,
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.open();
  }

  /** @throws when the connection is not open, or breaks meanwhile: then nobody may have heard it */
  async say(messages: readonly string[]): Promise<void> {
    if (!this.client) throw new Error('the live connection is not open');
    await this.client.query(`SELECT pg_notify('${CHANNEL}', m) FROM unnest($1::text[]) m`, [messages]);
  }

  async close(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    clearInterval(this.heartbeat);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'groundswell live',
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
    });
    const fail = (error?: Error): void => this.reopen(client, error);
    client.on('error', fail);
    client.on('end', () => fail());
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      this.log.warn({ err: error }, 'no connection for live news');
      return fail();
    }
    if (this.isStopped) return void client.end().catch(() => undefined);
    this.client = client;
    this.delay = BACKOFF.first;
    await this.catchUp();
    this.lastContact = new Date();
  }

  /** Once for each client that breaks, however it says so. */
  private reopen(client: pg.Client, error?: Error): void {
    client.removeAllListeners();
    client.on('error', () => undefined);
    void client.end().catch(() => undefined);
    if (this.isStopped) return;
    if (this.client === client) {
      this.client = null;
      this.log.warn({ err: error }, 'the connection for live news broke');
    }
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.open(), this.delay).unref();
    this.delay = Math.min(2 * this.delay, BACKOFF.most);
  }

  private async check(): Promise<void> {
    const { client } = this;
    if (!client) return;
    try {
      await client.query('SELECT 1');
      this.lastContact = new Date();
    } catch (error) {
      this.reopen(client, error instanceof Error ? error : undefined);
    }
  }

  private hear(payload: string): void {
    const news = readNews(payload);
    if (news === 'all') this.hub.refresh();
    else if (news) this.hub.deliver(news);
  }

  private async catchUp(): Promise<void> {
    this.hub.refresh();
    const missed = await this.database
      .query<{ id: number }>(
        `SELECT id FROM ideas WHERE is_listed AND created_at > $1::timestamptz - make_interval(secs => ${MISSED_MARGIN_SECONDS})
         ORDER BY created_at DESC, id DESC LIMIT ${MISSED}`,
        [this.lastContact],
      )
      .catch(() => []);
    this.hub.deliver({ submitted: missed.map(({ id }) => id).toReversed() });
  }
}
