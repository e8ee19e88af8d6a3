import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { AttachmentModel } from './attachment.model.js';
import { ATTACHMENT_COLUMNS, IS_KEPT, toAttachmentModel, type AttachmentRow } from './attachment.row.js';

/** What is attached to things of one kind, in order of upload; whether the viewer may read those was asked before. */
@Injectable()
abstract class AttachedFiles extends BatchLoader<AttachmentModel[]> {
  protected abstract readonly owner: 'idea_id' | 'comment_id';

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, AttachmentModel[]>> {
    const rows = await this.database.query<AttachmentRow>(
      `SELECT ${ATTACHMENT_COLUMNS} FROM attachments a WHERE a.${this.owner} = ANY ($1::bigint[]) AND ${IS_KEPT} ORDER BY a.id`,
      [keys],
    );
    const found = new Map<number, AttachmentModel[]>(keys.map((key) => [key, []]));
    for (const row of rows) found.get(row[this.owner] ?? 0)?.push(toAttachmentModel(row, this.config));
    return found;
  }
}

@Injectable()
export class IdeaAttachmentsLoader extends AttachedFiles {
  protected readonly owner = 'idea_id';
}

@Injectable()
export class CommentAttachmentsLoader extends AttachedFiles {
  protected readonly owner = 'comment_id';
}
