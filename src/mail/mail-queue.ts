import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/sql.js';
import { JobQueue } from '../jobs/job-queue.js';
import type { MailTemplateMap, MailTemplateName } from './mail-templates.js';

export interface WaitingMail<N extends MailTemplateName> {
  template: N;
  payload: MailTemplateMap[N];
  /** Whose mail it is, where it is a member's: theirs go when their account goes. */
  memberId: number | null;
  /** Whether somebody sits there waiting for it: it then goes out before all that are not; false where left out. */
  isUrgent?: boolean;
  /** Whether it is one of very many that nobody waits for: it then goes out after all that are not; false where left out. Never of an urgent one. */
  isBulk?: boolean;
}

/** Mail that waits in the database: it exists if the transaction commits, and outlives a crash and a refusing server. */
@Injectable()
export class MailQueue {
  constructor(private readonly jobs: JobQueue) {}

  /** @returns the mails' ids, in their order */
  async post<N extends MailTemplateName>(sql: Sql, mails: readonly WaitingMail<N>[]): Promise<number[]> {
    if (mails.length === 0) return [];
    const rows = await sql.query<{ id: number }>(
      `INSERT INTO mails (template, payload, member_id, is_urgent, is_bulk)
       SELECT template, payload, member_id, is_urgent, is_bulk
       FROM unnest($1::text[], $2::jsonb[], $3::bigint[], $4::boolean[], $5::boolean[])
         WITH ORDINALITY AS m (template, payload, member_id, is_urgent, is_bulk, place)
       ORDER BY place RETURNING id`,
      [
        mails.map(({ template }) => template),
        mails.map(({ payload }) => JSON.stringify(payload)),
        mails.map(({ memberId }) => memberId),
        mails.map(({ isUrgent }) => isUrgent ?? false),
        mails.map(({ isBulk }) => isBulk ?? false),
      ],
    );
    // A job of its own for each call: under one key, whoever posts would wait for everybody else who does.
    await this.jobs.add(sql, 'send-mails', {});
    return rows.map(({ id }) => id);
  }

  /** Sends mails that failed, or may have, once more, and at once, whatever outage there was. @returns how many */
  async retry(sql: Sql, ids: readonly number[]): Promise<number> {
    const rows = await sql.query(
      `WITH ended AS (DELETE FROM mail_outage)
       UPDATE mails SET state = 'WAITING', ended_at = NULL, sender = NULL, refusals = 0, due_at = now(),
         patient_until = now() + interval '3 days'
       WHERE id = ANY ($1::bigint[]) AND state IN ('FAILED', 'UNCERTAIN') RETURNING 1`,
      [ids],
    );
    if (rows.length > 0) await this.jobs.add(sql, 'send-mails', {});
    return rows.length;
  }
}
