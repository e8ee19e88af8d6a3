import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Sql } from '../../database/sql.js';
import { canTriage, mayKnow } from '../ideas/idea.policy.js';
import type { ModerationState } from '../ideas/idea.row.js';

interface Row {
  id: number;
  boardId: number;
  authorId: number;
  moderation: ModerationState;
}

/**
 * An idea that the viewer may triage, not locked: for what takes its own locks.
 * @throws UNAUTHENTICATED; NOT_FOUND on ideaId; FORBIDDEN
 */
export async function readTriaged(
  sql: Sql,
  context: RequestContext,
  nodeId: string,
): Promise<{ id: number; boardId: number }> {
  const viewer = requireViewer(context);
  const [idea] = await sql.query<Row>(
    `SELECT id, board_id AS "boardId", author_id AS "authorId", moderation FROM ideas WHERE id = $1 AND deleted_at IS NULL`,
    [decodeIdOf('Idea', nodeId, 'ideaId')],
  );
  if (!idea || !mayKnow(context, idea)) throw refuse('NOT_FOUND', 'ideaId');
  if (!canTriage(viewer, idea)) throw forbidden();
  return idea;
}
