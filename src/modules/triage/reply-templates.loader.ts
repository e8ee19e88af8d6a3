import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import {
  toReplyTemplateModel,
  type ReplyTemplateModel,
  type ReplyTemplateRow,
} from './reply-template.model.js';

/** Templates of the viewer's teams. */
@Injectable()
export class ReplyTemplatesLoader extends BatchLoader<ReplyTemplateModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { viewer }: RequestContext,
  ): Promise<Map<number, ReplyTemplateModel>> {
    const rows = await this.database.query<ReplyTemplateRow>(
      'SELECT id, team_id, name, body FROM reply_templates WHERE id = ANY ($1::bigint[]) AND team_id = ANY ($2::bigint[])',
      [keys, viewer?.teamIds ?? []],
    );
    return new Map(rows.map((row) => [row.id, toReplyTemplateModel(row)]));
  }
}
