/**
 * SQL of a recursive CTE `tree (target_id, id)`: each of the ideas `ids` with itself and all that is merged into it, directly or not. Goes after
 * WITH RECURSIVE. OFFSET 0: each idea's sources by the index, where the planner would read all that was ever merged.
 * @param ids an SQL array of ids, each once
 */
export const treeOf = (ids: string): string => `tree (target_id, id) AS (
  SELECT given.id, given.id FROM unnest(${ids}) AS given (id)
  UNION
  SELECT t.target_id, source.id
  FROM tree t CROSS JOIN LATERAL (SELECT i.id FROM ideas i WHERE i.merged_into_id = t.id OFFSET 0) source
)`;

/**
 * SQL of a member's effective vote on an idea: 1, −1 or null. It is their latest row over the idea and all that is merged into it; a vote without
 * direction is none. Most ideas have nothing to do with merges, and theirs is one look-up.
 * @param idea the SQL name of a row of ideas
 * @param member SQL of the member's id
 */
export const effectiveVote = (idea: string, member: string): string => `CASE
  WHEN ${idea}.merged_count = 0 AND ${idea}.root_id IS NULL
  THEN (SELECT nullif(v.direction, 0) FROM votes v WHERE v.idea_id = ${idea}.id AND v.member_id = ${member})
  ELSE (
    WITH RECURSIVE ${treeOf(`ARRAY[${idea}.id]`)}
    SELECT nullif(v.direction, 0) FROM tree t JOIN votes v ON v.idea_id = t.id AND v.member_id = ${member}
    ORDER BY v.cast_at DESC, v.id DESC LIMIT 1
  ) END`;
