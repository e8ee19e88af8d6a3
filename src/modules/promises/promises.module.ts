import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import '../ideas/idea.events.js';
import { PromisesResolver } from './promises.resolver.js';
import { PromisesService } from './promises.service.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'settle-promises': object;
  }
}

@Module({ providers: [PromisesResolver, PromisesService] })
export class PromisesModule implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    private readonly promises: PromisesService,
  ) {}

  onModuleInit(): void {
    this.events.onWithin('idea.submitted', async ({ ideaId }, tx) => {
      await tx.query(
        `INSERT INTO answer_promises (idea_id, due_at)
         SELECT i.id, i.due_at FROM ideas i JOIN boards b ON b.id = i.board_id
         WHERE i.id = $1 AND i.due_at IS NOT NULL AND i.moderation = 'VISIBLE' AND b.visibility = 'PUBLIC'`,
        [ideaId],
      );
    });
    this.handlers.register('settle-promises', (_, signal) => this.promises.settle(this.clock.now(), signal));
    this.handlers.schedule('settle-promises', '*/10 * * * *');
  }
}
