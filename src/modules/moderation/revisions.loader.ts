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
}

/** What content said before, newest first; null for all but moderators. */
@Injectable()
abstract class RevisionsLoader extends BatchLoader<RevisionModel[]> {
  /** Gives id, title, body and replaced_at of the content $1, newest first. */
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
    for (const { id, title, body, replaced_at: replacedAt } of rows)
      revisions.get(id)?.push({ title, body, replacedAt });
    return revisions;
  }
}

@Injectable()
export class IdeaRevisionsLoader extends RevisionsLoader {
  protected readonly text = `
SELECT idea_id AS id, title, body, replaced_at FROM idea_revisions WHERE idea_id = ANY ($1::bigint[]) ORDER BY idea_id, version DESC`;
}

/** With what a comment said when it was deleted. */
@Injectable()
export class CommentRevisionsLoader extends RevisionsLoader {
  protected readonly text = `
SELECT id, NULL AS title, body, replaced_at FROM (
  SELECT comment_id AS id, body, replaced_at, id AS step FROM comment_revisions WHERE comment_id = ANY ($1::bigint[])
  UNION ALL
  SELECT id, body, deleted_at, NULL FROM comments WHERE id = ANY ($1::bigint[]) AND deleted_at IS NOT NULL
) said ORDER BY id, step DESC NULLS FIRST`;
}
