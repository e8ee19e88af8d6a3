import { EventEmitter } from 'node:events';
import {
  Logger as GraphileLogger,
  parseCronItems,
  run,
  type ParsedCronItem,
  type TaskList,
} from 'graphile-worker';
import type { Logger } from '../common/log.js';
import { SECOND } from '../common/time/clock.js';
import { separatePool } from '../database/separate-pool.js';

/** Jobs that one process runs at once. */
const CONCURRENCY = 4;
/** How long a job that nobody announced may wait to be seen, milliseconds; the others start at once. */
const POLL = 2 * SECOND;

export interface JobPoolOptions {
  tasks: TaskList;
  schedules: readonly { task: string; pattern: string }[];
  log: Logger;
  /** Told the pool's id, which its jobs bear, before it takes any. */
  onId: (id: string) => void;
}

export interface JobPool {
  /** Rejected where it broke down. */
  ended: Promise<void>;
  /** Waits for the jobs under way. */
  stop(): Promise<void>;
}

/** Takes jobs and runs them, on connections of its own, until it is stopped or breaks down. */
export async function openJobPool(databaseUrl: string, options: JobPoolOptions): Promise<JobPool> {
  const { tasks, schedules, log, onId } = options;
  const connections = separatePool(databaseUrl, CONCURRENCY + 1, ({ message }) =>
    log.warn({ fault: message }, 'a connection of the job queue broke'),
  );
  const events = new EventEmitter();
  events.once('pool:create', ({ workerPool }: { workerPool: { id: string } }) => onId(workerPool.id));
  try {
    const runner = await run({
      pgPool: connections,
      concurrency: CONCURRENCY,
      pollInterval: POLL,
      noHandleSignals: true,
      events,
      logger: new GraphileLogger(() => (level, message) => {
        if (level === 'error') log.error(message);
        else log.debug(message);
      }),
      taskList: tasks,
      parsedCronItems: cronItems(schedules),
    });
    return {
      ended: runner.promise.finally(() => connections.end()),
      async stop() {
        // It refuses where it has just broken down by itself.
        await runner.stop().catch(() => undefined);
        await runner.promise.catch(() => undefined);
      },
    };
  } catch (error) {
    await connections.end();
    throw error;
  }
}

const cronItems = (schedules: JobPoolOptions['schedules']): ParsedCronItem[] =>
  parseCronItems(schedules.map(({ task, pattern }) => ({ task, match: pattern })));
