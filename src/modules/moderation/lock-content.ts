import type { Transaction } from '../../database/sql.js';
import type { ModerationState } from '../ideas/idea.row.js';
import { lockForest } from '../merging/rearrange-ideas.js';
import { lockBudgets } from '../votes/vote-budgets.js';
import { idsOf, keyOf, type Content, type ContentId, type ContentType } from './content.js';

interface Row {
  type: ContentType;
  id: number;
  idea_id: number;
  board_id: number;
  author_id: number;
  state: ModerationState;
  is_deleted: boolean;
  is_deleted_itself: boolean;
  is_internal: boolean;
  was: 'VISIBLE' | 'HELD' | null;
  is_hidden_by_ban: boolean;
  is_spared: boolean;
}

const READ = `
SELECT 'Idea' AS type, i.id, i.id AS idea_id, i.board_id, i.author_id, i.moderation AS state, i.deleted_at IS NOT NULL AS is_deleted,
  i.deleted_at IS NOT NULL AS is_deleted_itself, false AS is_internal, h.was, h.banned_member_id IS NOT NULL AS is_hidden_by_ban,
  EXISTS (SELECT 1 FROM spared_content s WHERE s.idea_id = i.id) AS is_spared
FROM ideas i LEFT JOIN hidden_content h ON h.idea_id = i.id WHERE i.id = ANY ($1::bigint[])
UNION ALL
SELECT 'Comment', c.id, c.idea_id, i.board_id, c.author_id, c.moderation, c.deleted_at IS NOT NULL OR i.deleted_at IS NOT NULL,
  c.deleted_at IS NOT NULL, c.is_internal, h.was, h.banned_member_id IS NOT NULL, EXISTS (SELECT 1 FROM spared_content s WHERE s.comment_id = c.id)
FROM comments c JOIN ideas i ON i.id = c.idea_id LEFT JOIN hidden_content h ON h.comment_id = c.id WHERE c.id = ANY ($2::bigint[])`;

/** The ideas whose numbers a change of this content may change: those that it is about, and those that were parted from them. */
const CONCERNED = `
WITH about AS (
  SELECT unnest($1::bigint[]) AS id
  UNION
  SELECT idea_id FROM comments WHERE id = ANY ($2::bigint[])
)
SELECT id FROM about
UNION
SELECT source_id FROM parted_ideas WHERE target_id = ANY ($1::bigint[])
UNION
SELECT target_id FROM parted_ideas WHERE source_id = ANY ($1::bigint[])`;

/**
 * Ideas and comments under all the locks that a change of their state needs: their authors' budgets where an own vote may be cast, whole trees of ideas,
 * comments. Until the transaction ends nobody writes about them, votes on them or merges anything.
 * @returns those that exist, by key
 */
export async function lockContent(
  tx: Transaction,
  subjects: readonly ContentId[],
): Promise<ReadonlyMap<string, Content>> {
  const ideaIds = idsOf(subjects, 'Idea');
  const commentIds = idsOf(subjects, 'Comment');
  const authors = await tx.query<{ id: number; author_id: number; board_id: number }>(
    'SELECT id, author_id, board_id FROM ideas WHERE id = ANY ($1::bigint[])',
    [ideaIds],
  );
  await lockBudgets(
    tx,
    authors.map((row) => ({
      ideaId: row.id,
      memberId: row.author_id,
      direction: 1,
      boardIds: [row.board_id],
    })),
  );
  const concerned = await tx.query<{ id: number }>(CONCERNED, [ideaIds, commentIds]);
  await lockForest(
    tx,
    concerned.map(({ id }) => id),
  );
  await tx.query('SELECT 1 FROM comments WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE', [
    commentIds,
  ]);
  const rows = await tx.query<Row>(READ, [ideaIds, commentIds]);
  return new Map(
    rows.map((row): [string, Content] => {
      const content = {
        type: row.type,
        id: row.id,
        ideaId: row.idea_id,
        boardId: row.board_id,
        authorId: row.author_id,
        state: row.state,
        isDeleted: row.is_deleted,
        isDeletedItself: row.is_deleted_itself,
        isInternal: row.is_internal,
        was: row.was,
        isHiddenByBan: row.is_hidden_by_ban,
        isSpared: row.is_spared,
      };
      return [keyOf(content), content];
    }),
  );
}
