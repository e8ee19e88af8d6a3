import { Injectable } from '@nestjs/common';
import type { Locale } from '../../common/i18n/locale.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { IdeaStage } from './stage.js';
import { STATUS_COLUMNS, toStatusModel, type StatusModel, type StatusRow } from './status.model.js';

@Injectable()
export class StatusesService {
  constructor(private readonly database: Database) {}

  /** The whole workflow, in its order. */
  async list(locale: Locale): Promise<StatusModel[]> {
    const rows = await this.database.query<StatusRow>(
      `SELECT ${STATUS_COLUMNS} FROM statuses s ORDER BY s.position`,
    );
    return rows.map((row) => toStatusModel(row, locale));
  }

  /** Where ideas start: the first status of stage SUBMITTED. */
  first(sql: Sql = this.database): Promise<StatusModel> {
    return this.firstOf('SUBMITTED', sql);
  }

  /** The first status of a stage, in the workflow's order; every stage has one. */
  async firstOf(stage: IdeaStage, sql: Sql = this.database): Promise<StatusModel> {
    const [row] = await sql.query<StatusRow>(
      `SELECT ${STATUS_COLUMNS} FROM statuses s WHERE s.stage = $1 ORDER BY s.position LIMIT 1`,
      [stage],
    );
    if (!row) throw new Error(`the workflow has no status of stage ${stage}`);
    return toStatusModel(row);
  }
}
