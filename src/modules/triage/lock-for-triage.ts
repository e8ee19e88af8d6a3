import { canModerate, requireViewer } from '../../common/auth/viewer.js';
import { DomainError, forbidden, refusal, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Transaction } from '../../database/sql.js';
import { canTriage } from '../ideas/idea.policy.js';
import type { MovableIdea } from '../ideas/move-ideas.js';
import type { IdeaStage } from '../statuses/stage.js';

/** An idea that the viewer may triage, under its row's lock. */
export interface TriagedIdea extends MovableIdea {
  stage: IdeaStage;
  authorId: number;
  triageVersion: number;
  teamId: number | null;
  assigneeId: number | null;
  adoptionId: number | null;
  /** Whether ideas were merged into it. */
  hasSources: boolean;
  /** Where the input names it: the field of a refusal that is about it. */
  place: string[];
}

interface Row {
  id: number;
  board_id: number;
  author_id: number;
  status_id: number;
  stage: IdeaStage;
  triage_version: number;
  team_id: number | null;
  assignee_id: number | null;
  adoption_id: number | null;
  votes: number;
  comment_count: number;
  is_present: boolean;
  is_merged: boolean;
  has_sources: boolean;
}

const READ = `
SELECT i.id, i.board_id, i.author_id, i.status_id, i.stage, i.triage_version, i.team_id, i.assignee_id, i.adoption_id,
  i.promote_count + i.demote_count AS votes, i.comment_count, i.is_present, i.merged_into_id IS NOT NULL AS is_merged,
  i.merged_count > 0 AS has_sources
FROM ideas i
WHERE i.id = ANY ($1::bigint[]) AND i.board_id = ANY ($2::bigint[]) AND i.deleted_at IS NULL
  AND (i.moderation = 'VISIBLE' OR i.author_id = $3 OR $4)`;

/** Ideas that one mutation may triage at once. */
export const TRIAGED_AT_ONCE = 100;

/**
 * The ideas that a mutation of a product team's is about, locked until the transaction ends.
 * @param field of the input that names them; a refusal's field has the index, too
 * @returns each once, in the order given
 * @throws UNAUTHENTICATED; REQUIRED or TOO_MANY on the field; NOT_FOUND for what the viewer may not know of; FORBIDDEN where they may not
 *   triage it; IDEA_CLOSED for a merged one
 */
export function lockForTriage(
  tx: Transaction,
  context: RequestContext,
  nodeIds: readonly string[],
  field: string,
): Promise<TriagedIdea[]> {
  if (nodeIds.length === 0) throw refuse('REQUIRED', field);
  if (nodeIds.length > TRIAGED_AT_ONCE) throw refuse('TOO_MANY', field, { max: TRIAGED_AT_ONCE });
  const ids = nodeIds.map((nodeId) => decodeIdOf('Idea', nodeId, field));
  return lockIdsForTriage(tx, context, ids, (index) => [field, String(index)]);
}

/**
 * The same for the one idea that a mutation is about.
 * @param triageVersion as it was read; undefined or null where the caller does not say
 * @throws as above, on ideaId; STALE on triageVersion when somebody changed it meanwhile
 */
export async function lockOneForTriage(
  tx: Transaction,
  context: RequestContext,
  { ideaId, triageVersion }: { ideaId: string; triageVersion?: number | null | undefined },
): Promise<TriagedIdea> {
  const id = decodeIdOf('Idea', ideaId, 'ideaId');
  const [idea] = await lockIdsForTriage(tx, context, [id], () => ['ideaId']);
  if (!idea) throw refuse('NOT_FOUND', 'ideaId');
  if (typeof triageVersion === 'number' && triageVersion !== idea.triageVersion)
    throw refuse('STALE', 'triageVersion');
  return idea;
}

/**
 * The same by the ideas' own ids.
 * @param ids null for what is no idea's id
 * @param placeOf where the input names the idea of that index
 */
export async function lockIdsForTriage(
  tx: Transaction,
  context: RequestContext,
  ids: readonly (number | null)[],
  placeOf: (index: number) => string[],
): Promise<TriagedIdea[]> {
  const viewer = requireViewer(context);
  await tx.query('SELECT 1 FROM ideas WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
  // A statement of its own: only a snapshot taken under the locks sees what whoever held them before has changed.
  const rows = await tx.query<Row>(READ, [ids, context.boardIds, viewer.memberId, canModerate(viewer)]);
  const found = new Map(rows.map((row) => [row.id, row]));
  const refusals = ids.flatMap((id, index) => {
    const row = id === null ? undefined : found.get(id);
    if (!row) return [refusal('NOT_FOUND', placeOf(index))];
    return row.is_merged ? [refusal('IDEA_CLOSED', placeOf(index))] : [];
  });
  if (!rows.every((row) => canTriage(viewer, { boardId: row.board_id }))) throw forbidden();
  if (refusals.length > 0) throw new DomainError(refusals);
  return [...new Set(ids)].flatMap((id) => {
    const row = id === null ? undefined : found.get(id);
    return row ? [toTriagedIdea(row, placeOf(ids.indexOf(id)))] : [];
  });
}

const toTriagedIdea = (row: Row, place: string[]): TriagedIdea => ({
  id: row.id,
  boardId: row.board_id,
  authorId: row.author_id,
  statusId: row.status_id,
  stage: row.stage,
  triageVersion: row.triage_version,
  teamId: row.team_id,
  assigneeId: row.assignee_id,
  adoptionId: row.adoption_id,
  votes: row.votes,
  comments: row.comment_count,
  isPresent: row.is_present,
  hasSources: row.has_sources,
  place,
});
