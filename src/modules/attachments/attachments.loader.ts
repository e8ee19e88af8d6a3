import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { AttachmentRights } from './attachment-rights.js';
import type { AttachmentModel } from './attachment.model.js';
import { ATTACHMENT_COLUMNS, IS_THERE, toAttachmentModel, type AttachmentRow } from './attachment.row.js';

const KEY = /^[0-9a-f]{32}$/;
const BY_KEY = `SELECT ${ATTACHMENT_COLUMNS} FROM attachments a WHERE a.key = $1 AND ${IS_THERE}`;
const BY_ID = `SELECT ${ATTACHMENT_COLUMNS} FROM attachments a WHERE a.id = ANY ($1::bigint[]) AND ${IS_THERE}`;

/** Files by their ids, for whoever may have them. */
@Injectable()
export class AttachmentsLoader extends BatchLoader<AttachmentModel> {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly rights: AttachmentRights,
  ) {
    super();
  }

  /** Whoever asks; null for what is not there any more. */
  async byKey(key: string): Promise<AttachmentRow | null> {
    if (!KEY.test(key)) return null;
    const [row] = await this.database.query<AttachmentRow>(BY_KEY, [key]);
    return row ?? null;
  }

  protected async batch(
    keys: readonly number[],
    context: RequestContext,
  ): Promise<Map<number, AttachmentModel>> {
    const rows = await this.database.query<AttachmentRow>(BY_ID, [keys]);
    const rights = await Promise.all(rows.map((row) => this.rights.mayRead(context, row)));
    return new Map(
      rows.filter((_, i) => rights[i]).map((row) => [row.id, toAttachmentModel(row, this.config)]),
    );
  }
}
