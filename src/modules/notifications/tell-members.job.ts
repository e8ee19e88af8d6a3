import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SECOND } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { TellMembers } from './tell-members.js';

/** After this a run leaves the rest to another, so that no job of it lasts long; milliseconds. */
const RUN_TIME = 20 * SECOND;

@Injectable()
export class TellMembersJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly members: TellMembers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('tell-members', ({ causeId }, signal) => this.run(causeId, signal));
  }

  private async run(causeId: number, stop: AbortSignal): Promise<void> {
    const until = performance.now() + RUN_TIME;
    while (await this.members.tellNext(causeId)) {
      if (!stop.aborted && performance.now() < until) continue;
      await this.jobs.add(this.database, 'tell-members', { causeId });
      return;
    }
  }
}
