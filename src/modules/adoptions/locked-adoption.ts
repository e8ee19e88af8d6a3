import { requireViewer } from '../../common/auth/viewer.js';
import { forbidden, refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Transaction } from '../../database/sql.js';
import { canEditAdoption } from './adoption.policy.js';
import type { AdoptionStage } from './adoption-stage.js';
import { isVisible } from './visible-ideas.sql.js';

export interface LockedAdoption {
  id: number;
  teamId: number;
  stage: AdoptionStage;
}

/**
 * An adoption under its row's lock, which is taken before those of ideas: until the transaction ends nothing joins, leaves or moves it.
 * @throws NOT_FOUND on adoptionId for what the viewer may not know of; FORBIDDEN for whoever is not of its team
 */
export async function lockAdoption(
  tx: Transaction,
  context: RequestContext,
  adoptionId: string,
): Promise<LockedAdoption> {
  const viewer = requireViewer(context);
  const id = decodeIdOf('Adoption', adoptionId, 'adoptionId');
  await tx.query('SELECT 1 FROM adoptions WHERE id = $1 FOR NO KEY UPDATE', [id]);
  // A statement of its own: only a snapshot taken under the lock sees what its last holder did.
  const [row] = await tx.query<{ id: number; team_id: number; stage: AdoptionStage }>(
    `SELECT a.id, a.team_id, a.stage FROM adoptions a
     WHERE a.id = $1 AND EXISTS (
       SELECT 1 FROM adoption_ideas ai JOIN ideas i ON i.id = ai.idea_id WHERE ai.adoption_id = a.id AND ${isVisible('i', '$2')})`,
    [id, context.boardIds],
  );
  if (!row) throw refuse('NOT_FOUND', 'adoptionId');
  const adoption = { id: row.id, teamId: row.team_id, stage: row.stage };
  if (!canEditAdoption(viewer, adoption)) throw forbidden();
  return adoption;
}

/** Ids of all its ideas, as long as it is under way or delivered; with its lock held they stay the same. */
export async function ideasIn(tx: Transaction, adoptionId: number): Promise<number[]> {
  const rows = await tx.query<{ id: number }>('SELECT id FROM ideas WHERE adoption_id = $1 ORDER BY id', [
    adoptionId,
  ]);
  return rows.map(({ id }) => id);
}
