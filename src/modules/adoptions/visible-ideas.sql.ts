/**
 * What of an adoption's ideas counts for a reader: present, and on a board that they may read. Archived ones are in, since the adoption
 * names them.
 * @param boardIds the statement's parameter with the boards, such as `$2`
 */
export const isVisible = (idea: string, boardIds: string): string =>
  `${idea}.is_present AND ${idea}.board_id = ANY (${boardIds}::bigint[])`;

/** A source merged into such an idea: nothing of it leaves that the reader may not see by itself. */
export const isVisibleSource = (idea: string, boardIds: string): string =>
  `${idea}.moderation = 'VISIBLE' AND ${idea}.deleted_at IS NULL AND ${idea}.board_id = ANY (${boardIds}::bigint[])`;
