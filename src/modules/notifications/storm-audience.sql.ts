import { mayRead } from '../boards/board-rights.sql.js';
import { takesPart } from './standing.sql.js';

/**
 * Who is called to the storm $1, in pages: members after $2 by id, at most $3 of them; fewer only at the end. Everybody who can take part and may
 * read its board; read along the primary key, so that each page costs what it gives. Of a team's board there are few, and they are found by one
 * pass over members.
 */
export const CALLED_TO_STORM = `
SELECT m.id AS member_id, NULL::bigint AS idea_id
FROM members m CROSS JOIN storms st JOIN boards b ON b.id = st.board_id
WHERE st.id = $1 AND m.id > $2::bigint AND ${takesPart('m')} AND ${mayRead('b', 'm')}
ORDER BY m.id LIMIT $3::bigint`;

/**
 * Addresses a cause $1 to whoever took part in the storm $2: wrote one of its ideas, voted on one, commented on it in public, or follows it. Whoever
 * muted an idea does not take part by that one. Written down once, when telling begins: each page would otherwise read all its votes again.
 */
export const ADDRESS_PARTICIPANTS = `
INSERT INTO notification_cause_members (cause_id, member_id, kind, idea_id)
SELECT DISTINCT $1::bigint, part.member_id, 'STORM_CLOSED', NULL::bigint
FROM (SELECT i.id, i.author_id FROM ideas i WHERE i.storm_id = $2 AND i.deleted_at IS NULL) i
CROSS JOIN LATERAL (
  SELECT i.author_id AS member_id
  UNION ALL SELECT v.member_id FROM votes v WHERE v.idea_id = i.id AND v.direction <> 0
  UNION ALL SELECT c.author_id FROM comments c WHERE c.idea_id = i.id AND NOT c.is_internal AND c.deleted_at IS NULL
  UNION ALL SELECT f.member_id FROM idea_follows f WHERE f.idea_id = i.id AND f.follows
) part
WHERE NOT EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea_id = i.id AND f.member_id = part.member_id AND NOT f.follows)
ON CONFLICT DO NOTHING`;
