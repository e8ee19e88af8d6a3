import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { AwardBadges } from './award-badges.js';
import { ReputationLedger } from './reputation-ledger.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'backfill-reputation': object;
    'recount-board-reputation': { boardId: number; after: number };
    'recount-erased-reputation': { memberId: number };
  }
}

/** Ideas in one transaction; votes on them wait so long. */
const IDEAS_AT_ONCE = 50;
const MEMBERS_AT_ONCE = 500;
/** Of each board one waits at most, and one runs; what goes on where it was stopped takes the place of none that begins anew. */
const placeOf = (boardId: number): string => `recount-board-reputation/${boardId}`;

/** Reputation that no one deed changes: of a whole board, of an installation older than the ledger, of an erased person. */
@Injectable()
export class RecountReputation implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly queue: JobQueue,
    private readonly ledger: ReputationLedger,
    private readonly badges: AwardBadges,
  ) {}

  onModuleInit(): void {
    this.handlers.register('backfill-reputation', (_, signal) => this.backfill(signal));
    this.handlers.runAtStart('backfill-reputation');
    this.handlers.register('recount-board-reputation', (job, signal) => this.recountBoard(job, signal));
    this.handlers.register('recount-erased-reputation', ({ memberId }) =>
      this.database.transaction((tx) => this.ledger.forget(tx, memberId)),
    );
  }

  async laterOfBoard(tx: Sql, boardId: number): Promise<void> {
    const place = placeOf(boardId);
    await this.queue.add(tx, 'recount-board-reputation', { boardId, after: 0 }, { key: place, queue: place });
  }

  /** Whatever the features do to a person's votes and rows in the transaction that erases them, this comes after it. */
  async laterOfErased(tx: Sql, memberId: number): Promise<void> {
    await this.queue.add(tx, 'recount-erased-reputation', { memberId });
  }

  /** Everybody's badges are looked at anew, telling nobody. */
  async laterOfBadges(tx: Sql): Promise<void> {
    await tx.query(
      `INSERT INTO reputation_backfill AS b (idea_id) VALUES (NULL) ON CONFLICT (id) DO UPDATE SET member_id = 0`,
    );
    await this.queue.addUnlessWaiting(tx, 'backfill-reputation', new Date());
  }

  /** Goes on from where it was, until there is nothing left to do. */
  async backfill(signal?: AbortSignal): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const goesOn = await this.database.transaction(async (tx) => {
        const [place] = await tx.query<{ idea_id: number | null; member_id: number }>(
          'SELECT idea_id, member_id FROM reputation_backfill FOR UPDATE',
        );
        if (!place) return false;
        if (place.idea_id !== null) {
          const last = await this.alignPage(tx, place.idea_id, null);
          await tx.query('UPDATE reputation_backfill SET idea_id = $1', [last]);
          return true;
        }
        const last = await this.badges.awardPage(tx, place.member_id, MEMBERS_AT_ONCE);
        await tx.query(
          last === null ? 'DELETE FROM reputation_backfill' : 'UPDATE reputation_backfill SET member_id = $1',
          last === null ? [] : [last],
        );
        return last !== null;
      });
      if (!goesOn) return;
    }
  }

  async recountBoard(
    { boardId, after }: { boardId: number; after: number },
    signal?: AbortSignal,
  ): Promise<void> {
    let done: number | null = after;
    while (done !== null) {
      const from: number = done;
      if (signal?.aborted)
        return this.queue.add(
          this.database,
          'recount-board-reputation',
          { boardId, after: from },
          { queue: placeOf(boardId) },
        );
      done = await this.database.transaction((tx) => this.alignPage(tx, from, boardId));
    }
  }

  /** @returns the last idea of the page; null where there was none */
  private async alignPage(tx: Transaction, after: number, boardId: number | null): Promise<number | null> {
    const ideas = await tx.query<{ id: number }>(
      `SELECT id FROM ideas WHERE id > $1 AND ($2::bigint IS NULL OR board_id = $2::bigint) ORDER BY id LIMIT ${IDEAS_AT_ONCE}
       FOR NO KEY UPDATE`,
      [after, boardId],
    );
    const ids = ideas.map(({ id }) => id);
    await this.ledger.alignIdeas(tx, ids);
    // Of everything, badges are gone through afterwards.
    if (boardId !== null) await this.badges.considerIdeas(tx, ids);
    return ids.at(-1) ?? null;
  }
}
