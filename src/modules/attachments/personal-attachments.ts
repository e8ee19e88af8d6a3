import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Sql, Transaction } from '../../database/sql.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { ATTACHMENT_COLUMNS, IS_KEPT, toAttachmentModel, type AttachmentRow } from './attachment.row.js';
import { ENDINGS, type ContentType } from './content-type.js';
import { neutralName } from './file-name.js';

const BATCH = 500;
const TYPES = Object.keys(ENDINGS).filter((type): type is ContentType => type in ENDINGS);

interface PersonalRow extends AttachmentRow {
  created_at: Date;
}

/** What files tell of a person. */
@Injectable()
export class PersonalAttachments {
  constructor(
    private readonly config: Config,
    private readonly queue: JobQueue,
  ) {}

  /** All that the member uploaded and that is still there, oldest first. */
  async *rows(sql: Sql, memberId: number): AsyncGenerator<readonly object[]> {
    let after = 0;
    for (;;) {
      const rows = await sql.query<PersonalRow>(
        `SELECT ${ATTACHMENT_COLUMNS}, a.created_at FROM attachments a
         WHERE a.uploader_id = $1 AND a.id > $2 AND ${IS_KEPT} ORDER BY a.id LIMIT $3`,
        [memberId, after, BATCH],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map((row) => {
        const { __typename: _, ...attachment } = toAttachmentModel(row, this.config);
        return { ...attachment, purpose: row.purpose, uploadedAt: row.created_at };
      });
      after = last.id;
    }
  }

  /**
   * Their picture and what they attached to nothing goes; what they wrote keeps its files, without their names and without whose they were.
   */
  async erase(tx: Transaction, memberId: number): Promise<void> {
    await tx.query('UPDATE members SET avatar_key = NULL WHERE id = $1', [memberId]);
    await tx.query(
      `UPDATE attachments a SET uploader_id = NULL, file_name = neutral.name,
         loose_since = CASE WHEN a.purpose = 'AVATAR' THEN coalesce(a.loose_since, now()) ELSE a.loose_since END,
         discarded_at = CASE WHEN a.purpose = 'AVATAR' OR a.loose_since IS NOT NULL THEN coalesce(a.discarded_at, now())
           ELSE a.discarded_at END
       FROM unnest($2::text[], $3::text[]) AS neutral (content_type, name)
       WHERE a.uploader_id = $1 AND a.content_type = neutral.content_type`,
      [memberId, TYPES, TYPES.map(neutralName)],
    );
    await this.queue.add(tx, 'collect-attachments', {});
  }
}
