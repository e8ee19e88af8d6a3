import { Global, Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';

/** Work that outlives the request, kept in PostgreSQL. */
@Global()
@Module({
  providers: [JobHandlers, JobQueue, JobRunner],
  exports: [JobHandlers, JobQueue, JobRunner],
})
export class JobsModule {}
