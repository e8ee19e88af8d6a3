import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

const DEEDS = `
SELECT e.id AS key, e.action, e.subject_type AS "onWhat", e.subject_id AS "onNumber", e.created_at AS "createdAt", e.ip_address::text AS "ipAddress"
FROM audit_events e WHERE e.actor_id = $1 AND e.id > $2 ORDER BY e.id LIMIT $3`;

/** Of what was done to the person, what somebody said of it in words of their own goes. */
const WORDLESS = `
UPDATE audit_events SET details = details || '{"reason": "…"}'
WHERE subject_type = 'Member' AND subject_id = $1 AND details->>'reason' <> ''`;

/** What the audit log tells of a member: the deeds of an erased one stay, without the addresses that they came from. */
@Injectable()
export class PersonalAudit implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.data.register('deeds', rowsByKey(DEEDS));
    this.texts.register({ table: 'audit_events', key: 'id', columns: [], json: ['details'] });
    this.events.onWithin('member.erasing', ({ memberId }, tx) => this.erase(memberId, tx));
  }

  private async erase(memberId: number, tx: Transaction): Promise<void> {
    await tx.query(
      'UPDATE audit_events SET ip_address = NULL WHERE actor_id = $1 AND ip_address IS NOT NULL',
      [memberId],
    );
    await tx.query(WORDLESS, [memberId]);
  }
}
