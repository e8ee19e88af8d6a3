import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';
import { MailLinksService } from './mail-links.service.js';
import { SessionsService } from './sessions.service.js';

/** No secret and no hash of one. */
const SESSIONS = `
SELECT id AS key, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
FROM sessions WHERE member_id = $1 AND id > $2 ORDER BY id LIMIT $3`;

const PENDING_ADDRESS = `
SELECT member_id AS key, email, requested_at AS "requestedAt" FROM email_changes WHERE member_id = $1 AND member_id > $2 LIMIT $3`;

/** What signing in keeps of a member. */
@Injectable()
export class PersonalSessions implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
    private readonly links: MailLinksService,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
  ) {}

  onModuleInit(): void {
    this.data.register('sessions', rowsByKey(SESSIONS));
    this.data.register('address-to-confirm', rowsByKey(PENDING_ADDRESS));
    this.events.onWithin('member.erasing', ({ memberId }, tx) => this.erase(memberId, tx));
  }

  private async erase(memberId: number, tx: Transaction): Promise<void> {
    const [owner] = await tx.query<{ email: string | null }>('SELECT email FROM members WHERE id = $1', [
      memberId,
    ]);
    await this.sessions.endAll(tx, memberId);
    await this.links.closeAll(tx, memberId);
    await tx.query('DELETE FROM email_changes WHERE member_id = $1', [memberId]);
    const email = owner?.email;
    if (email === undefined || email === null) return;
    await this.links.forgetAddress(tx, email);
    tx.afterCommit(async () => {
      await this.throttle.forget('signInByAccount', email);
      await this.throttle.forget('mailedLinkByAddress', email);
    });
  }
}
