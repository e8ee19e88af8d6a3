import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Sql } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { PersonalData } from '../members/personal-data.js';

const CAME_BY = `
SELECT via.handle AS "cameByLinkOf", (SELECT count(*)::int FROM members WHERE via_member_id = m.id) AS "membersBroughtIn"
FROM members m LEFT JOIN members via ON via.id = m.via_member_id WHERE m.id = $1`;

async function* invitationOf(sql: Sql, memberId: number): AsyncGenerator<readonly object[]> {
  yield await sql.query(CAME_BY, [memberId]);
}

/** Who came by whose link is part of what is known of both, and goes with either. */
@Injectable()
export class InvitationsListener implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly personalData: PersonalData,
  ) {}

  onModuleInit(): void {
    this.personalData.register('invitations', invitationOf);
    this.events.onWithin('member.erasing', async ({ memberId }, tx) => {
      await tx.query('UPDATE members SET via_member_id = NULL WHERE id = $1 OR via_member_id = $1', [
        memberId,
      ]);
    });
  }
}
