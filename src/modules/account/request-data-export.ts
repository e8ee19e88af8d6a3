import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { rateLimited, unauthenticated } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import type { DataExportState } from './data-export.model.js';
import { ExportFiles } from './export-files.js';
import './make-export.job.js';

interface Present {
  state: DataExportState;
  file_key: string;
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
    await this.database.transaction(async (tx) => {
      const present = await lockPresent(tx, memberId);
      if (present?.state === 'WAITING') return;
      if (present?.state === 'READY' && present.wait > 0) throw rateLimited(Math.ceil(present.wait));
      await this.throttle.consume('requestExport', String(memberId));
      if (present) {
        await tx.query('DELETE FROM data_exports WHERE member_id = $1', [memberId]);
        await this.jobs.add(tx, 'delete-export-file', { fileKey: present.file_key });
      }
      const [made] = await tx.query<{ id: number }>(
        'INSERT INTO data_exports (member_id, file_key, locale) VALUES ($1, $2, $3) RETURNING id',
        [memberId, this.files.newKey(), context.locale],
      );
      if (made) await this.jobs.add(tx, 'make-export', { exportId: made.id });
    });
  }
}

/** Under the member's lock, so that a second tab sees what the first one asked for. */
async function lockPresent(tx: Sql, memberId: number): Promise<Present | undefined> {
  const members = await tx.query(
    'SELECT 1 FROM members WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE',
    [memberId],
  );
  if (members.length === 0) throw unauthenticated();
  const [present] = await tx.query<Present>(
    `SELECT state, file_key, extract(epoch FROM requested_at + interval '1 day' - now())::float8 AS wait
     FROM data_exports WHERE member_id = $1`,
    [memberId],
  );
  return present;
}
