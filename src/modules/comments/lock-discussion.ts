import type { Transaction } from '../../database/sql.js';
import { bumpCounters } from '../ideas/idea-counters.js';
import type { ModerationState } from '../ideas/idea.row.js';
import type { IdeaStage } from '../statuses/stage.js';

/** An idea as a change to its discussion needs it. */
export interface DiscussedIdea {
  id: number;
  boardId: number;
  authorId: number;
  statusId: number;
  stage: IdeaStage;
  moderation: ModerationState;
  isPresent: boolean;
  isDeleted: boolean;
}

const CHAIN = `
WITH RECURSIVE chain (id, step) AS (
  SELECT $1::bigint, 0
  UNION ALL
  SELECT i.merged_into_id, c.step + 1 FROM chain c JOIN ideas i ON i.id = c.id WHERE i.merged_into_id IS NOT NULL
)
SELECT i.id, i.board_id AS "boardId", i.author_id AS "authorId", i.status_id AS "statusId", i.stage, i.moderation, i.is_present AS "isPresent",
  i.deleted_at IS NOT NULL AS "isDeleted"
FROM chain c JOIN ideas i ON i.id = c.id ORDER BY c.step`;

/**
 * The idea and those that it is merged into, one into the next, the last being where its comments show; under their rows' locks, so that
 * neither their state nor the merges move until the transaction ends. Empty where there is no such idea.
 */
export async function lockDiscussion(tx: Transaction, ideaId: number): Promise<DiscussedIdea[]> {
  const locked = new Set<number>();
  for (;;) {
    const chain = await tx.query<DiscussedIdea>(CHAIN, [ideaId]);
    const missing = chain.map(({ id }) => id).filter((id) => !locked.has(id));
    if (missing.length === 0) return chain;
    // What was merged or unmerged between reading and locking is locked in another round; should that deadlock, the transaction is run again.
    await tx.query('SELECT 1 FROM ideas WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE', [
      missing,
    ]);
    for (const id of missing) locked.add(id);
  }
}

/**
 * Counts public comments that came or went, on their idea and on all that it is merged into.
 * @param isActivity whether it puts the ideas in front under ACTIVE, and keeps them from the archive
 */
export async function recordChange(
  tx: Transaction,
  ideas: readonly DiscussedIdea[],
  { comments = 0, isActivity = false },
): Promise<void> {
  await tx.query(
    `UPDATE ideas SET comment_count = comment_count + $2, updated_at = greatest(updated_at, clock_timestamp()),
       active_at = CASE WHEN $3 THEN greatest(active_at, clock_timestamp()) ELSE active_at END
     WHERE id = ANY ($1::bigint[])`,
    [ideas.map(({ id }) => id), comments, isActivity],
  );
  await bumpCounters(
    tx,
    ideas
      .filter(({ isPresent }) => isPresent)
      .map(({ boardId, statusId }) => ({ boardId, statusId, comments })),
  );
}
