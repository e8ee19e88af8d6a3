import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Logger as GraphileLogger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import { LOGGER, type Logger } from '../common/log.js';
import { JobHandlers } from './job-handlers.js';

/** Jobs that one process runs at once. */
const CONCURRENCY = 4;
/** How long a job that nobody announced may wait to be seen, milliseconds; the others start at once. */
const POLL = 2000;

/** Runs the queue's jobs in this process, from `start` until the process stops. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private runner: Runner | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly handlers: JobHandlers,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async start(databaseUrl: string): Promise<void> {
    this.runner = await run({
      connectionString: databaseUrl,
      concurrency: CONCURRENCY,
      pollInterval: POLL,
      maxPoolSize: CONCURRENCY + 1,
      noHandleSignals: true,
      logger: new GraphileLogger(() => (level, message) => {
        if (level === 'error') this.log.error(message);
        else this.log.debug(message);
      }),
      taskList: this.taskList(),
      parsedCronItems: parseCronItems(
        this.handlers.schedules.map(({ task, pattern }) => ({ task, match: pattern })),
      ),
    });
  }

  /** Jobs under way are finished; what waits is left to others. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.runner?.stop();
    this.runner = null;
  }

  private taskList(): TaskList {
    return Object.fromEntries(
      [...this.handlers.tasks].map(([name, handler]) => [
        name,
        (payload: unknown) => handler(payload, this.stopping.signal),
      ]),
    );
  }
}
