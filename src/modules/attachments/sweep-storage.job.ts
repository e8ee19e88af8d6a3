import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '../../common/log.js';
import { DAY } from '../../common/time/clock.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { EXPORT_PREFIX } from '../../storage/name-prefixes.js';
import { PROBE_PREFIX, Storage } from '../../storage/storage.js';
import { thumbnailName } from './attachment.row.js';

/** Long enough for somebody to notice that it was the wrong backup that was put back, milliseconds. */
const FORGOTTEN_FOR = 7 * DAY;
/** How many files may go without a question, and beyond them which share of all that were looked at. */
const FEW = 20;
const SHARE_MAX = 0.1;
/** What uploads and exports leave; whatever else lies there is somebody else's. */
const OWN = /^(?:[0-9a-f]{32}(?:-thumbnail)?|export-.+-\d+)$/;

/** Takes away files that no row tells of: left by a database that was put back to an earlier day. */
@Injectable()
export class SweepStorage {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly config: Config,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * A database that knows little of what lies there is more likely the wrong one than right: then nothing goes, and the log says so.
   * @param now by the clock
   */
  async run(now: Date, signal: AbortSignal): Promise<void> {
    const before = new Date(now.getTime() - FORGOTTEN_FOR);
    await this.storage.tidy(before);
    const forgotten: string[] = [];
    let looked = 0;
    for await (const names of this.storage.written(before)) {
      if (signal.aborted) return;
      const own = names.filter((name) => OWN.test(name));
      looked += own.length;
      const known = await this.known(own);
      forgotten.push(
        ...own.filter((name) => !known.has(name)),
        ...names.filter((name) => name.startsWith(PROBE_PREFIX)),
      );
    }
    if (forgotten.length === 0) return;
    const count = forgotten.length;
    if (!this.config.sweepsAll && count > FEW && count > looked * SHARE_MAX) {
      this.log.error({ files: looked, unknown: count }, REFUSAL);
      return;
    }
    for (const name of forgotten) {
      if (signal.aborted) return;
      await this.storage.delete(name);
    }
    this.log.warn({ files: looked, deleted: count }, 'files that the database knows nothing of were deleted');
  }

  private async known(names: readonly string[]): Promise<ReadonlySet<string>> {
    if (names.length === 0) return new Set();
    const rows = await this.database.query<{ key: string }>(
      'SELECT key FROM attachments WHERE key = ANY ($1::text[])',
      [names.map((name) => name.split('-')[0])],
    );
    return new Set([
      ...rows.flatMap(({ key }) => [key, thumbnailName(key)]),
      ...(await this.exported(names.filter((name) => name.startsWith(EXPORT_PREFIX)))),
    ]);
  }

  /** Of the pieces of exports those whose export there is; its maker writes their names into the database before them. */
  private async exported(pieces: readonly string[]): Promise<string[]> {
    if (pieces.length === 0) return [];
    const keyOf = (name: string): string => name.slice(EXPORT_PREFIX.length, name.lastIndexOf('-'));
    const rows = await this.database.query<{ key: string }>(
      'SELECT file_key AS key FROM data_exports WHERE file_key = ANY ($1::text[])',
      [pieces.map(keyOf)],
    );
    const known = new Set(rows.map(({ key }) => key));
    return pieces.filter((name) => known.has(keyOf(name)));
  }
}

const REFUSAL =
  'the database knows nothing of a large part of the stored files, so that none was deleted: is it the right one? If so, STORAGE_SWEEP=all lets them go';
