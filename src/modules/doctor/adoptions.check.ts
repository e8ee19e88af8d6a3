import { sqlCheck, type Check } from './check.js';

/** Ideas and their adoptions against one another. */
export const adoptionChecks: readonly Check[] = [
  sqlCheck({
    table: 'ideas',
    column: 'adoption_id',
    text: `
SELECT coalesce(i.id, m.idea_id) AS id, i.adoption_id AS stored, m.adoption_id AS recomputed
FROM (SELECT id, adoption_id FROM ideas WHERE adoption_id IS NOT NULL) i
FULL JOIN (
  SELECT ai.idea_id, ai.adoption_id FROM adoption_ideas ai JOIN adoptions a ON a.id = ai.adoption_id WHERE a.stage <> 'DROPPED'
) m ON m.idea_id = i.id AND m.adoption_id = i.adoption_id
WHERE i.id IS NULL OR m.idea_id IS NULL`,
  }),
  // Which of a stage's statuses is the workflow's to say, and may have changed since.
  sqlCheck({
    table: 'ideas',
    column: 'stage',
    text: `
SELECT i.id, concat_ws('/', s.stage, s.outcome) AS stored, concat_ws('/', a.idea_stage, a.outcome) AS recomputed
FROM ideas i
JOIN statuses s ON s.id = i.status_id
JOIN (
  SELECT id, outcome, CASE stage WHEN 'COMMITTED' THEN 'ADOPTED' WHEN 'PILOT' THEN 'BUILDING' ELSE stage END AS idea_stage FROM adoptions
) a ON a.id = i.adoption_id
WHERE i.deleted_at IS NULL AND (s.stage <> a.idea_stage OR s.outcome IS DISTINCT FROM a.outcome)`,
  }),
  sqlCheck({
    table: 'idempotency_keys',
    column: 'result_id',
    text: `
SELECT concat_ws('/', k.member_id, k.mutation, k.key) AS id, k.result_id AS stored, NULL AS recomputed
FROM idempotency_keys k
LEFT JOIN adoptions a ON k.mutation IN ('adoptIdeas', 'deliverAdoption') AND a.id = k.result_id
LEFT JOIN adoption_updates u ON k.mutation = 'postAdoptionUpdate' AND u.id = k.result_id
WHERE k.mutation IN ('adoptIdeas', 'deliverAdoption', 'postAdoptionUpdate') AND a.id IS NULL AND u.id IS NULL`,
  }),
];
