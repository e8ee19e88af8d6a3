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

/** Reports of one case that are read, the latest. */
export const REPORTS_SHOWN = 50;

/** Of an open case the reports that are open, of a closed one all. */
const COUNTED = '(r.closed_at IS NULL OR q.closed_at IS NOT NULL)';

const LATEST = `
SELECT q.id AS item_id, r.reporter_id, r.reason, r.note, r.created_at
FROM moderation_items q
CROSS JOIN LATERAL (
  SELECT r.* FROM content_reports r WHERE r.item_id = q.id AND ${COUNTED} ORDER BY r.id DESC LIMIT ${REPORTS_SHOWN}
) r
WHERE q.id = ANY ($1::bigint[]) ORDER BY r.id`;

const COUNT = `
SELECT r.item_id AS id, count(*) AS n FROM content_reports r JOIN moderation_items q ON q.id = r.item_id
WHERE r.item_id = ANY ($1::bigint[]) AND ${COUNTED} GROUP BY r.item_id`;

/** A case's latest reports, oldest first. */
@Injectable()
export class ContentReportsLoader extends BatchLoader<ContentReportModel[]> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, ContentReportModel[]>> {
    const rows = await this.database.query<Row>(LATEST, [keys]);
    const reports = new Map<number, ContentReportModel[]>(keys.map((key) => [key, []]));
    for (const { item_id: itemId, reporter_id: reporterId, reason, note, created_at: createdAt } of rows)
      reports.get(itemId)?.push({ reporterId, reason, note, createdAt });
    return reports;
  }
}

/** How many reports a case has. */
@Injectable()
export class ReportCountsLoader extends BatchLoader<number> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.database.query<{ id: number; n: number }>(COUNT, [keys]);
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}
