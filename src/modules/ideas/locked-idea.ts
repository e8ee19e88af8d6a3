import { canModerate } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Transaction } from '../../database/sql.js';
import type { IdeaStage } from '../statuses/stage.js';
import type { IdeaFacts } from './idea.policy.js';
import { effectiveVote } from './idea-tree.sql.js';
import { OTHERS_COMMENTED, type ModerationState } from './idea.row.js';

export interface LockedIdea {
  id: number;
  boardId: number;
  authorId: number;
  statusId: number;
  stage: IdeaStage;
  title: string;
  body: string;
  tags: string[];
  version: number;
  votes: number;
  comments: number;
  isPresent: boolean;
  facts: IdeaFacts;
}

interface Row {
  id: number;
  board_id: number;
  author_id: number;
  status_id: number;
  stage: IdeaStage;
  title: string;
  body: string;
  tags: string[];
  version: number;
  votes: number;
  comment_count: number;
  is_present: boolean;
  moderation: ModerationState;
  author_votes: boolean;
  others_commented: boolean;
}

/**
 * An idea under its row's lock, as a change to it must see it: nothing about it moves until the transaction ends.
 * @throws NOT_FOUND on ideaId for what the viewer may not know of
 */
export async function lockIdea(
  tx: Transaction,
  context: RequestContext,
  ideaId: string,
): Promise<LockedIdea> {
  const id = decodeIdOf('Idea', ideaId, 'ideaId');
  await tx.query('SELECT 1 FROM ideas WHERE id = $1 FOR UPDATE', [id]);
  // A statement of its own: only a snapshot taken under the lock sees the votes of whoever held it before.
  const [row] = await tx.query<Row>(
    `SELECT i.id, i.board_id, i.author_id, i.status_id, i.stage, i.title, i.body, i.tags, i.version, i.promote_count + i.demote_count AS votes,
       i.comment_count, i.is_present, i.moderation, (${effectiveVote('i', 'i.author_id')}) IS NOT NULL AS author_votes,
       ${OTHERS_COMMENTED} AS others_commented
     FROM ideas i
     WHERE i.id = $1 AND i.deleted_at IS NULL AND i.board_id = ANY ($2)
       AND (i.moderation = 'VISIBLE' OR i.author_id = $3 OR $4)`,
    [id, context.boardIds, context.viewer?.memberId ?? null, canModerate(context.viewer)],
  );
  if (!row) throw refuse('NOT_FOUND', 'ideaId');
  return {
    id: row.id,
    boardId: row.board_id,
    authorId: row.author_id,
    statusId: row.status_id,
    stage: row.stage,
    title: row.title,
    body: row.body,
    tags: row.tags,
    version: row.version,
    votes: row.votes,
    comments: row.comment_count,
    isPresent: row.is_present,
    facts: {
      authorId: row.author_id,
      boardId: row.board_id,
      stage: row.stage,
      isPresent: row.is_present,
      moderation: row.moderation,
      othersTookPart: row.votes - (row.author_votes ? 1 : 0) > 0 || row.others_commented,
    },
  };
}
