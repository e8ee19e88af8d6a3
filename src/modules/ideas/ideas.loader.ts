import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { IdeaMapper } from './idea.mapper.js';
import type { IdeaModel } from './idea.model.js';
import { IDEA_ROWS, type IdeaRow } from './idea.row.js';

/** Ideas as the viewer may know of them; every idea that leaves the server comes through here. */
@Injectable()
export class IdeasLoader extends BatchLoader<IdeaModel> {
  constructor(
    private readonly database: Database,
    private readonly mapper: IdeaMapper,
  ) {
    super();
  }

  protected async batch(
    keys: readonly number[],
    { viewer, boardIds, locale }: RequestContext,
  ): Promise<Map<number, IdeaModel>> {
    const rows = await this.database.query<IdeaRow>(IDEA_ROWS, [
      keys,
      viewer?.memberId ?? null,
      boardIds,
      canModerate(viewer),
    ]);
    return new Map(rows.map((row) => [row.id, this.mapper.toModel(row, viewer, locale)]));
  }
}
