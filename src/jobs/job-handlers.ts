import { Injectable } from '@nestjs/common';
import type { JobMap, JobName } from './job-queue.js';

type Handler<N extends JobName> = (payload: JobMap[N], signal: AbortSignal) => Promise<void>;

interface Schedule {
  task: JobName;
  /** Five fields, UTC. */
  pattern: string;
}

/** What each task does; features register theirs when they start. A job may run twice, so each handler must be able to. */
@Injectable()
export class JobHandlers {
  readonly tasks = new Map<JobName, (payload: unknown, signal: AbortSignal) => Promise<void>>();
  readonly schedules: Schedule[] = [];
  readonly firsts: JobName[] = [];

  /** @param handler its signal is aborted when the process is asked to stop: finish the batch and return */
  register<N extends JobName>(name: N, handler: Handler<N>): void {
    this.tasks.set(name, handler as (payload: unknown, signal: AbortSignal) => Promise<void>);
  }

  /** Runs a task, with an empty payload, whenever a process begins to run jobs. */
  runAtStart(task: JobName): void {
    this.firsts.push(task);
  }

  /** Runs a task, with an empty payload, whenever the pattern says so, once among all processes. */
  schedule(task: JobName, pattern: string): void {
    this.schedules.push({ task, pattern });
  }
}
