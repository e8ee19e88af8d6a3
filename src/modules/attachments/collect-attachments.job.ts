import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '../../common/log.js';
import { DAY } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { Storage } from '../../storage/storage.js';
import { thumbnailName } from './attachment.row.js';

/** How long a file may wait for being attached to something, milliseconds. */
const LOOSE_FOR = DAY;
/** The same for one that was taken out of something, or went with it: as long as moderators may want to look at it. */
const FORMER_FOR = 14 * DAY;
const BATCH = 100;

/** Takes away the files that nobody has. */
@Injectable()
export class CollectAttachments {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * First what has waited long enough is marked, in one statement that whoever attaches it at that moment waits for, or it for them. Then what is
   * marked goes: bytes first, so that wherever this stops, the row is still there to begin again from. What can't be taken away now keeps nothing
   * else from going.
   * @throws the last error, once everything was tried
   */
  async run(now: Date, signal: AbortSignal): Promise<void> {
    await this.database.query(
      `UPDATE attachments SET discarded_at = now() WHERE loose_since < $1 AND loose_since IS NOT NULL AND discarded_at IS NULL
         AND (coalesce(former_idea_id, former_comment_id) IS NULL OR loose_since < $2)`,
      [new Date(now.getTime() - LOOSE_FOR), new Date(now.getTime() - FORMER_FOR)],
    );
    let failure: unknown = null;
    for (let after = 0; ;) {
      const rows = await this.database.query<{ id: number; key: string }>(
        `SELECT a.id, a.key FROM attachments a
         WHERE a.discarded_at IS NOT NULL AND a.id > $1 AND NOT EXISTS (SELECT 1 FROM kept_files k WHERE k.attachment_id = a.id)
         ORDER BY a.id LIMIT $2`,
        [after, BATCH],
      );
      for (const { id, key } of rows) {
        if (signal.aborted) return;
        after = id;
        try {
          await this.storage.delete(key);
          await this.storage.delete(thumbnailName(key));
          await this.database.query('DELETE FROM attachments WHERE id = $1', [id]);
        } catch (error) {
          this.log.warn({ err: error, key }, 'a file could not be deleted');
          failure = error;
        }
      }
      if (rows.length < BATCH) break;
    }
    if (failure !== null) throw failure;
  }
}
