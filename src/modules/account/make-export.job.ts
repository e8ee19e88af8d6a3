import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { formatMessage } from '../../common/i18n/format-message.js';
import { isLocale } from '../../common/i18n/locale.js';
import { LOGGER, type Logger } from '../../common/log.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { MailQueue } from '../../mail/mail-queue.js';
import { PersonalData } from '../members/personal-data.js';
import { ExportFiles } from './export-files.js';
import './export-mail.js';
import { EXPORT_README } from './export.messages.js';
import './purge-exports.job.js';
import { writeArchive } from './write-archive.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'make-export': { exportId: number };
  }
}

/** Begun so often, by processes that died, too, it has failed; those that were asked to stop don't count. */
const ATTEMPTS = 5;
const KEPT_DAYS = 7;

interface Attempt {
  exportId: number;
  memberId: number;
  fileKey: string;
  attempts: number;
  locale: string;
  name: string;
}

/** Another attempt took over, or the member has gone. */
class Overtaken extends Error {}

/** Makes the ZIP of all that is kept of a member. Each attempt has a file of its own, which counts once the row says so. */
@Injectable()
export class MakeExportJob implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly data: PersonalData,
    private readonly database: Database,
    private readonly files: ExportFiles,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly mails: MailQueue,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.handlers.register('make-export', ({ exportId }, signal) => this.run(exportId, signal));
  }

  private async run(exportId: number, stop: AbortSignal): Promise<void> {
    const attempt = await this.begin(exportId);
    if (!attempt) return;
    try {
      const claim = (pieces: number) => this.claim(attempt, pieces);
      const file = await this.files.write(attempt.fileKey, this.archive(attempt, stop), claim);
      if (!(await this.finish(attempt, file.byteSize))) await this.files.delete(attempt.fileKey, file.pieces);
    } catch (error) {
      if (error instanceof Overtaken) return;
      if (stop.aborted) await this.giveBack(attempt);
      if (stop.aborted || attempt.attempts < ATTEMPTS) throw error;
      this.log.error({ err: error, exportId }, 'an export could not be made');
      await this.fail(attempt);
    }
  }

  /**
   * Counts the attempt before anything else is tried, so that whatever fails does so only so often. What an earlier one left goes by a job.
   * @returns null where there is nothing to be made any more
   */
  private begin(exportId: number): Promise<Attempt | null> {
    return this.database.transaction(async (tx) => {
      const [last] = await tx.query<{ fileKey: string; pieces: number; attempts: number }>(
        `SELECT file_key AS "fileKey", pieces, attempts FROM data_exports
         WHERE id = $1 AND state = 'WAITING' FOR UPDATE`,
        [exportId],
      );
      if (!last) return null;
      const { fileKey, pieces, attempts } = last;
      if (attempts > 0) await this.jobs.add(tx, 'delete-export-file', { fileKey, pieces });
      if (attempts >= ATTEMPTS) {
        await tx.query(`UPDATE data_exports SET state = 'FAILED' WHERE id = $1`, [exportId]);
        return null;
      }
      const [row] = await tx.query<Attempt>(
        `UPDATE data_exports e SET attempts = e.attempts + 1, file_key = $2, pieces = 0 FROM members m
         WHERE e.id = $1 AND m.id = e.member_id
         RETURNING e.id AS "exportId", e.member_id AS "memberId", e.file_key AS "fileKey", e.attempts, coalesce(m.locale, e.locale) AS locale,
           m.display_name AS name`,
        [exportId, this.files.newKey()],
      );
      return row ?? null;
    });
  }

  /** Says that there will be so many pieces before the last is written: whoever deletes the export knows what there may be. */
  private async claim({ exportId, fileKey }: Attempt, pieces: number): Promise<void> {
    const rows = await this.database.query(
      `UPDATE data_exports SET pieces = $3 WHERE id = $1 AND file_key = $2 AND state = 'WAITING' RETURNING 1`,
      [exportId, fileKey, pieces],
    );
    if (rows.length === 0) throw new Overtaken();
  }

  /** A process that is asked to stop is no fault of the export. */
  private async giveBack({ exportId, fileKey }: Attempt): Promise<void> {
    await this.database.query(
      'UPDATE data_exports SET attempts = greatest(attempts - 1, 1) WHERE id = $1 AND file_key = $2',
      [exportId, fileKey],
    );
  }

  private archive({ memberId, locale, name }: Attempt, stop: AbortSignal): AsyncIterable<Buffer> {
    const { publicUrl } = this.config;
    const values = {
      site: new URL(publicUrl).host,
      name,
      url: publicUrl,
      time: new Date().toISOString().slice(0, 16).replace('T', ' '),
    };
    const readme = formatMessage(EXPORT_README, isLocale(locale) ? locale : 'en', values);
    return writeArchive({ sql: this.database, memberId, parts: this.data.all(), readme }, stop);
  }

  /** @returns false where another attempt took over, or the member has gone */
  private finish({ exportId, memberId, fileKey }: Attempt, byteSize: number): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const done = await tx.query(
        `UPDATE data_exports SET state = 'READY', byte_size = $3, ready_at = now(), expires_at = now() + make_interval(days => $4)
         WHERE id = $1 AND file_key = $2 AND state = 'WAITING' RETURNING 1`,
        [exportId, fileKey, byteSize, KEPT_DAYS],
      );
      if (done.length === 0) return false;
      await this.mails.post(tx, [{ template: 'data-export-ready', payload: { memberId }, memberId }]);
      return true;
    });
  }

  private async fail({ exportId, fileKey }: Attempt): Promise<void> {
    await this.database.query(
      `UPDATE data_exports SET state = 'FAILED' WHERE id = $1 AND file_key = $2 AND state = 'WAITING'`,
      [exportId, fileKey],
    );
  }
}
