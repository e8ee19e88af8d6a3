import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';

/** Of what the viewer has an open report on it. */
@Injectable()
abstract class ViewerReportsLoader extends BatchLoader<boolean> {
  protected abstract readonly column: 'idea_id' | 'comment_id';

  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(keys: readonly number[], { viewer }: RequestContext): Promise<Map<number, boolean>> {
    if (!viewer) return new Map();
    const rows = await this.database.query<{ id: number }>(
      `SELECT q.${this.column} AS id FROM moderation_items q JOIN content_reports r ON r.item_id = q.id
       WHERE q.${this.column} = ANY ($1::bigint[]) AND q.closed_at IS NULL AND r.closed_at IS NULL AND r.reporter_id = $2`,
      [keys, viewer.memberId],
    );
    return new Map(rows.map(({ id }) => [id, true]));
  }
}

@Injectable()
export class ViewerIdeaReportsLoader extends ViewerReportsLoader {
  protected readonly column = 'idea_id';
}

@Injectable()
export class ViewerCommentReportsLoader extends ViewerReportsLoader {
  protected readonly column = 'comment_id';
}
