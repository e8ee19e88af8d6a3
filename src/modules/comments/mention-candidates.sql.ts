import { isBanned } from '../members/ban.sql.js';
import { MEMBER_COLUMNS } from '../members/member.model.js';
import { onIdeas } from './comment-conditions.sql.js';

/** Comments that are looked through for who takes part, the latest ones. */
const RECENT = 1000;

/**
 * Who can be spoken to: neither erased nor banned at the moment, no customer without a profile, and nobody without an address that they have shown to be
 * theirs, whom nothing would reach. The first two conditions are those of the indexes by handle and name.
 */
const IS_HERE = `m.erased_at IS NULL AND NOT m.is_unclaimed AND NOT ${isBanned('m')} AND m.email_verified_at IS NOT NULL`;

/** That a handle or a word of a name begins with one of the spellings $3. */
const FITS = `EXISTS (SELECT 1 FROM unnest($3::text[]) AS s (spelling) WHERE starts_with(m.handle, s.spelling)
  OR starts_with(m.display_name, s.spelling) OR strpos(m.display_name, ' ' || s.spelling) > 0)`;

/** Whoever takes part in the ideas $1: their authors, and who wrote what a reader may see there; of notes only with $4. */
const speakers = (ideaIds: readonly number[]): string => `
  SELECT s.id, max(s.said) AS said FROM (
    SELECT i.author_id AS id, 9223372036854775807 AS said FROM ideas i WHERE i.id = ANY ($1::bigint[])
    UNION ALL
    (SELECT c.author_id, c.id FROM comments c
     WHERE ${onIdeas('c', ideaIds)} AND c.moderation = 'VISIBLE' AND c.deleted_at IS NULL AND ($4::boolean OR NOT c.is_internal)
     ORDER BY c.id DESC LIMIT ${RECENT})
  ) s GROUP BY s.id`;

/** Of the discussion, authors first, then who spoke last. $2 is who asks, $5 how many. */
export const ofDiscussion = (ideaIds: readonly number[]): string => `
SELECT ${MEMBER_COLUMNS} FROM (${speakers(ideaIds)}) spoke JOIN members m ON m.id = spoke.id
WHERE m.id <> $2 AND ${IS_HERE} AND ${FITS} ORDER BY spoke.said DESC, m.id LIMIT $5`;

/** Of those who have the product team's rights on the board $6, those of the discussion first. */
export const ofTeam = (ideaIds: readonly number[]): string => `
SELECT ${MEMBER_COLUMNS} FROM (
  SELECT tm.member_id AS id FROM team_members tm JOIN board_teams bt USING (team_id) WHERE bt.board_id = $6
  UNION SELECT a.id FROM members a WHERE a.role = 'ADMIN'
) entitled JOIN members m ON m.id = entitled.id LEFT JOIN (${speakers(ideaIds)}) spoke ON spoke.id = m.id
WHERE m.id <> $2 AND ${IS_HERE} AND ${FITS} ORDER BY spoke.said DESC NULLS LAST, m.handle COLLATE "C" LIMIT $5`;

/** Of everybody but $1: by handle from $2 to $3, then by name from one of $4 to that of $5; $6 at the most. */
export const OF_EVERYBODY = `
SELECT ${MEMBER_COLUMNS} FROM (
  SELECT DISTINCT ON (id) id, place, name FROM (
    (SELECT m.id, 1 AS place, m.handle AS name FROM members m
     WHERE m.handle COLLATE "C" >= $2 AND m.handle COLLATE "C" < $3 AND m.id <> ALL ($1::bigint[]) AND ${IS_HERE}
     ORDER BY m.handle COLLATE "C" LIMIT $6)
    UNION ALL
    SELECT named.* FROM unnest($4::text[], $5::text[]) AS range (low, high) CROSS JOIN LATERAL (
      SELECT m.id, 2, m.display_name FROM members m
      WHERE m.display_name COLLATE "C" >= range.low AND m.display_name COLLATE "C" < range.high AND m.id <> ALL ($1::bigint[]) AND ${IS_HERE}
      ORDER BY m.display_name COLLATE "C" LIMIT $6) named
  ) either ORDER BY id, place
) found JOIN members m ON m.id = found.id ORDER BY found.place, found.name COLLATE "C", m.id LIMIT $6`;
