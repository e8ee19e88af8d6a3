import { adopted, delivered, extensionAccepted } from './ledger-facts.sql.js';

/** Of the people who backed an idea, its author apart, so many are early ones. */
const EARLY = 10;

const PUBLIC_IDEA = `JOIN boards b ON b.id = i.board_id AND b.visibility = 'PUBLIC'`;
const IDEA_STANDS = `i.moderation = 'VISIBLE' AND i.deleted_at IS NULL`;

const counted = (rule: string, rows: string): string =>
  `SELECT '${rule}' AS rule, member_id, count(*)::int AS n FROM (${rows}) ${rule.toLowerCase()} GROUP BY member_id`;

const ownIdeas = (author: string): string => `SELECT i.author_id AS member_id FROM ideas i ${PUBLIC_IDEA}
  WHERE ${author} AND NOT i.is_imported AND ${IDEA_STANDS}`;

/**
 * How far members have come by each rule; what happens on boards that are not public does not count, nor what nobody earns reputation
 * by, as one's own acts.
 * @param among a condition on the column that it is given
 */
const progress = (among: (column: string) => string): string =>
  [
    counted('IDEAS', ownIdeas(among('i.author_id'))),
    counted('ADOPTIONS', adopted(among('i.author_id'))),
    counted('DELIVERIES', delivered(among('i.author_id'))),
    counted(
      'LIKED_COMMENTS',
      `SELECT c.author_id AS member_id FROM comments c JOIN ideas i ON i.id = c.idea_id ${PUBLIC_IDEA}
     WHERE ${among('c.author_id')} AND c.like_count > 0 AND NOT c.is_internal AND c.moderation = 'VISIBLE' AND c.deleted_at IS NULL
       AND ${IDEA_STANDS}`,
    ),
    counted('EXTENSIONS', extensionAccepted(among('c.author_id'))),
    counted('STORM_IDEAS', `${ownIdeas(among('i.author_id'))} AND i.storm_id IS NOT NULL`),
    counted(
      'EARLY_SUPPORT',
      `SELECT v.member_id FROM votes v JOIN ideas i ON i.id = v.idea_id JOIN adoptions a ON a.id = i.adoption_id AND a.stage = 'DELIVERED'
       ${PUBLIC_IDEA}
     WHERE ${among('v.member_id')} AND v.direction = 1 AND v.earns AND v.member_id <> i.author_id AND ${IDEA_STANDS}
       AND (
         SELECT count(*) FROM (
           SELECT 1 FROM votes e
           WHERE e.idea_id = v.idea_id AND e.direction = 1 AND e.member_id <> i.author_id AND (e.cast_at, e.id) < (v.cast_at, v.id)
           LIMIT ${EARLY}
         ) earlier
       ) < ${EARLY}`,
    ),
  ].join('\nUNION ALL ');

/** Who may have earned a badge on the ideas $1: authors, whose comments are liked or part of them, early supporters. */
export const CANDIDATES = `
SELECT i.author_id AS member_id FROM ideas i ${PUBLIC_IDEA} WHERE i.id = ANY ($1::bigint[])
UNION SELECT c.author_id FROM comments c JOIN ideas i ON i.id = c.idea_id ${PUBLIC_IDEA}
WHERE i.id = ANY ($1::bigint[]) AND (c.is_extension OR c.like_count > 0)
UNION SELECT s.member_id FROM ideas i ${PUBLIC_IDEA} JOIN adoptions a ON a.id = i.adoption_id AND a.stage = 'DELIVERED'
CROSS JOIN LATERAL (
  SELECT v.member_id FROM votes v WHERE v.idea_id = i.id AND v.direction = 1 AND v.member_id <> i.author_id
  ORDER BY v.cast_at, v.id LIMIT ${EARLY}
) s
WHERE i.id = ANY ($1::bigint[])`;

/** Badges that members have earned and do not have. @param among a condition on the column that it is given */
export const earned = (among: (column: string) => string): string => `
SELECT m.id AS member_id, k.key AS badge_key, k.position
FROM (${progress(among)}) p
JOIN badge_kinds k ON k.rule = p.rule AND p.n >= k.threshold AND k.is_enabled
JOIN members m ON m.id = p.member_id AND m.erased_at IS NULL
WHERE NOT EXISTS (SELECT 1 FROM member_badges b WHERE b.member_id = m.id AND b.badge_key = k.key)`;
