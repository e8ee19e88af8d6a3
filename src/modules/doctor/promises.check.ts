import { WAS_KEPT } from '../promises/promise.sql.js';
import { sqlCheck, type Check } from './check.js';

/** Settled promises against their sums; and whether each was settled as the history tells. */
export const promiseChecks: readonly Check[] = [
  sqlCheck({
    table: 'promise_totals',
    column: 'settled, kept',
    text: `
SELECT 'all' AS id, concat(t.settled, ', ', t.kept) AS stored, concat(p.settled, ', ', p.kept) AS recomputed
FROM promise_totals t, (
  SELECT count(*) AS settled, count(*) FILTER (WHERE was_kept) AS kept FROM answer_promises WHERE was_kept IS NOT NULL
) p WHERE t.settled <> p.settled OR t.kept <> p.kept`,
  }),
  // An idea that was unmerged after its target had been answered was answered all the same.
  sqlCheck({
    table: 'answer_promises',
    column: 'was_kept',
    text: `
SELECT p.idea_id AS id, p.was_kept AS stored, true AS recomputed
FROM answer_promises p JOIN ideas i ON i.id = p.idea_id WHERE NOT p.was_kept AND ${WAS_KEPT}`,
  }),
];
