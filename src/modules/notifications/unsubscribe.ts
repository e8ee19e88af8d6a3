import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';

const KEY = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Ends the mails to whoever holds a key from one of them. */
@Injectable()
export class Unsubscribe implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /** What waited for a summary is not mailed any more, also not when mails are wanted again. */
  onModuleInit(): void {
    this.events.onWithin('member.digestChanged', async ({ memberId, digest }, tx) => {
      if (digest !== 'OFF') return;
      await tx.query(
        'UPDATE notifications SET awaits_digest = false WHERE recipient_id = $1 AND awaits_digest',
        [memberId],
      );
    });
  }

  async isKnown(key: string): Promise<boolean> {
    if (!KEY.test(key)) return false;
    return (await this.database.query('SELECT 1 FROM members WHERE unsubscribe_key = $1', [key])).length > 0;
  }

  /** @returns whether anybody has that key */
  run(key: string): Promise<boolean> {
    if (!KEY.test(key)) return Promise.resolve(false);
    return this.database.transaction(async (tx) => {
      const [member] = await tx.query<{ id: number }>(
        `UPDATE members SET digest = 'OFF' WHERE unsubscribe_key = $1 RETURNING id`,
        [key],
      );
      if (!member) return false;
      await this.events.emit('member.digestChanged', { memberId: member.id, digest: 'OFF' }, tx);
      return true;
    });
  }
}
