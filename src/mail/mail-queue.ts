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
}

/** Mail that waits in the database: it exists if the transaction commits, and outlives a crash and a refusing server. */
@Injectable()
export class MailQueue {
  constructor(private readonly jobs: JobQueue) {}

  /** @returns the mails' ids, in their order */
  async post<N extends MailTemplateName>(sql: Sql, mails: readonly WaitingMail<N>[]): Promise<number[]> {
    if (mails.length === 0) return [];
    const rows = await sql.query<{ id: number }>(
      `INSERT INTO mails (template, payload, member_id, is_urgent)
       SELECT template, payload, member_id, is_urgent
       FROM unnest($1::text[], $2::jsonb[], $3::bigint[], $4::boolean[]) WITH ORDINALITY AS m (template, payload, member_id, is_urgent, place)
       ORDER BY place RETURNING id`,
      [
        mails.map(({ template }) => template),
        mails.map(({ payload }) => JSON.stringify(payload)),
        mails.map(({ memberId }) => memberId),
        mails.map(({ isUrgent }) => isUrgent ?? false),
      ],
    );
    // A job of its own for each call: under one key, whoever posts would wait for everybody else who does.
    await this.jobs.add(sql, 'send-mails', {});
    return rows.map(({ id }) => id);
  }
}
