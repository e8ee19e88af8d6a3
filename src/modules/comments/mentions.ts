import { mentionsIn } from '../../common/text/markdown.js';
import type { Sql } from '../../database/sql.js';

const NOBODY: ReadonlySet<string> = new Set();

/** Of the handles that these texts name, those that members have or had. */
export async function knownHandles(sql: Sql, texts: readonly string[]): Promise<ReadonlySet<string>> {
  const handles = [...new Set(texts.flatMap(mentionsIn))];
  if (handles.length === 0) return NOBODY;
  const rows = await sql.query<{ handle: string }>(
    `SELECT handle FROM members WHERE handle = ANY ($1) AND erased_at IS NULL
     UNION SELECT handle FROM former_handles WHERE handle = ANY ($1)`,
    [handles],
  );
  return new Set(rows.map(({ handle }) => handle));
}

export interface NewText {
  body: string;
  authorId: number;
  /** Of the idea that it is about. */
  boardId: number;
  isInternal: boolean;
}

/**
 * Members whom a text names, by the handle that they have or, where nobody has it now, had; but its author, and of a note only those who may
 * read it. In the order of their ids.
 */
export async function mentionedMembers(
  sql: Sql,
  { body, authorId, boardId, isInternal }: NewText,
): Promise<number[]> {
  const handles = mentionsIn(body);
  if (handles.length === 0) return [];
  const rows = await sql.query<{ id: number }>(
    `SELECT m.id FROM members m
     WHERE m.id <> $2
       AND m.id IN (
         SELECT id FROM members WHERE handle = ANY ($1)
         UNION ALL
         SELECT f.member_id FROM former_handles f
         WHERE f.handle = ANY ($1) AND NOT EXISTS (SELECT 1 FROM members holder WHERE holder.handle = f.handle))
       AND (NOT $4::boolean OR m.role = 'ADMIN' OR EXISTS (
         SELECT 1 FROM team_members tm JOIN board_teams bt USING (team_id) WHERE tm.member_id = m.id AND bt.board_id = $3))
     ORDER BY m.id`,
    [handles, authorId, boardId, isInternal],
  );
  return rows.map(({ id }) => id);
}
