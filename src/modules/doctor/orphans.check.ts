import { sqlCheck, type Check } from './check.js';

/** References that no foreign key guards. */
export const orphanChecks: readonly Check[] = [
  sqlCheck({
    table: 'import_records',
    column: 'target_id',
    text: `
SELECT concat_ws('/', r.source, r.kind, r.external_id) AS id, r.target_id AS stored, NULL AS recomputed
FROM import_records r
LEFT JOIN ideas i ON r.kind = 'IDEA' AND i.id = r.target_id
LEFT JOIN members m ON r.kind = 'MEMBER' AND m.id = r.target_id
WHERE i.id IS NULL AND m.id IS NULL`,
  }),
  sqlCheck({
    table: 'idempotency_keys',
    column: 'result_id',
    text: `
SELECT concat_ws('/', k.member_id, k.mutation, k.key) AS id, k.result_id AS stored, NULL AS recomputed
FROM idempotency_keys k LEFT JOIN ideas i ON i.id = k.result_id
WHERE k.mutation = 'submitIdea' AND i.id IS NULL`,
  }),
];
