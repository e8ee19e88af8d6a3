import { sqlCheck, type Check } from './check.js';

/** Ideas against the history of their statuses. */
export const statusChecks: readonly Check[] = [
  sqlCheck({
    table: 'ideas',
    column: 'stage',
    text: `SELECT i.id, i.stage AS stored, s.stage AS recomputed FROM ideas i JOIN statuses s ON s.id = i.status_id WHERE i.stage <> s.stage`,
  }),
  sqlCheck({
    table: 'ideas',
    column: 'status_id',
    text: `
SELECT i.id, i.status_id AS stored, c.to_status_id AS recomputed
FROM ideas i
JOIN (SELECT DISTINCT ON (idea_id) idea_id, to_status_id FROM status_changes ORDER BY idea_id, id DESC) c ON c.idea_id = i.id
WHERE i.status_id <> c.to_status_id`,
  }),
  sqlCheck({
    table: 'ideas',
    column: 'official_response_id',
    text: `
SELECT i.id, i.official_response_id AS stored, c.last_id AS recomputed
FROM ideas i
LEFT JOIN (SELECT idea_id, max(id) AS last_id FROM status_changes WHERE response IS NOT NULL AND NOT is_undone GROUP BY idea_id) c ON c.idea_id = i.id
WHERE i.official_response_id IS DISTINCT FROM c.last_id`,
  }),
  sqlCheck({
    table: 'ideas',
    column: 'answered_at',
    text: `
SELECT i.id, i.answered_at AS stored, c.first_at AS recomputed
FROM ideas i
LEFT JOIN (SELECT idea_id, min(created_at) AS first_at FROM status_changes WHERE response IS NOT NULL AND NOT is_undone GROUP BY idea_id) c
  ON c.idea_id = i.id
WHERE i.answered_at IS DISTINCT FROM c.first_at`,
  }),
  sqlCheck({
    table: 'status_changes',
    column: 'is_undone',
    text: `
SELECT c.id, c.is_undone AS stored, r.id IS NOT NULL AS recomputed
FROM status_changes c LEFT JOIN status_changes r ON r.reverses_id = c.id
WHERE c.is_undone <> (r.id IS NOT NULL)`,
  }),
  sqlCheck({
    table: 'ideas',
    column: 'status_id',
    text: `
SELECT i.id, concat('former status ', s.key) AS stored, 'one of the workflow' AS recomputed
FROM ideas i JOIN statuses s ON s.id = i.status_id WHERE s.retired_at IS NOT NULL AND i.deleted_at IS NULL`,
  }),
];
