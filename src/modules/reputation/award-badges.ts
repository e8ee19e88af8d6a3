import { Injectable } from '@nestjs/common';
import { MINUTE } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import './badge.events.js';
import { CANDIDATES, earned } from './badge-rules.sql.js';

/** What is undone within this time earns no badge. */
const SECOND_THOUGHTS = 2 * MINUTE;
/** For whoever does something every minute it is over at last after so long. */
const NO_LONGER_THAN = 10 * MINUTE;
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
       ON CONFLICT (member_id) DO UPDATE SET due_at = greatest(c.due_at, least(excluded.due_at, c.first_at + make_interval(secs => $3)))`,
      [memberIds, SECOND_THOUGHTS / 1000, NO_LONGER_THAN / 1000],
    );
  }

  /** Looks in a while at everybody who may have earned a badge on ideas, in the transaction in which these came to count, or a vote on them went. */
  async considerIdeas(tx: Sql, ideaIds: readonly number[]): Promise<void> {
    if (ideaIds.length === 0) return;
    const rows = await tx.query<{ member_id: number }>(CANDIDATES, [ideaIds]);
    await this.consider(
      tx,
      rows.map((row) => row.member_id),
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

  /** Awards what members after a given one have earned, telling nobody; whoever is looked at in a while is left to that. @returns the last; null where there was none */
  async awardPage(tx: Transaction, after: number, size: number): Promise<number | null> {
    const rows = await tx.query<{ id: number }>(
      'SELECT id FROM members WHERE id > $1 AND erased_at IS NULL ORDER BY id LIMIT $2',
      [after, size],
    );
    const ids = rows.map(({ id }) => id);
    const pending = await tx.query<{ member_id: number }>(
      'SELECT member_id FROM badge_checks WHERE member_id = ANY ($1::bigint[])',
      [ids],
    );
    const waiting = new Set(pending.map((row) => row.member_id));
    await this.award(
      tx,
      ids.filter((id) => !waiting.has(id)),
    );
    return ids.at(-1) ?? null;
  }

  private async award(tx: Sql, memberIds: readonly number[]): Promise<Award[]> {
    return memberIds.length === 0 ? [] : tx.query<Award>(AWARD, [memberIds]);
  }
}
