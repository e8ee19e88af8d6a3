import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { toCommentModel, type CommentModel } from './comment.model.js';
import { isReadable } from './comment.policy.js';
import { factsOf, readComments } from './comment.row.js';
import { knownHandles } from './mentions.js';

/** Comments as the viewer may know of them; every comment and note that leaves the server comes through here. */
@Injectable()
export class CommentsLoader extends BatchLoader<CommentModel> {
  constructor(private readonly database: Database) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    context: RequestContext,
  ): Promise<Map<number, CommentModel>> {
    const rows = await readComments(this.database, context, keys);
    const texts = rows.filter((row) => isReadable(context.viewer, factsOf(row))).map(({ body }) => body);
    const handles = await knownHandles(this.database, texts);
    return new Map(rows.map((row) => [row.id, toCommentModel(row, context, handles)]));
  }
}
