/** How long a status change may be taken back; notices of it leave no earlier. */
export const UNDO_SECONDS = 60;
/** The same as SQL. */
export const UNDO_WINDOW = `interval '${UNDO_SECONDS} seconds'`;

/**
 * Whether an idea's history went on after its row `c`, but for what is taken back and what takes back.
 * @param but SQL: an array of ids of rows that don't count either
 */
export const hasLaterChange = (but = `'{}'::bigint[]`): string =>
  `EXISTS (SELECT 1 FROM status_changes l
     WHERE l.idea_id = c.idea_id AND l.id > c.id AND NOT l.is_undone AND l.reverses_id IS NULL AND l.id <> ALL (${but}))`;
