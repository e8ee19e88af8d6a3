/**
 * Whether the idea `i` was answered by the time `p.due_at`: by a team's own response to it, or, once merged, by the next one to what it was
 * merged into, at any level. Responses taken back count for nothing.
 */
export const WAS_KEPT = `(coalesce(i.answered_at <= p.due_at, false) OR (i.merged_into_id IS NOT NULL AND EXISTS (
  WITH RECURSIVE chain AS (
    SELECT i.merged_into_id AS id, i.merged_at AS since
    UNION ALL
    SELECT t.merged_into_id, greatest(chain.since, t.merged_at) FROM chain JOIN ideas t ON t.id = chain.id
    WHERE t.merged_into_id IS NOT NULL
  )
  SELECT 1 FROM chain JOIN status_changes s ON s.idea_id = chain.id
  WHERE s.response IS NOT NULL AND NOT s.is_undone AND s.created_at >= chain.since AND s.created_at <= p.due_at)))`;
