import { FIRST_COMMENTS_A_DAY, POINTS } from './reputation-kind.js';

/**
 * What earns and costs reputation, read off the facts themselves. Each statement gives rows as they are to count in the ledger: kind, member_id,
 * idea_id, comment_id, caused_by_id, board_id, points, created_at; the time is the deed's own, null where none is kept.
 *
 * What others did on an idea or comment counts while it stands: on a public board, neither deleted nor held nor hidden. Everything stays with the
 * idea on which it was done, so that merging changes nothing, but for a delivery: that thanks for extensions on what was merged into the idea, too.
 * An idea that an import brought earns and costs its author nothing.
 */
const COLUMNS = (
  kind: string,
  member: string,
  { comment = 'NULL::bigint', causedBy = 'NULL::bigint' }: { comment?: string; causedBy?: string },
  points: number | string,
  at: string,
): string =>
  `SELECT '${kind}'::text AS kind, ${member} AS member_id, i.id AS idea_id, ${comment} AS comment_id, ${causedBy} AS caused_by_id,
  i.board_id, ${points}::int AS points, ${at} AS created_at`;

const stands = (row: string): string => `${row}.moderation = 'VISIBLE' AND ${row}.deleted_at IS NULL`;
const ON_PUBLIC_BOARD = `JOIN boards b ON b.id = i.board_id AND b.visibility = 'PUBLIC'`;
const NOT_IMPORTED = 'NOT i.is_imported';
const earner = (member: string): string => `JOIN members m ON m.id = ${member} AND m.erased_at IS NULL`;

/** @param votes a FROM item that gives `v`; those that an import brought or a team cast for somebody earn nothing */
export const promoted = (votes: string): string => `
${COLUMNS('PROMOTED', 'i.author_id', { causedBy: 'v.member_id' }, POINTS.promoted, 'v.cast_at')}
FROM ${votes} JOIN ideas i ON i.id = v.idea_id ${ON_PUBLIC_BOARD} ${earner('i.author_id')}
WHERE v.direction = 1 AND v.earns AND v.member_id <> i.author_id AND ${NOT_IMPORTED} AND ${stands('i')}`;

const ADOPTION = `JOIN adoptions a ON a.id = i.adoption_id`;
const DELIVERED_POINTS = `CASE a.outcome WHEN 'FULL' THEN ${POINTS.ideaDelivered.FULL} ELSE ${POINTS.ideaDelivered.PARTIAL} END`;

/** @param ideas a condition on `i` */
export const adopted = (ideas: string): string => `
${COLUMNS('IDEA_ADOPTED', 'i.author_id', {}, POINTS.ideaAdopted, 'ai.joined_at')}
FROM ideas i ${ADOPTION} JOIN adoption_ideas ai ON ai.adoption_id = a.id AND ai.idea_id = i.id ${ON_PUBLIC_BOARD} ${earner('i.author_id')}
WHERE ai.joined_by_id IS DISTINCT FROM i.author_id AND ${NOT_IMPORTED} AND ${stands('i')} AND ${ideas}`;

/** @param ideas a condition on `i` */
export const delivered = (ideas: string): string => `
${COLUMNS('IDEA_DELIVERED', 'i.author_id', {}, DELIVERED_POINTS, 'a.delivered_at')}
FROM ideas i ${ADOPTION} AND a.stage = 'DELIVERED' ${ON_PUBLIC_BOARD} ${earner('i.author_id')}
WHERE a.delivered_by_id IS DISTINCT FROM i.author_id AND ${NOT_IMPORTED} AND ${stands('i')} AND ${ideas}`;

const from = (comments: string): string =>
  `FROM ${comments} JOIN ideas i ON i.id = c.idea_id ${ON_PUBLIC_BOARD} ${earner('c.author_id')}`;
const COMMENTS = from('comments c');
const comment = { comment: 'c.id' };

/** @param comments a condition on `c` and `i` */
export const extensionAccepted = (comments: string): string => `
${COLUMNS('EXTENSION_ACCEPTED', 'c.author_id', comment, POINTS.extensionAccepted, 'c.accepted_at')}
${COMMENTS}
WHERE c.is_extension AND c.accepted_by_id IS DISTINCT FROM c.author_id AND ${stands('c')} AND ${stands('i')} AND ${comments}`;

