import type { Sql } from '../../database/sql.js';
import type { Storage } from '../../storage/storage.js';
import { thumbnailName } from '../attachments/attachment.row.js';
import { sqlCheck, type Check, type Difference } from './check.js';

const BATCH = 500;
/** Of a storage where each question costs: so many files taken by chance. */
const SAMPLE = 200;

/** What says of a file whether something has it. */
export const attachmentChecks: readonly Check[] = [
  sqlCheck({
    table: 'attachments',
    column: 'loose_since',
    text: `
SELECT a.id, CASE WHEN a.loose_since IS NULL THEN 'in use' ELSE 'loose' END AS stored,
  CASE WHEN used.key IS NULL THEN 'loose' ELSE 'in use' END AS recomputed
FROM attachments a
LEFT JOIN (
  SELECT avatar_key AS key FROM members WHERE avatar_key IS NOT NULL
  UNION SELECT logo_key FROM community_settings WHERE logo_key IS NOT NULL
) used ON used.key = a.key
WHERE a.purpose <> 'CONTENT' AND (a.loose_since IS NULL) <> (used.key IS NOT NULL)`,
  }),
  sqlCheck({
    table: 'attachments',
    column: 'discarded_at',
    text: `
SELECT a.id, coalesce(a.discarded_at::text, 'kept') AS stored, CASE WHEN a.discarded_at IS NULL THEN 'discarded' ELSE 'kept' END AS recomputed
FROM attachments a
LEFT JOIN comments c ON c.id = a.comment_id
LEFT JOIN ideas i ON i.id = coalesce(a.idea_id, c.idea_id)
WHERE (a.discarded_at IS NULL AND (i.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL))
  OR (a.discarded_at IS NOT NULL AND i.deleted_at IS NULL AND c.deleted_at IS NULL AND a.loose_since IS NULL)`,
  }),
];

interface KeptFile {
  id: number;
  key: string;
  byte_size: number;
  thumbnail_byte_size: number | null;
}

const KEPT = `SELECT id, key, byte_size, thumbnail_byte_size FROM attachments WHERE stored_at IS NOT NULL AND discarded_at IS NULL`;

/**
 * That the bytes of each file are there, as many as its row says; where asking is dear, of some files. Files come and go while it looks: whatever
 * differs is asked for again, so that `sql` should see what is there now and hold no snapshot.
 */
export function attachmentFilesCheck(storage: Storage): Check {
  return {
    async *find(sql) {
      if (!storage.isCheapToAsk) {
        yield* missing(
          sql,
          storage,
          await sql.query<KeptFile>(`${KEPT} ORDER BY random() LIMIT $1`, [SAMPLE]),
        );
        return;
      }
      for (let after = 0; ;) {
        const files = await sql.query<KeptFile>(`${KEPT} AND id > $1 ORDER BY id LIMIT $2`, [after, BATCH]);
        yield* missing(sql, storage, files);
        const last = files.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
  };
}

async function* missing(sql: Sql, storage: Storage, files: readonly KeptFile[]): AsyncGenerator<Difference> {
  for (const file of files) {
    const found = await differencesOf(storage, file);
    if (found.length === 0) continue;
    const [still] = await sql.query<KeptFile>(`${KEPT} AND id = $1`, [file.id]);
    if (still) yield* found;
  }
}

async function differencesOf(storage: Storage, file: KeptFile): Promise<Difference[]> {
  const { id, key, byte_size: size, thumbnail_byte_size: thumbnailSize } = file;
  const expected = [{ column: 'byte_size', name: key, size }];
  if (thumbnailSize !== null)
    expected.push({ column: 'thumbnail_byte_size', name: thumbnailName(key), size: thumbnailSize });
  const differences: Difference[] = [];
  for (const { column, name, size: stored } of expected) {
    const recomputed = await sizeOf(storage, name);
    if (recomputed !== String(stored))
      differences.push({ table: 'attachments', id: String(id), column, stored: String(stored), recomputed });
  }
  return differences;
}

/** One that can't be read is as bad as one that is not there, and keeps nobody from looking at the others. */
async function sizeOf(storage: Storage, name: string): Promise<string> {
  try {
    return String((await storage.size(name)) ?? 'nothing');
  } catch (error) {
    return `unreadable (${error instanceof Error ? error.message : String(error)})`;
  }
}
