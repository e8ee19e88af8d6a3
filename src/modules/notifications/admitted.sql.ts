import { isOfTeam, mayRead } from '../boards/board-rights.sql.js';
import { takesPart } from './standing.sql.js';

/** Also of what moderators deleted: told to its author. */
const IS_OF_MODERATION = `x.kind = 'CONTENT_MODERATED'`;

/**
 * Which of the candidates $1 to $4 (members, kinds, ideas, whether for the product team alone) may be told now, of a comment $5 or none, of a
 * storm $7 or none, and not by themselves, $6. Of an internal note only teams hear, those of the idea that it was written on and of the one
 * under which it shows; of a hidden comment its author. A storm is for those who can take part. Who came by an import has no address, and nobody
 * reads what is kept for them.
 */
export const ADMITTED = `
SELECT x.member_id, x.kind, x.idea_id, m.digest
FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::boolean[]) AS x (member_id, kind, idea_id, is_for_team)
JOIN members m ON m.id = x.member_id
LEFT JOIN ideas i ON i.id = x.idea_id
LEFT JOIN boards b ON b.id = i.board_id
LEFT JOIN comments co ON co.id = $5::bigint
LEFT JOIN ideas written ON written.id = co.idea_id
LEFT JOIN boards wb ON wb.id = written.board_id
LEFT JOIN storms st ON st.id = $7::bigint
LEFT JOIN boards sb ON sb.id = st.board_id
WHERE m.email IS NOT NULL AND m.id IS DISTINCT FROM $6::bigint
  AND (x.idea_id IS NULL OR ((i.deleted_at IS NULL OR ${IS_OF_MODERATION}) AND (i.moderation = 'VISIBLE' OR i.author_id = m.id)
    AND CASE WHEN x.is_for_team THEN ${isOfTeam('b', 'm')} ELSE ${mayRead('b', 'm')} END))
  AND (co.id IS NULL OR ((co.deleted_at IS NULL OR ${IS_OF_MODERATION}) AND (co.moderation = 'VISIBLE' OR co.author_id = m.id)
    AND CASE WHEN co.is_internal THEN ${isOfTeam('b', 'm')} AND ${isOfTeam('wb', 'm')} ELSE ${mayRead('wb', 'm')} END))
  AND (st.id IS NULL OR (${takesPart('m')} AND ${mayRead('sb', 'm')}))`;
