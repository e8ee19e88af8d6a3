import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

const TEAMS = `
SELECT t.id AS key, t.slug, t.name FROM team_members tm JOIN teams t ON t.id = tm.team_id
WHERE tm.member_id = $1 AND t.id > $2 ORDER BY t.id LIMIT $3`;

/** Which teams a member is in. */
@Injectable()
export class PersonalTeams implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.data.register('teams', rowsByKey(TEAMS));
    this.events.onWithin('member.erasing', async ({ memberId }, tx) => {
      await tx.query('DELETE FROM team_members WHERE member_id = $1', [memberId]);
    });
  }
}