/** The idea under which the one shows on which a comment was written. @param comments a condition on `c` and `i` */
export const extensionDelivered = (comments: string): string => `
${COLUMNS('EXTENSION_DELIVERED', 'c.author_id', comment, POINTS.extensionDelivered, 'a.delivered_at')}
${COMMENTS} JOIN ideas home ON home.id = coalesce(i.root_id, i.id) JOIN boards hb ON hb.id = home.board_id AND hb.visibility = 'PUBLIC'
  JOIN adoptions a ON a.id = home.adoption_id AND a.stage = 'DELIVERED'
WHERE c.is_extension AND a.delivered_by_id IS DISTINCT FROM c.author_id AND ${stands('c')} AND ${stands('i')} AND ${stands('home')}
  AND ${comments}`;

/** @param likes a FROM item that gives `l` */
export const liked = (likes: string): string => `
${COLUMNS('COMMENT_LIKED', 'c.author_id', { ...comment, causedBy: 'l.member_id' }, POINTS.commentLiked, 'l.liked_at')}
FROM ${likes} JOIN comments c ON c.id = l.comment_id JOIN ideas i ON i.id = c.idea_id ${ON_PUBLIC_BOARD} ${earner('c.author_id')}
WHERE NOT c.is_internal AND l.member_id <> c.author_id AND ${stands('c')} AND ${stands('i')}`;

/** Hidden, or deleted by somebody else than its author. */
const removed = (row: string): string =>
  `(${row}.moderation = 'HIDDEN' OR (${row}.deleted_at IS NOT NULL AND ${row}.deleted_by_id <> ${row}.author_id))`;

/** @param ideas a condition on `i` */
export const ideaRemoved = (ideas: string): string => `
${COLUMNS('CONTENT_REMOVED', 'i.author_id', {}, POINTS.contentRemoved, 'i.deleted_at')}
FROM ideas i ${ON_PUBLIC_BOARD} ${earner('i.author_id')}
WHERE ${NOT_IMPORTED} AND ${removed('i')} AND ${ideas}`;

/** @param comments a condition on `c` and `i` */
export const commentRemoved = (comments: string): string => `
${COLUMNS('CONTENT_REMOVED', 'c.author_id', comment, POINTS.contentRemoved, 'c.deleted_at')}
${COMMENTS}
WHERE NOT c.is_internal AND ${removed('c')} AND ${comments}`;

/** A day in UTC. */
export const dayOf = (time: string): string => `(${time} AT TIME ZONE 'UTC')::date`;

/**
 * Each member's first comment on each idea of others; of those of one day the first five.
 * @param comments a FROM item that gives `c`: all comments of a member on a day, or none of them
 */
export const firstComments = (comments: string): string => `
SELECT kind, member_id, idea_id, comment_id, caused_by_id, board_id, points, created_at
FROM (
  ${COLUMNS('FIRST_COMMENT', 'c.author_id', comment, POINTS.firstComment, 'c.created_at')},
    row_number() OVER (PARTITION BY c.author_id, ${dayOf('c.created_at')} ORDER BY c.created_at, c.id) AS place
  ${from(comments)}
  WHERE NOT c.is_internal AND c.author_id <> i.author_id AND ${stands('c')} AND ${stands('i')}
    AND NOT EXISTS (
      SELECT 1 FROM comments e
      WHERE e.author_id = c.author_id AND e.idea_id = c.idea_id AND NOT e.is_internal AND ${stands('e')}
        AND (e.created_at, e.id) < (c.created_at, c.id))
) firsts WHERE place <= ${FIRST_COMMENTS_A_DAY}`;

/** Everything: what the whole ledger must come to. */
export const ALL_FACTS = [
  promoted('votes v'),
  adopted('true'),
  delivered('true'),
  extensionAccepted('true'),
  extensionDelivered('true'),
  liked('comment_likes l'),
  ideaRemoved('true'),
  commentRemoved('true'),
  firstComments('comments c'),
].join('\nUNION ALL');
