import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import * as closing from './close-days.sql.js';
import * as sql from './roll-up.sql.js';

/** What one transaction counts. */
const IDEAS = 1_000;
const DAYS = 31;
/** What a reader counts before it reads, at most; beyond that the numbers are a little behind until the job has run. */
const IDEAS_WHILE_READING = 200;
const DAYS_WHILE_READING = 14;
/** How long a run waits for transactions from before midnight, milliseconds; the next one looks again. */
const PATIENCE = 2_000;
const PAUSE = 50;

/** The numbers behind insights, kept so that nobody counts all of it again: by idea, and by day once a day is over. */
@Injectable()
export class RollUps {
  constructor(private readonly database: Database) {}

  /** Counts whatever is marked and closes the days that are over. A batch a transaction: what is left when it stops, the next run finds. */
  async run(now: Date, signal?: AbortSignal): Promise<void> {
    await this.repeat(signal, async (tx) => (await this.rollIdeas(tx, IDEAS)) > 0);
    await this.closeDays(now, signal);
    await this.repeat(signal, async (tx) => (await this.rollMarkedDays(tx, DAYS)) > 0);
  }

  /** Brings in what changed since, as far as it takes but a moment; leaves it to whoever is at it already. */
  async catchUp(): Promise<void> {
    const [marks] = await this.database.query<{ any: boolean }>(
      'SELECT EXISTS (SELECT FROM insight_idea_marks) OR EXISTS (SELECT FROM insight_day_marks) AS any',
    );
    if (!marks?.any) return;
    await this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ is_ours: boolean }>(sql.TRY_LOCK);
      if (!lock?.is_ours) return;
      await this.rollIdeas(tx, IDEAS_WHILE_READING);
      await this.rollMarkedDays(tx, DAYS_WHILE_READING);
    });
  }

  /** @returns how many ideas were counted anew */
  private async rollIdeas(tx: Sql, limit: number): Promise<number> {
    const marked = await tx.query<{ idea_id: number }>(sql.TAKE_IDEA_MARKS, [limit]);
    if (marked.length > 0) await tx.query(sql.ROLL_IDEAS, [marked.map((row) => row.idea_id)]);
    return marked.length;
  }

  /** @returns how many days were counted anew */
  private async rollMarkedDays(tx: Sql, limit: number): Promise<number> {
    const marked = await tx.query<{ kind: 'CONTENT' | 'MEMBERS'; day: string }>(sql.TAKE_DAY_MARKS, [limit]);
    const daysOf = (kind: string): string[] =>
      marked.filter((row) => row.kind === kind).map((row) => row.day);
    await this.rollContent(tx, daysOf('CONTENT'));
    await this.rollMembers(tx, daysOf('MEMBERS'));
    return marked.length;
  }

  private async rollContent(tx: Sql, days: readonly string[]): Promise<void> {
    if (days.length === 0) return;
    await tx.query(sql.CLEAR_CONTENT, [days]);
    await tx.query(sql.ROLL_CONTENT, [days]);
  }

  private async rollMembers(tx: Sql, days: readonly string[]): Promise<void> {
    if (days.length === 0) return;
    await tx.query(sql.CLEAR_MEMBERS, [days]);
    await tx.query(sql.ROLL_MEMBERS, [days]);
  }

  private async closeDays(now: Date, signal?: AbortSignal): Promise<void> {
    const [today] = await this.database.query<{ day: string }>(closing.TODAY, [now]);
    await this.database.query(closing.BEGIN_CLOSING, [today?.day ?? null]);
    if (!(await this.mayClose(signal))) return;
    await this.repeat(signal, async (tx) => {
      const days = (await tx.query<{ day: string }>(closing.NEXT_DAYS, [DAYS])).map(({ day }) => day);
      await this.rollContent(tx, days);
      await this.rollMembers(tx, days);
      await tx.query(closing.CLOSE, [days.at(-1) ?? null]);
      return days.length > 0;
    });
  }

  /** Whether there are days to close, and nobody writes to them unmarked any more. */
  private async mayClose(signal?: AbortSignal): Promise<boolean> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const [state] = await this.database.query<{ is_due: boolean; is_settled: boolean }>(closing.MAY_CLOSE);
      if (!state?.is_due) return false;
      if (state.is_settled) return true;
      if (signal?.aborted || performance.now() > until) return false;
      await delay(PAUSE);
    }
  }

  /** Batch by batch, until one has found nothing. */
  private async repeat(signal: AbortSignal | undefined, batch: (tx: Sql) => Promise<boolean>): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const hasFound = await this.database.transaction(async (tx) => {
        await tx.query(sql.LOCK);
        return batch(tx);
      });
      if (!hasFound) return;
    }
  }
}
