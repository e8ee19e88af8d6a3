import { Injectable } from '@nestjs/common';
import { DAY } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { EXPORT_PREFIX } from '../../storage/name-prefixes.js';
import { Storage } from '../../storage/storage.js';
import { thumbnailName } from './attachment.row.js';

/** How long a file may wait for being attached to something, milliseconds. */
const LOOSE_FOR = DAY;
const BATCH = 100;

/** Takes away the files that nobody has. */
@Injectable()
export class CollectAttachments {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
  ) {}

  /**
   * First what has waited long enough is marked, in one statement that whoever attaches it at that moment waits for, or it for them. Then what is
   * marked goes: bytes first, so that wherever this stops, the row is still there to begin again from.
   */
  async run(now: Date, signal: AbortSignal): Promise<void> {
    await this.database.query(
      'UPDATE attachments SET discarded_at = now() WHERE loose_since < $1 AND loose_since IS NOT NULL AND discarded_at IS NULL',
      [new Date(now.getTime() - LOOSE_FOR)],
    );
    for (;;) {
      const rows = await this.database.query<{ id: number; key: string }>(
        `SELECT a.id, a.key FROM attachments a
         WHERE a.discarded_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM kept_files k WHERE k.attachment_id = a.id) ORDER BY a.id LIMIT $1`,
        [BATCH],
      );
      for (const { id, key } of rows) {
        if (signal.aborted) return;
        await this.storage.delete(key);
        await this.storage.delete(thumbnailName(key));
        await this.database.query('DELETE FROM attachments WHERE id = $1', [id]);
      }
      if (rows.length < BATCH) return;
    }
  }

  /** What no row tells of: left by a database that was put back to an earlier day. */
  async sweep(now: Date): Promise<void> {
    await this.storage.sweep(new Date(now.getTime() - LOOSE_FOR), async (names) => {
      const rows = await this.database.query<{ key: string }>(
        'SELECT key FROM attachments WHERE key = ANY ($1::text[])',
        [names.map((name) => name.split('-')[0])],
      );
      return new Set([
        ...rows.flatMap(({ key }) => [key, thumbnailName(key)]),
        ...(await this.exported(names)),
      ]);
    });
  }

  /** Of the pieces of exports those whose export there is; its maker writes their names into the database before them. */
  private async exported(names: readonly string[]): Promise<string[]> {
    const keyOf = (name: string): string => name.slice(EXPORT_PREFIX.length, name.lastIndexOf('-'));
    const pieces = names.filter((name) => name.startsWith(EXPORT_PREFIX));
    if (pieces.length === 0) return [];
    const rows = await this.database.query<{ key: string }>(
      'SELECT file_key AS key FROM data_exports WHERE file_key = ANY ($1::text[])',
      [pieces.map(keyOf)],
    );
    const known = new Set(rows.map(({ key }) => key));
    return pieces.filter((name) => known.has(keyOf(name)));
  }
}
