import type { Sql, Transaction } from '../../database/sql.js';
import type { JobOptions, JobQueue } from '../../jobs/job-queue.js';
import { isBanned } from '../members/ban.sql.js';
import { holdPostsOf } from '../screening/screen-posts.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    /** Brings what a member wrote and voted to what their ban, or its end, asks for. */
    'apply-ban': { memberId: number };
  }
}

/** @param sql of what changed what a ban asks for */
export async function queueBan(
  jobs: JobQueue,
  sql: Sql,
  memberId: number,
  options: JobOptions = {},
): Promise<void> {
  await jobs.add(
    sql,
    'apply-ban',
    { memberId },
    { key: `ban-${memberId}`, queue: `ban-${memberId}`, ...options },
  );
}

/** A member whose ban nobody else changes until the transaction ends. */
export interface BanState {
  isBanned: boolean;
  /** Their content is to be hidden; their votes are not to count. False without a ban. */
  hidesContent: boolean;
  discountsVotes: boolean;
  /** Who banned them last; null where nobody did, or they are gone. */
  bannedById: number | null;
}

/** Waits for what the member is writing at this moment, which then either is there or finds the ban. Taken before all other locks. */
export async function lockBan(tx: Transaction, memberId: number): Promise<void> {
  await holdPostsOf(tx, memberId);
}

export const CLEAR_BAN = `
UPDATE members SET banned_at = NULL, banned_until = NULL, ban_reason = NULL, banned_by_id = NULL, ban_hides_content = false,
  ban_discounts_votes = false
WHERE id = $1`;

export async function readBan(sql: Sql, memberId: number): Promise<BanState> {
  const [row] = await sql.query<{
    is_banned: boolean;
    ban_hides_content: boolean;
    ban_discounts_votes: boolean;
    banned_by_id: number | null;
  }>(
    `SELECT ${isBanned('m', 'clock_timestamp()')} AS is_banned, m.ban_hides_content, m.ban_discounts_votes, m.banned_by_id
     FROM members m WHERE m.id = $1`,
    [memberId],
  );
  const stands = row?.is_banned ?? false;
  return {
    isBanned: stands,
    hidesContent: stands && row?.ban_hides_content === true,
    discountsVotes: stands && row?.ban_discounts_votes === true,
    bannedById: row?.banned_by_id ?? null,
  };
}
