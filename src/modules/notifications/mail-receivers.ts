import { Injectable } from '@nestjs/common';
import type { MemberRole } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { localeOf } from '../../common/i18n/locale.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { RIGHTS_COLUMNS } from '../auth/session-access.js';
import { isBanned } from '../members/ban.sql.js';
import type { DigestFrequency } from '../members/digest-frequency.js';

/** Who reads a mail, as they stand at the moment of sending. */
export interface MailReceiver {
  email: string;
  name: string;
  /** Where one press unsubscribes them. */
  unsubscribeUrl: string;
  /** As if they asked now: their rights and their language. */
  context: RequestContext;
}

interface ReceiverRow {
  email: string;
  display_name: string;
  digest: DigestFrequency;
  locale: string | null;
  unsubscribe_key: string;
  role: MemberRole;
  team_ids: number[];
  team_board_ids: number[];
  board_ids: number[];
}

@Injectable()
export class MailReceivers {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  /** Null where the member wants no mail, has no address, or is banned. */
  async find(memberId: number): Promise<MailReceiver | null> {
    const [row] = await this.database.query<ReceiverRow>(
      `SELECT m.email, m.display_name, m.digest, m.locale, m.unsubscribe_key, ${RIGHTS_COLUMNS}
       FROM members m WHERE m.id = $1 AND m.email IS NOT NULL AND m.digest <> 'OFF' AND NOT ${isBanned('m')}`,
      [memberId],
    );
    if (!row) return null;
    return {
      email: row.email,
      name: row.display_name,
      unsubscribeUrl: `${this.config.publicUrl}/unsubscribe/${row.unsubscribe_key}`,
      context: {
        viewer: {
          memberId,
          role: row.role,
          teamIds: row.team_ids,
          teamBoardIds: row.team_board_ids,
          sessionId: 0,
        },
        boardIds: row.board_ids,
        locale: localeOf(row.locale ?? undefined) ?? 'en',
        ip: '',
        requestId: '',
        req: null,
        reply: null,
      },
    };
  }
}
