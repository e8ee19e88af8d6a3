import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

const NOTIFICATIONS = `
SELECT n.id AS key, n.kind, n.idea_id AS "ideaNumber", st.slug AS storm, c.badge_key AS badge, c.moderation,
  c.moderated_count AS "moderatedCount", n.created_at AS "createdAt", n.read_at AS "readAt"
FROM notifications n JOIN notification_causes c ON c.id = n.cause_id LEFT JOIN storms st ON st.id = c.storm_id WHERE n.recipient_id = $1 AND n.id > $2 ORDER BY n.id LIMIT $3`;

/** What a member was told. */
@Injectable()
export class PersonalNotifications implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.data.register('notifications', rowsByKey(NOTIFICATIONS));
    this.events.onWithin('member.erasing', async ({ memberId }, tx) => {
      await tx.query('DELETE FROM notifications WHERE recipient_id = $1', [memberId]);
    });
  }
}
