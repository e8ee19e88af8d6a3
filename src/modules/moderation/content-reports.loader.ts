import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Database } from '../../database/database.js';
import type { ContentReportModel } from './moderation.model.js';
import type { ReportReason } from './report-reason.js';

interface Row {
  item_id: number;
  reporter_id: number;
  reason: ReportReason;
  note: string | null;
  created_at: Date;
}

/** A case's reports, oldest first: of an open one those that are open, of a closed one all. */
@Injectable()
export class ContentReportsLoader extends BatchLoader<ContentReportModel[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, ContentReportModel[]>> {
    const rows = await this.database.query<Row>(
      `SELECT r.item_id, r.reporter_id, r.reason, r.note, r.created_at
       FROM content_reports r JOIN moderation_items q ON q.id = r.item_id
       WHERE r.item_id = ANY ($1::bigint[]) AND (r.closed_at IS NULL OR q.closed_at IS NOT NULL) ORDER BY r.id`,
      [keys],
    );
    const reports = new Map<number, ContentReportModel[]>();
    for (const row of rows) {
      const { reason, note } = row;
      const report = { reporterId: row.reporter_id, reason, note, createdAt: row.created_at };
      reports.set(row.item_id, [...(reports.get(row.item_id) ?? []), report]);
    }
    return reports;
  }
}
