import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

const DEEDS = `
SELECT e.id AS key, e.action, e.created_at AS "createdAt", e.ip_address::text AS "ipAddress"
FROM audit_events e WHERE e.actor_id = $1 AND e.id > $2 ORDER BY e.id LIMIT $3`;

/** Of what was done to the person, what was said of it in words goes. */
const WORDLESS = `
UPDATE audit_events e
SET details = (SELECT coalesce(jsonb_object_agg(d.key, CASE WHEN jsonb_typeof(d.value) = 'string' THEN '"…"' ELSE d.value END), '{}')
  FROM jsonb_each(e.details) d)
WHERE e.subject_type = 'Member' AND e.subject_id = $1 AND e.details <> '{}'`;

/** What the audit log tells of a member: the deeds of an erased one stay, without the addresses that they came from. */
@Injectable()
export class PersonalAudit implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.data.register('deeds', rowsByKey(DEEDS));
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
