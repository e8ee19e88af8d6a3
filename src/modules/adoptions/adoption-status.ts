import { refuse } from '../../common/errors/domain-error.js';
import type { Transaction } from '../../database/sql.js';
import { isAdoptionStage } from '../statuses/stage.js';
import { STATUS_COLUMNS, toStatusModel, type StatusModel, type StatusRow } from '../statuses/status.model.js';
import { IDEA_STAGES, type AdoptionStep } from './adoption-stage.js';

// Shared locks: whoever rewrites the workflow waits until ideas stand where these statuses said.

/** The status that a step gives its ideas: the first of its stage, and of its outcome. */
export async function statusFor(tx: Transaction, { stage, outcome }: AdoptionStep): Promise<StatusModel> {
  const [row] = await tx.query<StatusRow>(
    `SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.stage = $1 AND s.outcome IS NOT DISTINCT FROM $2
     ORDER BY s.position LIMIT 1 FOR SHARE`,
    [IDEA_STAGES[stage], outcome],
  );
  if (!row) throw new Error(`the workflow has no status of stage ${IDEA_STAGES[stage]}`);
  return toStatusModel(row);
}

/**
 * Where ideas go that leave.
 * @throws NOT_FOUND on the field; ADOPTION_NEEDED for a status that adoption alone enters
 */
export async function statusOutside(tx: Transaction, key: string, field: string): Promise<StatusModel> {
  const [row] = await tx.query<StatusRow>(
    `SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.key = $1 FOR SHARE`,
    [key],
  );
  if (!row) throw refuse('NOT_FOUND', field);
  if (isAdoptionStage(row.status_stage)) throw refuse('ADOPTION_NEEDED', field);
  return toStatusModel(row);
}
