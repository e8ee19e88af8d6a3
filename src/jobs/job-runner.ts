import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { TaskList } from 'graphile-worker';
import { LOGGER, type Logger } from '../common/log.js';
import { SECOND } from '../common/time/clock.js';
import { Database } from '../database/database.js';
import { JobHandlers } from './job-handlers.js';
import { openJobPool, type JobPool } from './job-pool.js';
import { JobQueue } from './job-queue.js';
import { Lifeline } from './lifeline.js';
import { Reaper } from './reaper.js';

/** How often a process looks for work that dead ones held, milliseconds. */
const LOOK = 10 * SECOND;
/** Before a queue that broke down is opened again, milliseconds. */
const RETRY = 5 * SECOND;

/** Runs the queue's jobs in this process, from `start` until the process stops. */
@Injectable()
export class JobRunner implements OnModuleInit, BeforeApplicationShutdown {
  private pool: JobPool | null = null;
  private timer: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  /** That the others know the pool's jobs for those of a living process. */
  private isKnown: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly lifeline: Lifeline,
    private readonly reaper: Reaper,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.reaper.watch({
      // A pool may take its first jobs while its id becomes known.
      holders: async (sql) => {
        const rows = await sql.query<{ locked_by: string }>(
          `SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_at < now() - interval '3 seconds'`,
        );
        return rows.map(({ locked_by }) => locked_by);
      },
      release: async (tx, holder) => {
        await tx.query('SELECT graphile_worker.force_unlock_workers(ARRAY[$1::text])', [holder]);
        this.log.warn({ holder }, 'jobs of a process that died are done again');
      },
    });
  }

  async start(databaseUrl: string): Promise<void> {
    await this.lifeline.start(databaseUrl);
    await this.reaper.look();
    await this.open(databaseUrl);
    for (const task of this.handlers.firsts)
      await this.queue.addUnlessWaiting(this.database, task, new Date());
    this.timer = setInterval(() => void this.look(), LOOK).unref();
  }

  /** Jobs under way are finished; what waits is left to others. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    clearTimeout(this.retry);
    await this.pool?.stop();
    this.pool = null;
    await this.lifeline.stop();
  }

  private async open(databaseUrl: string): Promise<void> {
    let id: string | undefined;
    const pool = await openJobPool(databaseUrl, {
      tasks: this.tasks(),
      schedules: this.handlers.schedules,
      log: this.log,
      onId: (its) => {
        id = its;
        this.isKnown = this.lifeline
          .hold(its)
          .catch((error: unknown) => this.log.warn({ err: error }, 'the lifeline broke'));
      },
    });
    this.pool = pool;
    void pool.ended
      .catch((error: unknown) => this.log.error({ err: error }, 'the job queue broke down'))
      .then(() => this.openLater(databaseUrl, id))
      .catch((error: unknown) => this.log.error({ err: error }, 'the job queue could not be left'));
  }

  /** @param id of the pool that broke down: its jobs are then for anybody */
  private async openLater(databaseUrl: string, id?: string): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.pool = null;
    this.retry = setTimeout(() => {
      this.open(databaseUrl).catch((error: unknown) => {
        this.log.error({ err: error }, 'the job queue could not be opened');
        return this.openLater(databaseUrl);
      });
    }, RETRY);
    if (id !== undefined) await this.lifeline.letGo(id);
  }

  private async look(): Promise<void> {
    try {
      await this.reaper.look();
    } catch (error) {
      this.log.warn({ err: error }, 'could not look for work of dead processes');
    }
  }

  private tasks(): TaskList {
    return Object.fromEntries(
      [...this.handlers.tasks].map(([name, handler]) => [
        name,
        async (payload: unknown) => {
          await this.isKnown;
          await handler(payload, this.stopping.signal);
        },
      ]),
    );
  }
}
