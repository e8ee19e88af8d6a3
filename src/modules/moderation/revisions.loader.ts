import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { RevisionModel } from './revision.model.js';

interface Row {
  id: number;
  title: string | null;
  body: string;
  replaced_at: Date;
  attachment_ids: number[];
}

/** What content said before, newest first; null for all but moderators. */
@Injectable()
abstract class RevisionsLoader extends BatchLoader<RevisionModel[]> {
  /** Gives id, title, body, replaced_at and attachment_ids of the content $1, newest first. */
  protected abstract readonly text: string;

  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { viewer }: RequestContext,
  ): Promise<Map<number, RevisionModel[]>> {
    if (!canModerate(viewer)) return new Map();
    const rows = await this.database.query<Row>(this.text, [keys]);
    const revisions = new Map<number, RevisionModel[]>(keys.map((key) => [key, []]));
    for (const { id, title, body, replaced_at: replacedAt, attachment_ids: attachmentIds } of rows)
      revisions.get(id)?.push({ title, body, replacedAt, attachmentIds });
    return revisions;
  }
}

@Injectable()
export class IdeaRevisionsLoader extends RevisionsLoader {
  protected readonly text = `
SELECT idea_id AS id, title, body, replaced_at, attachment_ids FROM idea_revisions WHERE idea_id = ANY ($1::bigint[]) ORDER BY idea_id, version DESC`;
}

/** With what a comment said when it was deleted. */
@Injectable()
export class CommentRevisionsLoader extends RevisionsLoader {
  protected readonly text = `
SELECT id, NULL AS title, body, replaced_at, attachment_ids FROM (
  SELECT comment_id AS id, body, replaced_at, attachment_ids, id AS step FROM comment_revisions WHERE comment_id = ANY ($1::bigint[])
  UNION ALL
  SELECT c.id, c.body, c.deleted_at,
    ARRAY (SELECT a.id FROM attachments a WHERE a.former_comment_id = c.id AND a.loose_since >= c.deleted_at ORDER BY a.id), NULL
  FROM comments c WHERE c.id = ANY ($1::bigint[]) AND c.deleted_at IS NOT NULL
) said ORDER BY id, step DESC NULLS FIRST`;
}
