import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Sql, Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData } from '../members/personal-data.js';
import { CLEAR_BAN, lockBan, readBan } from './ban-state.js';

const BATCH = 1000;

/** What moderation keeps of a person: handed out on demand, and cleared with them. */
@Injectable()
export class ModerationData implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.data.register('reports', reportsOf);
    this.data.register('bans', bansOf);
    this.texts.register({ table: 'content_reports', key: 'id', columns: ['note'] });
    this.events.onWithin('member.erasing', async ({ memberId, withdrawVotes }, tx) => {
      await tx.query('UPDATE content_reports SET note = NULL WHERE reporter_id = $1', [memberId]);
      if (withdrawVotes) await tx.query('DELETE FROM discounted_votes WHERE member_id = $1', [memberId]);
      await makeLasting(tx, memberId);
    });
  }
}

/** A ban goes with the person: what it hid stays hidden, and what it discounted counts no more. */
async function makeLasting(tx: Transaction, memberId: number): Promise<void> {
  await lockBan(tx, memberId);
  const { isBanned } = await readBan(tx, memberId);
  if (!isBanned) return;
  await tx.query('UPDATE hidden_content SET banned_member_id = NULL WHERE banned_member_id = $1', [memberId]);
  await tx.query('DELETE FROM discounted_votes WHERE member_id = $1', [memberId]);
  await tx.query('DELETE FROM spared_content WHERE member_id = $1', [memberId]);
  await tx.query(CLEAR_BAN, [memberId]);
}

async function* reportsOf(sql: Sql, memberId: number): AsyncGenerator<object[]> {
  let after = 0;
  for (;;) {
    const rows = await sql.query<{ id: number }>(
      `SELECT r.id, q.idea_id AS "ideaNumber", q.comment_id AS "commentNumber", r.reason, r.note, r.created_at AS "createdAt"
       FROM content_reports r JOIN moderation_items q ON q.id = r.item_id
       WHERE r.reporter_id = $1 AND r.id > $2 ORDER BY r.id LIMIT ${BATCH}`,
      [memberId, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/** That they are banned, and until when; why is for moderators. */
async function* bansOf(sql: Sql, memberId: number): AsyncGenerator<object[]> {
  yield await sql.query(
    `SELECT banned_at AS since, banned_until AS until, ban_hides_content AS "hidesContent", ban_discounts_votes AS "discountsVotes"
     FROM members WHERE id = $1 AND banned_at IS NOT NULL`,
    [memberId],
  );
}
