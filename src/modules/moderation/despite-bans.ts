import type { Sql, Transaction } from '../../database/sql.js';
import type { JobQueue } from '../../jobs/job-queue.js';
import { isBanned } from '../members/ban.sql.js';
import { queueBan } from './ban-state.js';
import { idsOf, type Content } from './content.js';

/** What a moderator hides by hand though a ban hides it already: it stays so when the ban ends. */
export async function keepHidden(sql: Sql, subjects: readonly Content[]): Promise<void> {
  await sql.query(
    `UPDATE hidden_content SET banned_member_id = NULL, closed_case = false
     WHERE banned_member_id IS NOT NULL AND (idea_id = ANY ($1::bigint[]) OR comment_id = ANY ($2::bigint[]))`,
    [idsOf(subjects, 'Idea'), idsOf(subjects, 'Comment')],
  );
}

const SPARE = `
INSERT INTO spared_content (member_id, idea_id, comment_id)
SELECT s.member_id, s.idea_id, s.comment_id
FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS s (member_id, idea_id, comment_id) JOIN members m ON m.id = s.member_id
WHERE ${isBanned('m', 'clock_timestamp()')} AND m.ban_hides_content
ON CONFLICT DO NOTHING`;

/** What a moderator lets be seen though its author is banned: the ban hides it no more, and counts the vote no more that its author gets with it. */
export async function showDespiteBans(
  tx: Transaction,
  jobs: JobQueue,
  subjects: readonly Content[],
): Promise<void> {
  await tx.query(SPARE, [
    subjects.map(({ authorId }) => authorId),
    subjects.map(({ type, id }) => (type === 'Idea' ? id : null)),
    subjects.map(({ type, id }) => (type === 'Comment' ? id : null)),
  ]);
  const discounted = await tx.query<{ id: number }>(
    `SELECT m.id FROM members m WHERE m.id = ANY ($1::bigint[]) AND ${isBanned('m', 'clock_timestamp()')} AND m.ban_discounts_votes ORDER BY m.id`,
    [subjects.map(({ authorId }) => authorId)],
  );
  for (const { id } of discounted) await queueBan(jobs, tx, id);
}
