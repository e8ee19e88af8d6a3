import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '../../common/log.js';
import { DomainError } from '../../common/errors/domain-error.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import './vote.events.js';
import { castBatch, type BatchOutcome } from './vote-batch.js';
import type { VoteOrder } from './vote-order.js';

interface Waiting {
  order: VoteOrder;
  resolve: (isCounted: boolean) => void;
  reject: (error: unknown) => void;
}

const BATCH_MAX = 500;

/** At most one of each is in a batch. */
const pairOf = ({ ideaId, memberId }: VoteOrder): string => `${ideaId}/${memberId}`;

/**
 * Votes that wait together leave in one transaction: the next batch leaves when the last has committed. There is no timer, so a lone vote
 * waits for nobody, and a burst on one idea locks its row once a batch instead of once a vote.
 */
@Injectable()
export class VoteQueue implements BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * Resolves after the commit.
   * @returns whether anything changed
   * @throws DomainError when this vote was refused, whatever became of the others
   */
  cast(order: VoteOrder): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ order, resolve, reject });
      this.running ??= this.drain();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  private async drain(): Promise<void> {
    // Whatever else this turn of the event loop brings travels along.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.send(this.takeBatch());
    this.running = null;
  }

  /** At most one vote of each member for each idea: a later one waits for the next batch, so that order holds. */
  private takeBatch(): Waiting[] {
    const seen = new Set<string>();
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const vote of this.waiting) {
      const pair = pairOf(vote.order);
      if (batch.length < BATCH_MAX && !seen.has(pair)) batch.push(vote);
      else rest.push(vote);
      seen.add(pair);
    }
    this.waiting = rest;
    return batch;
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    try {
      const { answers, written } = await this.database.transaction((tx) => this.castAll(tx, batch));
      const counted = new Set(written.map(pairOf));
      batch.forEach((vote, i) => {
        const refused = answers[i];
        if (refused) vote.reject(new DomainError([refused]));
        else vote.resolve(counted.has(pairOf(vote.order)));
      });
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) return only.reject(error);
      this.log.warn({ err: error, votes: batch.length }, 'a batch of votes failed; each is tried alone');
      for (const vote of batch) await this.send([vote]);
    }
  }

  private async castAll(tx: Transaction, batch: readonly Waiting[]): Promise<BatchOutcome> {
    const outcome = await castBatch(
      tx,
      batch.map(({ order }) => order),
    );
    const { changedIds, written } = outcome;
    if (written.length > 0) await this.events.emit('votes.changed', { votes: written }, tx);
    if (changedIds.length > 0) await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
    return outcome;
  }
}
