import { Injectable } from '@nestjs/common';
import type { Sql } from '../database/sql.js';
import type { MailTemplateMap, MailTemplateName } from './mail-templates.js';

export interface WaitingMail<N extends MailTemplateName> {
  template: N;
  payload: MailTemplateMap[N];
  /** Whose mail it is, where it is a member's: theirs go when their account goes. */
  memberId: number | null;
}

/** Mail that waits in the database: it exists if the transaction commits, and outlives a crash and a refusing server. */
@Injectable()
export class MailQueue {
  /** @returns the mails' ids, in their order */
  async post<N extends MailTemplateName>(sql: Sql, mails: readonly WaitingMail<N>[]): Promise<number[]> {
    if (mails.length === 0) return [];
    const rows = await sql.query<{ id: number }>(
      `INSERT INTO mails (template, payload, member_id)
       SELECT template, payload, member_id
       FROM unnest($1::text[], $2::jsonb[], $3::bigint[]) WITH ORDINALITY AS m (template, payload, member_id, place) ORDER BY place
       RETURNING id`,
      [
        mails.map(({ template }) => template),
        mails.map(({ payload }) => JSON.stringify(payload)),
        mails.map(({ memberId }) => memberId),
      ],
    );
    await sql.query(`SELECT graphile_worker.add_job('send-mails', '{}', job_key => 'send-mails')`);
    return rows.map(({ id }) => id);
  }
}
