import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Sql } from '../../database/sql.js';
import { readComments } from '../comments/comment.row.js';
import { idsOf, keyOf, type ContentId } from './content.js';

/** The keys of what this moderator may read: boards for teams, and notes, are for those who belong there. */
export async function readableOf(
  sql: Sql,
  context: RequestContext,
  subjects: readonly ContentId[],
): Promise<ReadonlySet<string>> {
  const ideas = await sql.query<{ id: number }>(
    'SELECT id FROM ideas WHERE id = ANY ($1::bigint[]) AND board_id = ANY ($2::bigint[])',
    [idsOf(subjects, 'Idea'), context.boardIds],
  );
  const comments = await readComments(sql, context, idsOf(subjects, 'Comment'));
  return new Set([
    ...ideas.map(({ id }) => keyOf({ type: 'Idea', id })),
    ...comments.map(({ id }) => keyOf({ type: 'Comment', id })),
  ]);
}
