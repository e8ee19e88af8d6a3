import { excerpt } from '../../common/text/markdown.js';
import type { Transaction } from '../../database/sql.js';
import { bumpCounters } from '../ideas/idea-counters.js';
import { indexIdea } from '../ideas/index-idea.js';
import { ensureMembers } from './import-members.js';
import type { ImportedIdea, ImportSource } from './import-source.js';

interface Destination {
  boardId: number;
  /** The status that ideas start in, and its stage. */
  statusId: number;
  stage: string;
}

export interface IdeasOutcome {
  /** The ideas' ids by external id, of those present before too. */
  ids: Map<string, number>;
  created: number;
  membersCreated: number;
  /** Of those that were present before. */
  onOtherBoards: number;
}

/**
 * One batch of ideas, each with its external id once, in one transaction that holds the import's lock. An idea that was imported before
 * stays as it is now, wherever it is now. Imported ideas are outside of the promise: without `due_at`.
 * @param now milliseconds; a later time counts as this
 */
export async function importIdeas(
  tx: Transaction,
  source: ImportSource,
  to: Destination,
  ideas: readonly ImportedIdea[],
  now: number,
): Promise<IdeasOutcome> {
  const known = await tx.query<{ external_id: string; id: number; is_elsewhere: boolean }>(
    `SELECT r.external_id, i.id, i.board_id <> $3 AS is_elsewhere
     FROM import_records r JOIN ideas i ON i.id = r.target_id
     WHERE r.source = $1 AND r.kind = 'IDEA' AND r.external_id = ANY ($2)`,
    [source.key, ideas.map((idea) => idea.externalId), to.boardId],
  );
  const present = new Map(known.map((row) => [row.external_id, row.id]));
  const missing = ideas
    .filter((idea) => !present.has(idea.externalId))
    .map((idea) => ({ ...idea, createdAt: Math.min(idea.createdAt, now) }));
  const onOtherBoards = known.filter((row) => row.is_elsewhere).length;
  if (missing.length === 0) return { ids: present, created: 0, membersCreated: 0, onOtherBoards };

  const members = await ensureMembers(tx, source, authorsOf(missing));
  const ids = await tx.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence('ideas', 'id')) AS id FROM generate_series(1, $1)`,
    [missing.length],
  );
  const rows = missing.map((idea, index) => ({
    ...idea,
    id: ids[index]?.id ?? 0,
    authorId: members.ids.get(idea.authorExternalId),
  }));
  await tx.query(
    `INSERT INTO ideas (id, board_id, author_id, status_id, stage, title, body, excerpt, tags, is_imported, created_at, updated_at, active_at)
     SELECT r.id, $2, r."authorId", $3, $4, r.title, r.body, r.excerpt, r.tags, true, t.at, t.at, t.at
     FROM jsonb_to_recordset($1::jsonb)
       AS r (id bigint, "authorId" bigint, title text, body text, excerpt text, tags text[], "createdAt" float8)
     CROSS JOIN LATERAL (SELECT to_timestamp(r."createdAt" / 1000) AS at) t`,
    [
      JSON.stringify(rows.map((row) => ({ ...row, excerpt: excerpt(row.body) }))),
      to.boardId,
      to.statusId,
      to.stage,
    ],
  );
  await tx.query(
    `INSERT INTO import_records (source, kind, external_id, target_id)
     SELECT $1, 'IDEA', external_id, id FROM unnest($2::text[], $3::bigint[]) AS i (external_id, id)`,
    [source.key, rows.map((row) => row.externalId), rows.map((row) => row.id)],
  );
  for (const row of rows) await indexIdea(tx, row);
  await bumpCounters(tx, [{ boardId: to.boardId, statusId: to.statusId, ideas: rows.length }]);
  const created = rows.map((row): [string, number] => [row.externalId, row.id]);
  return {
    ids: new Map([...present, ...created]),
    created: rows.length,
    membersCreated: members.created,
    onOtherBoards,
  };
}

function authorsOf(ideas: readonly ImportedIdea[]): Map<string, number> {
  const authors = new Map<string, number>();
  for (const { authorExternalId, createdAt } of ideas) {
    authors.set(authorExternalId, Math.min(createdAt, authors.get(authorExternalId) ?? Infinity));
  }
  return authors;
}
