import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { lockBan, queueBan, readBan } from './ban-state.js';
import { DiscountVotes } from './discount-votes.js';
import { HideWritten } from './hide-written.js';

/**
 * Hides and discounts, or brings back, piece by piece; each piece asks anew whether the member is banned, so that a ban lifted or renewed meanwhile turns
 * it round, and whoever goes on after a stop need not know how far it came.
 */
@Injectable()
export class ApplyBans {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly votes: DiscountVotes,
    private readonly written: HideWritten,
  ) {}

  /** Leaves the rest to another run when the process is asked to stop. */
  async apply(memberId: number, signal: AbortSignal): Promise<void> {
    const content = (tx: Transaction): Promise<boolean> => this.content(tx, memberId);
    const votes = (tx: Transaction): Promise<boolean> => this.discount(tx, memberId);
    for (const step of [content, votes])
      while (await this.database.transaction(step))
        if (signal.aborted) {
          await queueBan(this.jobs, this.database, memberId);
          return;
        }
  }

  private async content(tx: Transaction, memberId: number): Promise<boolean> {
    await lockBan(tx, memberId);
    const { hidesContent, bannedById } = await readBan(tx, memberId);
    const moved = hidesContent
      ? await this.written.hide(tx, memberId, bannedById)
      : await this.written.bringBack(tx, memberId, bannedById);
    return moved > 0;
  }

  private async discount(tx: Transaction, memberId: number): Promise<boolean> {
    await lockBan(tx, memberId);
    const { discountsVotes } = await readBan(tx, memberId);
    return (
      (discountsVotes ? await this.votes.take(tx, memberId) : await this.votes.giveBack(tx, memberId)) > 0
    );
  }
}
