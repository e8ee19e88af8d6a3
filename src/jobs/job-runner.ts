import { EventEmitter } from 'node:events';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Logger as GraphileLogger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import { LOGGER, type Logger } from '../common/log.js';
import { SECOND } from '../common/time/clock.js';
import { JobHandlers } from './job-handlers.js';
import { Lifeline } from './lifeline.js';
import { Reaper } from './reaper.js';

/** Jobs that one process runs at once. */
const CONCURRENCY = 4;
/** How long a job that nobody announced may wait to be seen, milliseconds; the others start at once. */
const POLL = 2 * SECOND;
/** How often a process looks for work that dead ones held, milliseconds. */
const LOOK = 10 * SECOND;
/** Before a queue that broke down is opened again, milliseconds. */
const RETRY = 5 * SECOND;

/** Runs the queue's jobs in this process, from `start` until the process stops. */
@Injectable()
export class JobRunner implements OnModuleInit, BeforeApplicationShutdown {
  private runner: Runner | null = null;
  private timer: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  /** That the others know the pool's jobs for those of a living process. */
  private isKnown: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly handlers: JobHandlers,
    private readonly lifeline: Lifeline,
    private readonly reaper: Reaper,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.reaper.watch({
      // A pool takes its first jobs while its id becomes known.
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
    await this.launch(databaseUrl);
    this.timer = setInterval(() => void this.look(), LOOK).unref();
  }

  /** Jobs under way are finished; what waits is left to others. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    clearTimeout(this.retry);
    // It refuses where it has just broken down by itself.
    await this.runner?.stop().catch(() => undefined);
    this.runner = null;
    await this.lifeline.stop();
  }

  private async launch(databaseUrl: string): Promise<void> {
    let pool: string | undefined;
    const events = new EventEmitter();
    events.once('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
      pool = workerPool.id;
      this.isKnown = this.lifeline
        .hold(pool)
        .catch((error: unknown) => this.log.warn({ err: error }, 'the lifeline broke'));
    });
    const runner = await run({
      connectionString: databaseUrl,
      concurrency: CONCURRENCY,
      pollInterval: POLL,
      maxPoolSize: CONCURRENCY + 1,
      noHandleSignals: true,
      events,
      logger: new GraphileLogger(() => (level, message) => {
        if (level === 'error') this.log.error(message);
        else this.log.debug(message);
      }),
      taskList: this.taskList(),
      parsedCronItems: parseCronItems(
        this.handlers.schedules.map(({ task, pattern }) => ({ task, match: pattern })),
      ),
    });
    this.runner = runner;
    void runner.promise
      .catch((error: unknown) => this.log.error({ err: error }, 'the job queue broke down'))
      .then(() => this.relaunch(databaseUrl, pool))
      .catch((error: unknown) => this.log.error({ err: error }, 'the job queue could not be left'));
  }

  /** The old pool's jobs are for anybody, then. */
  private async relaunch(databaseUrl: string, pool: string | undefined): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.runner = null;
    this.retry = setTimeout(() => {
      this.launch(databaseUrl).catch((error: unknown) => {
        this.log.error({ err: error }, 'the job queue could not be opened');
        return this.relaunch(databaseUrl, undefined);
      });
    }, RETRY);
    if (pool !== undefined) await this.lifeline.letGo(pool);
  }

  private async look(): Promise<void> {
    try {
      await this.reaper.look();
    } catch (error) {
      this.log.warn({ err: error }, 'could not look for work of dead processes');
    }
  }

  private taskList(): TaskList {
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
