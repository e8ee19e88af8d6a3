import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import '../members/member.events.js';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

const ASSIGNED = `
SELECT i.id AS key, i.id AS "ideaNumber" FROM ideas i WHERE i.assignee_id = $1 AND i.id > $2 ORDER BY i.id LIMIT $3`;

/** What a member answers for. Ideas of an erased one are nobody's. */
@Injectable()
export class PersonalTriage implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.data.register('assigned-ideas', rowsByKey(ASSIGNED));
    this.texts.register({ table: 'reply_templates', key: 'id', columns: ['name', 'body'] });
    this.events.onWithin('member.erasing', ({ memberId }, tx) => this.release(memberId, tx));
  }

  private async release(memberId: number, tx: Transaction): Promise<void> {
    const rows = await tx.query<{ id: number }>(
      'SELECT id FROM ideas WHERE assignee_id = $1 ORDER BY id FOR NO KEY UPDATE',
      [memberId],
    );
    if (rows.length === 0) return;
    const ideaIds = rows.map(({ id }) => id);
    await tx.query(
      `UPDATE ideas SET assignee_id = NULL, triage_version = triage_version + 1
       WHERE id = ANY ($1::bigint[]) AND assignee_id = $2`,
      [ideaIds, memberId],
    );
    await this.events.emit('ideas.changed', { ideaIds }, tx);
  }
}
