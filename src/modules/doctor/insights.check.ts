import { ALL_CONTENT, ALL_MEMBERS, FACT_COLUMNS, FACTS } from '../insights/roll-up.sql.js';
import { sqlCheck, type Check } from './check.js';

const textOf = (row: string): string =>
  `concat_ws(', ', ${FACT_COLUMNS.map((name) => `coalesce(${row}.${name}::text, 'null')`).join(', ')})`;

/** What is rolled up for insights against a plain recount: closed days, and ideas. What is marked waits to be counted, and may differ. */
export const insightChecks: readonly Check[] = [
  // Days wait for every transaction from before they were over, whichever database of the server it is in: one that never ends stops them all.
  sqlCheck({
    table: 'insight_state',
    column: 'closed_until',
    text: `
SELECT 'insights' AS id, closed_until AS stored, closing_until AS recomputed FROM insight_state
WHERE closed_until > '-infinity' AND closed_until < closing_until - 2`,
  }),
  sqlCheck({
    table: 'insight_days',
    column: 'votes, comments',
    text: `
SELECT concat(day, '/', board_id) AS id, concat(coalesce(d.votes, 0), ', ', coalesce(d.comments, 0)) AS stored,
  concat(coalesce(o.votes, 0), ', ', coalesce(o.comments, 0)) AS recomputed
FROM (SELECT * FROM insight_days WHERE day < (SELECT closed_until FROM insight_state)) d FULL JOIN (${ALL_CONTENT}) o USING (day, board_id)
WHERE (coalesce(d.votes, 0), coalesce(d.comments, 0)) <> (coalesce(o.votes, 0), coalesce(o.comments, 0))
  AND NOT EXISTS (SELECT FROM insight_day_marks m WHERE m.kind = 'CONTENT' AND m.day = coalesce(d.day, o.day))
  AND NOT EXISTS (SELECT FROM insight_idea_marks)`,
  }),
  sqlCheck({
    table: 'insight_member_days',
    column: 'members',
    text: `
SELECT day AS id, d.members AS stored, o.members AS recomputed
FROM (SELECT * FROM insight_member_days WHERE day < (SELECT closed_until FROM insight_state)) d FULL JOIN (${ALL_MEMBERS}) o USING (day)
WHERE d.members IS DISTINCT FROM o.members
  AND NOT EXISTS (SELECT FROM insight_day_marks m WHERE m.kind = 'MEMBERS' AND m.day = coalesce(d.day, o.day))`,
  }),
  sqlCheck({
    table: 'insight_ideas',
    column: FACT_COLUMNS.join(', '),
    text: `
SELECT idea_id AS id, ${textOf('was')} AS stored, ${textOf('f')} AS recomputed
FROM insight_ideas was FULL JOIN (${FACTS}) f USING (idea_id)
WHERE (${FACT_COLUMNS.map((name) => `was.${name}`).join(', ')}) IS DISTINCT FROM (${FACT_COLUMNS.map((name) => `f.${name}`).join(', ')})
  AND NOT EXISTS (SELECT FROM insight_idea_marks m WHERE m.idea_id = coalesce(was.idea_id, f.idea_id))`,
  }),
];
