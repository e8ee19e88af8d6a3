import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { StatusesModule } from '../statuses/statuses.module.js';
import { ArchiveIdleIdeas } from './archive-idle-ideas.js';
import { ArchivingResolver } from './archiving.resolver.js';
import { ReviveIdea } from './revive-idea.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'archive-idle-ideas': object;
  }
}

@Module({
  imports: [IdeasModule, StatusesModule],
  providers: [ArchiveIdleIdeas, ArchivingResolver, ReviveIdea],
})
export class ArchivingModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    private readonly archive: ArchiveIdleIdeas,
  ) {}

  onModuleInit(): void {
    this.handlers.register('archive-idle-ideas', (_, signal) => this.archive.run(this.clock.now(), signal));
    this.handlers.schedule('archive-idle-ideas', '17 * * * *');
  }
}
