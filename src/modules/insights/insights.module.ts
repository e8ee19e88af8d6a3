import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { BoardsModule } from '../boards/boards.module.js';
import { MembersModule } from '../members/members.module.js';
import { DailyCounts } from './daily-counts.js';
import { dayRange } from './day-range.js';
import { IdeaFiguresReader } from './idea-figures.js';
import { Influencers } from './influencers.js';
import { InsightsFieldsResolver } from './insights-fields.resolver.js';
import { BoardWaitBoardResolver, InfluencerMemberResolver } from './insights-people.resolver.js';
import { InsightsResolver } from './insights.resolver.js';
import { InsightsService } from './insights.service.js';
import { InvitationsListener } from './invitations.listener.js';
import { RollUps } from './roll-ups.js';
import { WaitingBoards } from './waiting-boards.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'roll-up-insights': object;
    'renew-influencers': object;
  }
}

/** Numbers for product teams. */
@Module({
  imports: [BoardsModule, MembersModule],
  providers: [
    BoardWaitBoardResolver,
    DailyCounts,
    IdeaFiguresReader,
    InfluencerMemberResolver,
    Influencers,
    InsightsFieldsResolver,
    InsightsResolver,
    InsightsService,
    InvitationsListener,
    RollUps,
    WaitingBoards,
  ],
})
export class InsightsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    private readonly rollUps: RollUps,
    private readonly influencers: Influencers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('roll-up-insights', (_, signal) => this.rollUps.run(this.clock.now(), signal));
    this.handlers.runAtStart('roll-up-insights');
    this.handlers.schedule('roll-up-insights', '*/5 * * * *');
    this.handlers.register('count-influencers', async ({ boardIds, from, to }) => {
      await this.influencers.count(boardIds, dayRange(from, to));
    });
    this.handlers.register('renew-influencers', (_, signal) =>
      this.influencers.renewUsual(this.clock.now(), signal),
    );
    this.handlers.schedule('renew-influencers', '20 0 * * *');
  }
}
