/**
 * What follows and comments derive for the ideas $1, each over its tree: followers by each member's latest word there, and comments that the public
 * may read.
 * @param tree SQL of a CTE `tree (target_id, id)` that gives each of $1 its whole tree, itself included
 */
export const followsAndComments = (tree: string): string => `
WITH RECURSIVE ${tree}, latest AS (
  SELECT DISTINCT ON (t.target_id, f.member_id) t.target_id, f.follows
  FROM tree t JOIN idea_follows f ON f.idea_id = t.id
  ORDER BY t.target_id, f.member_id, f.changed_at DESC, f.idea_id DESC
), followers AS (
  SELECT target_id, count(*)::int AS n FROM latest WHERE follows GROUP BY target_id
), discussed AS (
  SELECT t.target_id, count(*)::int AS n FROM tree t JOIN comments c ON c.idea_id = t.id
  WHERE NOT c.is_internal AND c.deleted_at IS NULL AND c.moderation = 'VISIBLE'
  GROUP BY t.target_id
)
SELECT given.id, coalesce(f.n, 0) AS followers, coalesce(d.n, 0) AS comments
FROM unnest($1::bigint[]) AS given (id)
LEFT JOIN followers f ON f.target_id = given.id
LEFT JOIN discussed d ON d.target_id = given.id`;
