import { refuse } from '../../common/errors/domain-error.js';
import type { Transaction } from '../../database/sql.js';
import { isAdoptionStage } from '../statuses/stage.js';
import { STATUS_COLUMNS, toStatusModel, type StatusModel, type StatusRow } from '../statuses/status.model.js';
import { holdWorkflow } from '../statuses/workflow-lock.js';
import { IDEA_STAGES, type AdoptionStep } from './adoption-stage.js';

// Asked for when the ideas are locked: whoever edits the workflow then waits until they stand where these statuses said.

/** The status that a step gives its ideas: the first of its stage, and of its outcome. */
export async function statusFor(tx: Transaction, { stage, outcome }: AdoptionStep): Promise<StatusModel> {
  await holdWorkflow(tx);
  const [row] = await tx.query<StatusRow>(
    `SELECT ${STATUS_COLUMNS} FROM statuses s
     WHERE s.stage = $1 AND s.outcome IS NOT DISTINCT FROM $2 AND s.retired_at IS NULL ORDER BY s.position LIMIT 1`,
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
  await holdWorkflow(tx);
  const [row] = await tx.query<StatusRow>(
    `SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.key = $1 AND s.retired_at IS NULL`,
    [key],
  );
  if (!row) throw refuse('NOT_FOUND', field);
  if (isAdoptionStage(row.status_stage)) throw refuse('ADOPTION_NEEDED', field);
  return toStatusModel(row);
}
