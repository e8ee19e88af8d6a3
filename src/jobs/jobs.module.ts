import { Global, Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { Lifeline } from './lifeline.js';
import { Reaper } from './reaper.js';

/** Work that outlives the request, kept in PostgreSQL. */
@Global()
@Module({
  providers: [JobHandlers, JobQueue, JobRunner, Lifeline, Reaper],
  exports: [JobHandlers, JobQueue, JobRunner, Lifeline, Reaper],
})
export class JobsModule {}
