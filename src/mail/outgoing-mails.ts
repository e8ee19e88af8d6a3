import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Sql } from '../database/sql.js';
import type { HeldWork } from '../jobs/reaper.js';

/** A mail that this process has taken to send. */
export interface ClaimedMail {
  id: number;
  /** The process. */
  sender: string;
  attempts: number;
  template: string;
  payload: unknown;
  postedAt: Date;
}

const POSTPONEMENT = { firstMinutes: 1, lastMinutes: 6 * 60 };
const OUTAGE = { firstMinutes: 1, lastMinutes: 15 };
/** Rows that one statement clears away at most. */
const PURGE = 5000;
const KEPT_DAYS = { sent: 7, troubled: 60 };

/** The mail is still that attempt's: in SENDING, or in UNCERTAIN where its process had wrongly been taken for dead. */
const IS_MINE = `id = $1 AND sender = $2 AND attempts = $3 AND state IN ('SENDING', 'UNCERTAIN')`;
const mine = ({ id, sender, attempts }: ClaimedMail): readonly unknown[] => [id, sender, attempts];
const WAITS = `state = CASE WHEN now() < patient_until THEN 'WAITING' ELSE 'FAILED' END,
  ended_at = CASE WHEN now() < patient_until THEN NULL ELSE now() END`;

/** In the order in which they go out; each is found at once along the index of those that wait. */
const RANKS = '(VALUES (true, false), (false, false), (false, true)) AS r (is_urgent, is_bulk)';
const OF_RANK = `m.state = 'WAITING' AND m.is_urgent = r.is_urgent AND m.is_bulk = r.is_bulk`;

/** The rows of `mails` as sending moves them. */
@Injectable()
export class OutgoingMails implements HeldWork {
  constructor(private readonly database: Database) {}

  /**
   * Takes the next due mail, urgent ones first and those to very many last, and commits that before anybody speaks to a server.
   * Planned anew each time: since the last one an empty table may have come to hold fifty thousand.
   * @returns null where none is due, or nobody is to try at present
   */
  async claim(sender: string): Promise<ClaimedMail | null> {
    const [row] = await this.database.queryOnce<ClaimedMail>(
      `UPDATE mails SET state = 'SENDING', sender = $1, attempts = attempts + 1
       WHERE id = (
         SELECT due.id FROM ${RANKS} CROSS JOIN LATERAL (
           SELECT m.id FROM mails m WHERE ${OF_RANK} AND m.due_at <= now()
           ORDER BY m.due_at, m.id LIMIT 1 FOR UPDATE SKIP LOCKED) due
         WHERE NOT EXISTS (SELECT 1 FROM mail_outage WHERE until > now()) LIMIT 1)
       RETURNING id, sender, attempts, template, payload, created_at AS "postedAt"`,
      [sender],
    );
    return row ?? null;
  }

  /** The server took it; nothing of it stays but that. Whatever outage there was is over. */
  async sent(mail: ClaimedMail): Promise<true> {
    await this.database.query(
      `WITH ended AS (DELETE FROM mail_outage)
       UPDATE mails SET state = 'SENT', payload = '{}', ended_at = now(), error = NULL WHERE ${IS_MINE}`,
      mine(mail),
    );
    return true;
  }

  /** It had nothing to say any more. */
  async drop(mail: ClaimedMail): Promise<true> {
    await this.database.query(
      `UPDATE mails SET state = 'DROPPED', payload = '{}', ended_at = now(), error = NULL WHERE ${IS_MINE}`,
      mine(mail),
    );
    return true;
  }

  /** It will not be tried again by itself. */
  async fail(mail: ClaimedMail, state: 'FAILED' | 'UNCERTAIN', error: string): Promise<void> {
    await this.database.query(`UPDATE mails SET state = $4, ended_at = now(), error = $5 WHERE ${IS_MINE}`, [
      ...mine(mail),
      state,
      error,
    ]);
  }

  /**
   * Mails that a process took without learning of it, because its connection broke just then: nobody has spoken to a server about them. Called
   * while it sends none.
   */
  async putBackUnknown(sender: string): Promise<void> {
    await this.database.query(`UPDATE mails SET state = 'WAITING' WHERE state = 'SENDING' AND sender = $1`, [
      sender,
    ]);
  }

  /** It waits twice as long as the last time; once its patience is over, it has failed. */
  async postpone(mail: ClaimedMail, error: string): Promise<void> {
    await this.database.query(
      `UPDATE mails SET ${WAITS}, error = $4, refusals = refusals + 1,
         due_at = now() + make_interval(mins => least($5 * 2 ^ least(refusals, 20), $6)::int) WHERE ${IS_MINE}`,
      [...mine(mail), error, POSTPONEMENT.firstMinutes, POSTPONEMENT.lastMinutes],
    );
  }

  /** The server was not there for it: it keeps its place. */
  async putBack(mail: ClaimedMail, error: string): Promise<void> {
    await this.database.query(`UPDATE mails SET ${WAITS}, error = $4 WHERE ${IS_MINE}`, [
      ...mine(mail),
      error,
    ]);
  }

  /** Nobody tries for a while: a minute at first, then twice as long each time. */
  async pause(): Promise<void> {
    await this.database.query(
      `INSERT INTO mail_outage AS o (until) VALUES (now() + make_interval(mins => $1))
       ON CONFLICT (id) DO UPDATE SET failures = o.failures + 1,
         until = now() + make_interval(mins => least($1 * 2 ^ least(o.failures, 20), $2)::int)
       WHERE o.until <= now()`,
      [OUTAGE.firstMinutes, OUTAGE.lastMinutes],
    );
  }

  /** Whoever is next tries at once. */
  async forgetOutage(): Promise<void> {
    await this.database.query('DELETE FROM mail_outage');
  }

  /** When the next mail may be tried; null where none waits. */
  async nextDue(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      `SELECT greatest(min(due.at), (SELECT until FROM mail_outage)) AS at
       FROM ${RANKS} CROSS JOIN LATERAL (
         SELECT m.due_at AS at FROM mails m WHERE ${OF_RANK}
         ORDER BY m.due_at, m.id LIMIT 1) due
       HAVING count(*) > 0`,
    );
    return row?.at ?? null;
  }

  async holders(sql: Sql): Promise<string[]> {
    const rows = await sql.query<{ sender: string }>(
      `SELECT DISTINCT sender FROM mails WHERE state = 'SENDING'`,
    );
    return rows.map(({ sender }) => sender);
  }

  /** Whether the mails that a dead process was sending went out, nobody knows. */
  async release(tx: Sql, holder: string): Promise<void> {
    await tx.query(
      `UPDATE mails SET state = 'UNCERTAIN', ended_at = now(), error = 'The process that was sending it died.'
       WHERE state = 'SENDING' AND sender = $1`,
      [holder],
    );
  }

  /** Clears old rows away, some at a time. @returns whether there may be more */
  async purge(): Promise<boolean> {
    const gone = await this.database.query(
      `DELETE FROM mails WHERE id IN (
         SELECT id FROM mails
         WHERE ended_at < now() - make_interval(days => CASE WHEN state IN ('SENT', 'DROPPED') THEN $1::int ELSE $2 END)
         LIMIT $3) RETURNING 1`,
      [KEPT_DAYS.sent, KEPT_DAYS.troubled, PURGE],
    );
    return gone.length === PURGE;
  }
}
