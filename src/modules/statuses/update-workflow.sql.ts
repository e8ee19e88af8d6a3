import type { AdoptionOutcome, IdeaStage } from './stage.js';

export interface PresentRow {
  id: number;
  key: string;
  name: string;
  stage: IdeaStage;
  outcome: AdoptionOutcome | null;
  is_retired: boolean;
  ideas: number;
}

/** Former statuses stand behind all others, so that the first of a stage is never one of them. */
const BEHIND_ALL = 1_000_000;

/** Every status, and how many ideas stand in it. */
export const PRESENT = `
SELECT s.id, s.key, s.name, s.stage, s.outcome, s.retired_at IS NOT NULL AS is_retired, coalesce(i.n, 0) AS ideas
FROM statuses s
LEFT JOIN (SELECT status_id, count(*) AS n FROM ideas WHERE deleted_at IS NULL GROUP BY status_id) i ON i.status_id = s.id
ORDER BY s.position`;

/** Makes room: keys and positions are unique at every moment, and may change places. */
export const PARK = `UPDATE statuses SET position = -id, key = '~' || key WHERE retired_at IS NULL`;

/** Those of $1 that no idea and no history names. */
export const FORGET_UNUSED = `
DELETE FROM statuses s
WHERE s.id = ANY ($1::bigint[]) AND NOT EXISTS (SELECT 1 FROM ideas i WHERE i.status_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM status_changes c WHERE c.to_status_id = s.id OR c.from_status_id = s.id)`;

export const RETIRE = `
UPDATE statuses SET retired_at = now(), key = substr(key, 2), position = ${BEHIND_ALL} + id WHERE id = ANY ($1::bigint[])`;

const DRAFTS = `unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::boolean[])
  AS d (id, key, name, stage, color, outcome, position, requires_response)`;

/** Also brings former ones back. */
export const CHANGE = `
UPDATE statuses s SET key = d.key, name = d.name, stage = d.stage, color = d.color, outcome = d.outcome, position = d.position,
  requires_response = d.requires_response, retired_at = NULL
FROM ${DRAFTS} WHERE s.id = d.id`;

export const ADD = `
INSERT INTO statuses (key, name, stage, color, outcome, position, requires_response)
SELECT d.key, d.name, d.stage, d.color, d.outcome, d.position, d.requires_response FROM ${DRAFTS} ORDER BY d.position`;

/** $1 to $2, by key. */
export const ADD_STEPS = `
INSERT INTO status_transitions (from_status_id, to_status_id)
SELECT f.id, t.id FROM unnest($1::text[], $2::text[]) AS step (from_key, to_key)
JOIN statuses f ON f.key = step.from_key JOIN statuses t ON t.key = step.to_key`;

/** Deleted ideas do not keep a status from changing its stage. */
export const FOLLOW_STAGE = `
UPDATE ideas i SET stage = s.stage FROM statuses s WHERE s.id = i.status_id AND i.stage <> s.stage`;
