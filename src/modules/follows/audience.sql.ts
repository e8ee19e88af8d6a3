import { hasProfile } from '../ideas/vote-profile.sql.js';
import { treeOf } from '../ideas/idea-tree.sql.js';

/** SQL: whether the member has muted the tree whose ideas are the array `ids`: their latest word on any of them decides. */
const isMuted = (member: string, ids: string): string => `EXISTS (
  SELECT 1 FROM (
    SELECT word.follows FROM idea_follows word WHERE word.member_id = ${member} AND word.idea_id = ANY (${ids})
    ORDER BY word.changed_at DESC, word.idea_id DESC LIMIT 1
  ) latest WHERE NOT latest.follows
)`;

/**
 * Who learns what becomes of the ideas $1, in pages: members after $2 by id, at most $3 of them; fewer only at the end. Each comes once, with the
 * lowest of those ideas that concerns them.
 *
 * An idea concerns its author and the authors of what is merged into it, whoever has an effective vote on it of either direction, and whoever
 * follows it, but nobody who muted it. Each idea of each tree gives its own first $3 members in the order of an index, those told by another one
 * of its tree or muted left out already; among all of these the first $3 are the page, however many voters there are. Authors by LATERAL with a
 * LIMIT, since the planner would read all ideas into a hash. Later votes after $2, too: else the join would read all before them each time.
 */
export const AUDIENCE = `
WITH RECURSIVE ${treeOf('$1::bigint[]')},
trees AS MATERIALIZED (
  SELECT t.target_id, t.id, array_agg(t.id) OVER (PARTITION BY t.target_id) AS ids FROM tree t
), told AS (
  SELECT voter.member_id, t.target_id
  FROM trees t CROSS JOIN LATERAL (
    SELECT v.member_id FROM votes v
    WHERE v.idea_id = t.id AND v.member_id > $2::bigint AND v.direction <> 0 AND ${hasProfile('v')}
      AND NOT EXISTS (
        SELECT 1 FROM votes w
        WHERE w.member_id = v.member_id AND w.member_id > $2::bigint AND w.idea_id = ANY (t.ids) AND (w.cast_at, w.id) > (v.cast_at, v.id)
      )
      AND NOT ${isMuted('v.member_id', 't.ids')}
    ORDER BY v.member_id LIMIT $3::bigint
  ) voter
  UNION ALL
  SELECT follower.member_id, t.target_id
  FROM trees t CROSS JOIN LATERAL (
    SELECT f.member_id FROM idea_follows f
    WHERE f.idea_id = t.id AND f.member_id > $2::bigint AND f.follows
      AND NOT ${isMuted('f.member_id', 't.ids')}
    ORDER BY f.member_id LIMIT $3::bigint
  ) follower
  UNION ALL
  SELECT author.member_id, t.target_id
  FROM trees t CROSS JOIN LATERAL (SELECT i.author_id AS member_id FROM ideas i WHERE i.id = t.id LIMIT 1) author
  WHERE author.member_id > $2::bigint AND NOT ${isMuted('author.member_id', 't.ids')}
)
SELECT member_id, min(target_id) AS idea_id
FROM told
GROUP BY member_id
ORDER BY member_id
LIMIT $3::bigint`;
