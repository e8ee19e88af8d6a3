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

/** A handle that somebody has now is theirs, whoever had it before. */
const NAMED = `
SELECT n.handle, m.id
FROM (
  SELECT handle, id FROM members WHERE handle = ANY ($1) AND erased_at IS NULL
  UNION ALL
  SELECT f.handle, f.member_id FROM former_handles f
  WHERE f.handle = ANY ($1) AND NOT EXISTS (SELECT 1 FROM members h WHERE h.handle = f.handle)
) n JOIN members m USING (id)
WHERE m.id <> $2 AND (NOT $4::boolean OR m.role = 'ADMIN' OR EXISTS (
  SELECT 1 FROM team_members tm JOIN board_teams bt USING (team_id) WHERE tm.member_id = m.id AND bt.board_id = $3))
ORDER BY m.id`;

/**
 * Members whom a text names, by a handle that they have or had, but its author; of a note only those who may read it. In the order of their ids.
 * @param before what it said until now: whoever that named is left out
 */
export async function mentionedMembers(
  sql: Sql,
  { body, authorId, boardId, isInternal }: NewText,
  before = '',
): Promise<number[]> {
  const handles = mentionsIn(body);
  if (handles.length === 0) return [];
  const earlier = mentionsIn(before);
  const rows = await sql.query<{ id: number; handle: string }>(NAMED, [
    [...handles, ...earlier],
    authorId,
    boardId,
    isInternal,
  ]);
  const idsOf = (some: readonly string[]): number[] =>
    rows.filter(({ handle }) => some.includes(handle)).map(({ id }) => id);
  const named = new Set(idsOf(earlier));
  return [...new Set(idsOf(handles))].filter((id) => !named.has(id));
}
