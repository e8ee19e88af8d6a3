/**
 * Conditions that the statements on comments share. In each of them $2 is the reader's id, null for a visitor, and $3 says whether they
 * moderate.
 */

/** Held and hidden comments are for their author and moderators. */
const maySee = (comment: string): string =>
  `(${comment}.moderation = 'VISIBLE' OR ${comment}.author_id = $2::bigint OR $3::boolean)`;

/** A deleted comment, or one that the reader may not read, stays for the replies that stand; without what it says. */
export const IS_THERE = `((c.deleted_at IS NULL AND ${maySee('c')}) OR EXISTS (
  SELECT 1 FROM comments reply WHERE reply.parent_id = c.id AND reply.deleted_at IS NULL AND ${maySee('reply')}))`;

/** A comment itself, without regard to replies. */
export const IS_LIVE = `c.deleted_at IS NULL AND ${maySee('c')}`;

/** That the reader may know of the idea `i`; $4 are the boards that they may read. */
export const KNOWS_IDEA = `i.board_id = ANY ($4::bigint[]) AND i.deleted_at IS NULL
  AND (i.moderation = 'VISIBLE' OR i.author_id = $2::bigint OR $3::boolean)`;

/** What everybody counts. */
export const IS_PUBLIC = `NOT c.is_internal AND c.moderation = 'VISIBLE' AND c.deleted_at IS NULL`;

/** That a row belongs to one of the ideas $1. Of one alone, the usual case, an index gives the order, too. */
export const onIdeas = (row: string, ideaIds: readonly number[]): string =>
  ideaIds.length === 1 ? `${row}.idea_id = ($1::bigint[])[1]` : `${row}.idea_id = ANY ($1::bigint[])`;

/** The comments, or the notes, of the ideas $1 that are no replies. */
export const listedOn = (ideaIds: readonly number[], kind: 'comments' | 'notes'): string =>
  `${onIdeas('c', ideaIds)} AND c.parent_id IS NULL AND ${kind === 'notes' ? '' : 'NOT '}c.is_internal AND ${IS_THERE}`;
