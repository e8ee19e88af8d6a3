import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { DataExportModel, DataExportState } from './data-export.model.js';
import { EXPORT_PATH } from './export-path.js';

/** What GraphQL's Int holds. */
const INT_MAX = 2 ** 31 - 1;

/** SQL: how far a row of data_exports is; one that nobody has made within a day nobody will. */
export const EXPORT_STATE = `CASE WHEN state = 'WAITING' AND requested_at < now() - interval '1 day' THEN 'FAILED' ELSE state END`;

export interface ReadyExport {
  fileKey: string;
  byteSize: number;
  readyAt: Date;
}

interface Row {
  state: DataExportState;
  file_key: string;
  requested_at: Date;
  ready_at: Date | null;
  expires_at: Date | null;
  byte_size: number | null;
}

/** The latest export of each member, until its file goes. */
@Injectable()
export class DataExports {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  async latest(memberId: number): Promise<DataExportModel | null> {
    const row = await this.read(memberId);
    if (!row) return null;
    return {
      state: row.state,
      requestedAt: row.requested_at,
      readyAt: row.ready_at,
      expiresAt: row.expires_at,
      byteSize: row.byte_size === null ? null : Math.min(row.byte_size, INT_MAX),
      url: row.state === 'READY' ? `${this.config.publicUrl}/${EXPORT_PATH}` : null,
    };
  }

  /** Null where none is there to be fetched. */
  async ready(memberId: number): Promise<ReadyExport | null> {
    const row = await this.read(memberId);
    if (!row?.ready_at || row.byte_size === null) return null;
    return { fileKey: row.file_key, byteSize: row.byte_size, readyAt: row.ready_at };
  }

  private async read(memberId: number): Promise<Row | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${EXPORT_STATE} AS state, file_key, requested_at, ready_at, expires_at, byte_size FROM data_exports
       WHERE member_id = $1 AND (expires_at IS NULL OR expires_at > now())`,
      [memberId],
    );
    return row;
  }
}
