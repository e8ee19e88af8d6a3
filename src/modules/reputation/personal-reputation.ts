import type { Sql } from '../../database/sql.js';

const BATCH = 1000;

/** A member's ledger for their export, without who promoted or liked. */
export async function* personalLedger(sql: Sql, memberId: number): AsyncGenerator<object[]> {
  let after = 0;
  for (;;) {
    const rows = await sql.query<{ id: number }>(
      `SELECT id, kind, points, idea_id AS "ideaNumber", comment_id AS "commentId", created_at AS "createdAt", reversed_at AS "reversedAt"
       FROM reputation_events WHERE member_id = $1 AND id > $2 ORDER BY id LIMIT ${BATCH}`,
      [memberId, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/** A member's badges for their export. */
export async function* personalBadges(sql: Sql, memberId: number): AsyncGenerator<object[]> {
  yield await sql.query(
    'SELECT badge_key AS "badge", awarded_at AS "awardedAt" FROM member_badges WHERE member_id = $1 ORDER BY awarded_at, badge_key',
    [memberId],
  );
}
