import { Injectable } from '@nestjs/common';
import { MINUTE } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import './badge.events.js';
import { earned } from './badge-rules.sql.js';

/** What is undone within this time earns no badge. */
const SECOND_THOUGHTS = 2 * MINUTE;
const BATCH = 200;

const AWARD = `
INSERT INTO member_badges (member_id, badge_key)
SELECT member_id, badge_key FROM (${earned((member) => `${member} = ANY ($1::bigint[])`)}) earned ORDER BY member_id, position
ON CONFLICT DO NOTHING RETURNING member_id, badge_key`;

interface Award {
  member_id: number;
  badge_key: string;
}

/** Badges are awarded once, some minutes after what earned them, and kept whatever becomes of that. */
@Injectable()
export class AwardBadges {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /** Looks at members' badges in a while; in the transaction of what may have earned them one. */
  async consider(tx: Sql, memberIds: readonly number[]): Promise<void> {
    if (memberIds.length === 0) return;
    // A row that is there already is locked until the commit, so that nobody looks before that.
    await tx.query(
      `INSERT INTO badge_checks AS c (member_id, due_at)
       SELECT DISTINCT m.id, now() + make_interval(secs => $2) FROM unnest($1::bigint[]) AS given (id) JOIN members m USING (id)
       ORDER BY m.id
       ON CONFLICT (member_id) DO UPDATE SET due_at = c.due_at`,
      [memberIds, SECOND_THOUGHTS / 1000],
    );
  }

  /** Awards what those have earned whose time has come. */
  async awardDue(now: Date, signal?: AbortSignal): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const looked = await this.database.transaction(async (tx) => {
        const rows = await tx.query<{ member_id: number }>(
          `DELETE FROM badge_checks WHERE member_id IN (
             SELECT member_id FROM badge_checks WHERE due_at <= $1 ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
           RETURNING member_id`,
          [now],
        );
        for (const { member_id: memberId, badge_key: badgeKey } of await this.award(
          tx,
          rows.map((row) => row.member_id),
        ))
          await this.events.emit('badge.awarded', { memberId, badgeKey }, tx);
        return rows.length;
      });
      if (looked < BATCH) return;
    }
  }

  /** Awards what members after a given one have earned, telling nobody. @returns the last of them; null where there was none */
  async awardPage(tx: Transaction, after: number, size: number): Promise<number | null> {
    const rows = await tx.query<{ id: number }>(
      'SELECT id FROM members WHERE id > $1 AND erased_at IS NULL ORDER BY id LIMIT $2',
      [after, size],
    );
    const ids = rows.map(({ id }) => id);
    await this.award(tx, ids);
    return ids.at(-1) ?? null;
  }

  private async award(tx: Sql, memberIds: readonly number[]): Promise<Award[]> {
    return memberIds.length === 0 ? [] : tx.query<Award>(AWARD, [memberIds]);
  }
}
