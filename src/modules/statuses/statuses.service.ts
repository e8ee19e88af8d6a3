import { Injectable } from '@nestjs/common';
import type { Locale } from '../../common/i18n/locale.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { AdoptionOutcome, IdeaStage } from './stage.js';
import { STATUS_COLUMNS, toStatusModel, type StatusModel, type StatusRow } from './status.model.js';
import { holdWorkflow } from './workflow-lock.js';

@Injectable()
export class StatusesService {
  constructor(private readonly database: Database) {}

  /** The whole workflow, in its order. */
  async list(locale: Locale): Promise<StatusModel[]> {
    const rows = await this.database.query<StatusRow>(
      `SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.retired_at IS NULL ORDER BY s.position`,
    );
    return rows.map((row) => toStatusModel(row, locale));
  }

  /** A status of the workflow, which stays as it is until the transaction ends; null where it has none of that key. */
  async byKey(tx: Sql, key: string): Promise<StatusModel | null> {
    await holdWorkflow(tx);
    const [row] = await tx.query<StatusRow>(
      `SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.key = $1 AND s.retired_at IS NULL`,
      [key],
    );
    return row ? toStatusModel(row) : null;
  }

  /** Where ideas start: the first status of stage SUBMITTED. It stays that until the transaction ends. */
  first(tx: Sql): Promise<StatusModel> {
    return this.firstOf('SUBMITTED', tx);
  }

  /**
   * A stage's first status, and it stays that until the transaction ends: the workflow is held.
   * @param outcome which one of stage DELIVERED
   */
  async firstOf(stage: IdeaStage, tx: Sql, outcome: AdoptionOutcome | null = null): Promise<StatusModel> {
    await holdWorkflow(tx);
    const [row] = await tx.query<StatusRow>(
      `SELECT ${STATUS_COLUMNS} FROM statuses s
       WHERE s.stage = $1 AND s.retired_at IS NULL AND ($2::text IS NULL OR s.outcome = $2)
       ORDER BY s.position LIMIT 1`,
      [stage, outcome],
    );
    if (!row) throw new Error(`the workflow has no status of stage ${stage} ${outcome ?? ''}`);
    return toStatusModel(row);
  }
}
