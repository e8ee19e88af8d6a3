import type { Sql } from '../../database/sql.js';
import { idsOf, keyOf, type ContentId, type ContentType } from './content.js';

const files = (column: string, id: string): string =>
  `ARRAY(SELECT a.id FROM attachments a WHERE a.${column} = ${id} AND a.discarded_at IS NULL ORDER BY a.id)`;

/** What an idea `i`, or a comment `c`, says and has with it, so short that it can be compared with what was read. */
export const IDEA_MARK = `md5(jsonb_build_array(i.title, i.body, i.tags, ${files('idea_id', 'i.id')}, i.deleted_at IS NULL)::text)`;
export const COMMENT_MARK = `md5(jsonb_build_array(c.body, ${files('comment_id', 'c.id')}, c.deleted_at IS NULL)::text)`;

/** The marks of content as it now stands, by key; in the transaction that has it locked. */
export async function marksOf(
  sql: Sql,
  subjects: readonly ContentId[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ type: ContentType; id: number; mark: string }>(
    `SELECT 'Idea' AS type, i.id, ${IDEA_MARK} AS mark FROM ideas i WHERE i.id = ANY ($1::bigint[])
     UNION ALL SELECT 'Comment', c.id, ${COMMENT_MARK} FROM comments c WHERE c.id = ANY ($2::bigint[])`,
    [idsOf(subjects, 'Idea'), idsOf(subjects, 'Comment')],
  );
  return new Map(rows.map((row) => [keyOf(row), row.mark]));
}
