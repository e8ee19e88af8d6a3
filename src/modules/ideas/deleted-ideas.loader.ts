import { Injectable } from '@nestjs/common';
import { canModerate } from '../../common/auth/viewer.js';
import { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { IdeaMapper } from './idea.mapper.js';
import type { IdeaModel, IdeaPermissions } from './idea.model.js';
import { mayKnow } from './idea.policy.js';
import { DELETED_IDEA_ROWS, type IdeaRow } from './idea.row.js';

const NOTHING: IdeaPermissions = {
  edit: false,
  delete: false,
  vote: false,
  comment: false,
  triage: false,
  voteFor: false,
  revive: false,
  report: false,
  moderate: false,
};

/** Ideas that were deleted, for moderators who may read their boards and have still to judge them; nothing can be done with them. */
@Injectable()
export class DeletedIdeasLoader extends BatchLoader<IdeaModel> {
  constructor(
    private readonly database: Database,
    private readonly mapper: IdeaMapper,
  ) {
    super();
  }

  protected async batch(keys: readonly number[], context: RequestContext): Promise<Map<number, IdeaModel>> {
    const { viewer, locale } = context;
    if (!canModerate(viewer)) return new Map();
    const rows = await this.database.query<IdeaRow>(DELETED_IDEA_ROWS, [keys, keys.map(() => null)]);
    return new Map(
      rows
        .filter(({ board_id: boardId, member_id: authorId, moderation }) =>
          mayKnow(context, { boardId, authorId, moderation }),
        )
        .map((row) => [row.id, { ...this.mapper.toModel(row, viewer, locale), viewerCan: NOTHING }]),
    );
  }
}
