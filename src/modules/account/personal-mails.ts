import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

/** What was mailed; the letters themselves are not kept. */
const MAILS = `
SELECT m.id AS key, m.template, m.state, m.created_at AS "postedAt", m.ended_at AS "endedAt"
FROM mails m WHERE m.member_id = $1 AND m.id > $2 ORDER BY m.id LIMIT $3`;

/** Mail to a member, waiting or gone. */
@Injectable()
export class PersonalMails implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.data.register('mails', rowsByKey(MAILS));
    this.events.onWithin('member.erasing', async ({ memberId }, tx) => {
      await tx.query('DELETE FROM mails WHERE member_id = $1', [memberId]);
      // To the address, before anybody had it or knew whose it was. What was sent or dropped has nothing in it any more.
      await tx.query(
        `DELETE FROM mails WHERE state IN ('WAITING', 'SENDING', 'FAILED', 'UNCERTAIN')
           AND payload->>'email' = (SELECT email FROM members WHERE id = $1)`,
        [memberId],
      );
    });
  }
}
