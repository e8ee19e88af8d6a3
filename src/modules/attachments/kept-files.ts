import { Injectable } from '@nestjs/common';
import { canModerate, canTriageBoard } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import type { Sql } from '../../database/sql.js';
import type { AttachmentModel } from './attachment.model.js';
import { ATTACHMENT_COLUMNS, IS_KEPT, toAttachmentModel, type AttachmentRow } from './attachment.row.js';

/** $2 are boards that the moderator may read, $3 those whose notes they may read. */
const MAY_READ = `
SELECT 1 FROM kept_files k LEFT JOIN comments c ON c.id = k.comment_id JOIN ideas i ON i.id = coalesce(k.idea_id, c.idea_id)
WHERE k.attachment_id = $1 AND i.board_id = ANY ($2::bigint[]) AND (c.id IS NULL OR NOT c.is_internal OR i.board_id = ANY ($3::bigint[]))`;

/**
 * Keeps the files that these ideas and comments have now, for moderators to judge, whatever becomes of them until they are released; in the transaction
 * that holds the rows.
 */
export async function keepFiles(
  tx: Sql,
  ideaIds: readonly number[],
  commentIds: readonly number[],
): Promise<void> {
  await tx.query(
    `INSERT INTO kept_files (attachment_id, idea_id, comment_id) SELECT a.id, a.idea_id, a.comment_id FROM attachments a
     WHERE (a.idea_id = ANY ($1::bigint[]) OR a.comment_id = ANY ($2::bigint[])) AND ${IS_KEPT} ON CONFLICT DO NOTHING`,
    [ideaIds, commentIds],
  );
}

/** From now on they go the way of all files. */
export async function releaseFiles(
  tx: Sql,
  ideaIds: readonly number[],
  commentIds: readonly number[],
): Promise<void> {
  await tx.query(
    'DELETE FROM kept_files WHERE idea_id = ANY ($1::bigint[]) OR comment_id = ANY ($2::bigint[])',
    [ideaIds, commentIds],
  );
}

/** Who gets what is kept. */
@Injectable()
export class KeptFiles {
  constructor(private readonly database: Database) {}

  /** Whether the viewer, as a moderator, may look at a file that is kept. */
  async mayRead({ viewer, boardIds }: RequestContext, attachmentId: number): Promise<boolean> {
    if (!canModerate(viewer)) return false;
    const notesOf = boardIds.filter((id) => canTriageBoard(viewer, id));
    const found = await this.database.query(MAY_READ, [attachmentId, boardIds, notesOf]);
    return found.length > 0;
  }
}

/** Of things of one kind the files that they have, and those that are kept of them, in order of upload; whether the viewer may read them was asked before. */
@Injectable()
abstract class JudgedFiles extends BatchLoader<AttachmentModel[]> {
  protected abstract readonly owner: 'idea_id' | 'comment_id';

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {
    super();
  }

  protected async batch(keys: readonly number[]): Promise<Map<number, AttachmentModel[]>> {
    const rows = await this.database.query<AttachmentRow & { of: number }>(
      `SELECT a.${this.owner} AS "of", ${ATTACHMENT_COLUMNS} FROM attachments a WHERE a.${this.owner} = ANY ($1::bigint[]) AND ${IS_KEPT}
       UNION
       SELECT k.${this.owner}, ${ATTACHMENT_COLUMNS} FROM kept_files k JOIN attachments a ON a.id = k.attachment_id
       WHERE k.${this.owner} = ANY ($1::bigint[])
       ORDER BY id`,
      [keys],
    );
    const found = new Map<number, AttachmentModel[]>(keys.map((key) => [key, []]));
    for (const row of rows) found.get(row.of)?.push(toAttachmentModel(row, this.config));
    return found;
  }
}

@Injectable()
export class JudgedIdeaFilesLoader extends JudgedFiles {
  protected readonly owner = 'idea_id';
}

@Injectable()
export class JudgedCommentFilesLoader extends JudgedFiles {
  protected readonly owner = 'comment_id';
}
