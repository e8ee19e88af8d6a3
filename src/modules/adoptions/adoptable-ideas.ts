import type { Viewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Transaction } from '../../database/sql.js';
import { canTriage, mayKnow } from '../ideas/idea.policy.js';
import type { ModerationState } from '../ideas/idea.row.js';
import type { MovableIdea } from '../ideas/move-ideas.js';
import type { IdeaStage } from '../statuses/stage.js';

/** How many ideas may join or leave at once. */
const AT_ONCE = 50;

/** An idea under its row's lock, as adoptions see it. */
export interface AdoptableIdea extends MovableIdea {
  authorId: number;
  stage: IdeaStage;
  moderation: ModerationState;
  isMerged: boolean;
  adoptionId: number | null;
}

/**
 * Ids of ideas as an input gives them, each once.
 * @throws TOO_MANY on the field; BAD_USER_INPUT for a malformed one
 */
export function ideaIdsIn(ids: readonly string[], field: string): (number | null)[] {
  const unique = [...new Set(ids)];
  if (unique.length > AT_ONCE) throw refuse('TOO_MANY', field, { max: AT_ONCE });
  return unique.map((id) => decodeIdOf('Idea', id, field));
}

/** Locks ideas in ascending order; those deleted are left out of what it gives. */
export async function lockIdeas(
  tx: Transaction,
  ids: readonly (number | null)[],
): Promise<Map<number, AdoptableIdea>> {
  await tx.query('SELECT 1 FROM ideas WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE', [ids]);
  // A statement of its own: only a snapshot taken under the locks sees what their last holders did.
  const rows = await tx.query<AdoptableIdea>(
    `SELECT id, board_id AS "boardId", status_id AS "statusId", promote_count + demote_count AS votes, comment_count AS comments,
       is_present AS "isPresent", author_id AS "authorId", stage, moderation, merged_into_id IS NOT NULL AS "isMerged",
       adoption_id AS "adoptionId"
     FROM ideas WHERE id = ANY ($1::bigint[]) AND deleted_at IS NULL ORDER BY id`,
    [ids],
  );
  return new Map(rows.map((idea) => [idea.id, idea]));
}

export const isVisibleTo = ({ boardIds }: RequestContext, idea: AdoptableIdea): boolean =>
  idea.isPresent && boardIds.includes(idea.boardId);

/**
 * Those that are to join an adoption.
 * @throws NOT_FOUND, IN_ADOPTION, or IDEA_CLOSED (merged, held, hidden, delivered) on the field and the index of the first at fault;
 * FORBIDDEN where the viewer may not triage one's board
 */
export function adoptable(
  context: RequestContext,
  viewer: Viewer,
  locked: ReadonlyMap<number, AdoptableIdea>,
  ids: readonly (number | null)[],
  field: string,
): AdoptableIdea[] {
  const ideas = ids.map((id, index) => {
    const idea = id === null ? undefined : locked.get(id);
    if (!idea || !mayKnow(context, idea)) throw refuse('NOT_FOUND', [field, String(index)]);
    return idea;
  });
  if (!ideas.every((idea) => canTriage(viewer, idea))) throw forbidden();
  for (const [index, idea] of ideas.entries()) {
    if (idea.adoptionId !== null) throw refuse('IN_ADOPTION', [field, String(index)]);
    if (!idea.isPresent || idea.stage === 'DELIVERED') throw refuse('IDEA_CLOSED', [field, String(index)]);
  }
  return ideas;
}
