import { canModerate, canTriageBoard } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { Sql } from '../../database/sql.js';
import type { ModerationState } from '../ideas/idea.row.js';
import { MEMBER_COLUMNS, type MemberRow } from '../members/member.model.js';
import type { IdeaStage } from '../statuses/stage.js';
import { IS_THERE, KNOWS_IDEA } from './comment-conditions.sql.js';
import type { CommentFacts } from './comment.policy.js';

/** A comment with its author, what its reader did to it, and the ideas that decide about it. */
export interface CommentRow extends MemberRow {
  id: number;
  idea_id: number;
  parent_id: number | null;
  body: string;
  is_official: boolean;
  is_internal: boolean;
  is_extension: boolean;
  like_count: number;
  moderation: ModerationState;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  viewer_likes: boolean;
  idea_author_id: number;
  home_id: number;
  home_author_id: number;
  home_board_id: number;
  home_stage: IdeaStage;
  home_is_present: boolean;
}

const COMMENT_ROWS = `
SELECT c.id, c.idea_id, c.parent_id, c.body, c.is_official, c.is_internal, c.is_extension, c.like_count, c.moderation, c.created_at,
  c.edited_at, c.deleted_at, EXISTS (SELECT 1 FROM comment_likes l WHERE l.comment_id = c.id AND l.member_id = $2) AS viewer_likes,
  i.author_id AS idea_author_id, home.id AS home_id, home.author_id AS home_author_id, home.board_id AS home_board_id,
  home.stage AS home_stage, home.is_present AS home_is_present, ${MEMBER_COLUMNS}
FROM comments c
JOIN members m ON m.id = c.author_id
JOIN ideas i ON i.id = c.idea_id
JOIN ideas home ON home.id = coalesce(i.root_id, i.id)
WHERE c.id = ANY ($1::bigint[]) AND (${IS_THERE} OR $3::boolean) AND ${KNOWS_IDEA} AND (NOT c.is_internal OR i.board_id = ANY ($5::bigint[]))`;

/** Comments as they stand; deleted ones by their ids for moderators, too; those alone that the context's viewer may know of. */
export function readComments(
  sql: Sql,
  context: RequestContext,
  ids: readonly number[],
): Promise<CommentRow[]> {
  const { viewer, boardIds } = context;
  const notesOf = boardIds.filter((id) => canTriageBoard(viewer, id));
  return sql.query<CommentRow>(COMMENT_ROWS, [
    ids,
    viewer?.memberId ?? null,
    canModerate(viewer),
    boardIds,
    notesOf,
  ]);
}

export const factsOf = (row: CommentRow): CommentFacts => ({
  authorId: row.member_id,
  isInternal: row.is_internal,
  isDeleted: row.deleted_at !== null,
  moderation: row.moderation,
  ideaAuthorId: row.idea_author_id,
  home: {
    authorId: row.home_author_id,
    boardId: row.home_board_id,
    stage: row.home_stage,
    isPresent: row.home_is_present,
  },
});
