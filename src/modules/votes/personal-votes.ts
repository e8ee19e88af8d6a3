import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import '../members/member.events.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';
import { WithdrawAllVotes } from './withdraw-all-votes.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'withdraw-all-votes': { memberId: number };
  }
}

const VOTES = `
SELECT v.id AS key, v.idea_id AS "ideaNumber",
  CASE v.direction WHEN 1 THEN 'PROMOTE' WHEN -1 THEN 'DEMOTE' ELSE 'WITHDRAWN' END AS direction, v.cast_at AS "castAt"
FROM votes v WHERE v.member_id = $1 AND v.id > $2 ORDER BY v.id LIMIT $3`;

/** A member's votes: whoever is erased leaves them as those of somebody nameless, or takes them back. */
@Injectable()
export class PersonalVotes implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly withdrawal: WithdrawAllVotes,
  ) {}

  onModuleInit(): void {
    this.data.register('votes', rowsByKey(VOTES));
    this.handlers.register('withdraw-all-votes', ({ memberId }, signal) => this.run(memberId, signal));
    this.events.onWithin('member.erasing', async ({ memberId, withdrawVotes }, tx) => {
      if (withdrawVotes) await this.jobs.add(tx, 'withdraw-all-votes', { memberId });
    });
  }

  private async run(memberId: number, stop: AbortSignal): Promise<void> {
    while (await this.withdrawal.next(memberId)) {
      if (!stop.aborted) continue;
      await this.jobs.add(this.database, 'withdraw-all-votes', { memberId });
      return;
    }
  }
}
