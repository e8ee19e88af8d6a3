import { Injectable } from '@nestjs/common';
import { MINUTE } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { WAS_KEPT } from './promise.sql.js';

/** An answer may be taken back for a minute: a promise is settled only when that is over. */
const SETTLED_AFTER = 5 * MINUTE;
const BATCH = 500;

const SETTLE = `
WITH due AS (
  SELECT p.idea_id, ${WAS_KEPT} AS was_kept
  FROM (
    SELECT idea_id, due_at FROM answer_promises WHERE was_kept IS NULL AND due_at <= $1::timestamptz
    ORDER BY due_at, idea_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ) p JOIN ideas i ON i.id = p.idea_id
), settled AS (
  UPDATE answer_promises p SET was_kept = due.was_kept FROM due WHERE p.idea_id = due.idea_id RETURNING p.was_kept
), counted AS (
  SELECT count(*) AS settled, count(*) FILTER (WHERE was_kept) AS kept FROM settled
)
UPDATE promise_totals t SET settled = t.settled + c.settled, kept = t.kept + c.kept FROM counted c
RETURNING c.settled AS settled_now`;

/** What fell due since is counted as it stands; the rest is settled for good. */
const KEPT = `
SELECT t.settled + o.due AS due, t.kept + o.kept AS kept
FROM promise_totals t CROSS JOIN (
  SELECT count(*) AS due, count(*) FILTER (WHERE ${WAS_KEPT}) AS kept
  FROM answer_promises p JOIN ideas i ON i.id = p.idea_id
  WHERE p.was_kept IS NULL AND p.due_at <= $1::timestamptz
) o`;

/** The community's promise that every idea is answered in time: made per idea, settled once it falls due. */
@Injectable()
export class PromisesService {
  constructor(private readonly database: Database) {}

  /** Of the promises due until now, the share that was kept, 0..1; null before there is one. Exact. */
  async kept(now: Date): Promise<number | null> {
    const [row] = await this.database.query<{ due: number; kept: number }>(KEPT, [now]);
    return row && row.due > 0 ? row.kept / row.due : null;
  }

  /** Settles those that fell due, so that asking stays cheap however many there were. */
  async settle(now: Date, signal?: AbortSignal): Promise<void> {
    const until = new Date(now.getTime() - SETTLED_AFTER);
    for (;;) {
      if (signal?.aborted) return;
      const [row] = await this.database.transaction((tx) =>
        tx.query<{ settled_now: number }>(SETTLE, [until]),
      );
      if (!row || row.settled_now < BATCH) return;
    }
  }
}
