import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { rateLimited, unauthenticated } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import type { DataExportState } from './data-export.model.js';
import { EXPORT_STATE } from './data-exports.js';
import { ExportFiles } from './export-files.js';
import './make-export.job.js';

interface Present {
  state: DataExportState;
  file_key: string;
  pieces: number;
  /** Seconds until another may be asked for. */
  wait: number;
}

@Injectable()
export class RequestDataExport {
  constructor(
    private readonly database: Database,
    private readonly files: ExportFiles,
    private readonly jobs: JobQueue,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Has an export made; while one is, this changes nothing. It takes the place of an earlier one.
   * @throws UNAUTHENTICATED; RATE_LIMITED within a day of one that was made, and for too many that failed
   */
  async run(context: RequestContext): Promise<void> {
    const { memberId } = requireViewer(context);
    if (!mayAsk(await readPresent(this.database, memberId))) return;
    // Before the transaction: the limiter has a connection of its own, and whoever waits for one holds none.
    await this.throttle.consume('requestExport', String(memberId));
    const isNew = await this.database.transaction(async (tx) => {
      const present = await lockPresent(tx, memberId);
      if (!mayAsk(present)) return false;
      if (present) {
        const { file_key: fileKey, pieces } = present;
        await tx.query('DELETE FROM data_exports WHERE member_id = $1', [memberId]);
        await this.jobs.add(tx, 'delete-export-file', { fileKey, pieces });
      }
      const [made] = await tx.query<{ id: number }>(
        'INSERT INTO data_exports (member_id, file_key, locale) VALUES ($1, $2, $3) RETURNING id',
        [memberId, this.files.newKey(), context.locale],
      );
      if (!made) throw new Error('no row for an export');
      await this.jobs.add(tx, 'make-export', { exportId: made.id });
      return true;
    });
    if (!isNew) await this.throttle.refund('requestExport', String(memberId));
  }
}

/** @returns false while one is being made @throws RATE_LIMITED */
function mayAsk(present: Present | undefined): boolean {
  if (present?.state === 'READY' && present.wait > 0) throw rateLimited(Math.ceil(present.wait));
  return present?.state !== 'WAITING';
}

/** Under the member's lock, so that a second tab sees what the first one asked for. */
async function lockPresent(tx: Sql, memberId: number): Promise<Present | undefined> {
  const members = await tx.query(
    'SELECT 1 FROM members WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE',
    [memberId],
  );
  if (members.length === 0) throw unauthenticated();
  return readPresent(tx, memberId);
}

async function readPresent(sql: Sql, memberId: number): Promise<Present | undefined> {
  const [present] = await sql.query<Present>(
    `SELECT ${EXPORT_STATE} AS state, file_key, pieces, extract(epoch FROM requested_at + interval '1 day' - now())::float8 AS wait
     FROM data_exports WHERE member_id = $1`,
    [memberId],
  );
  return present;
}
