import type { MemberRole } from '../../common/auth/viewer.js';
import { BOARD_COLUMNS, type BoardRow } from '../boards/board.model.js';
import { MEMBER_COLUMNS, type MemberRow } from '../members/member.model.js';
import type { IdeaStage } from '../statuses/stage.js';
import { STATUS_COLUMNS, type StatusRow } from '../statuses/status.model.js';

export type ModerationState = 'VISIBLE' | 'HELD' | 'HIDDEN';

/** An idea as every page needs it: with author, board, status and the viewer's vote, in one statement for all of them. */
export interface IdeaRow extends BoardRow, MemberRow, StatusRow {
  id: number;
  stage: IdeaStage;
  title: string;
  excerpt: string;
  tags: string[];
  promote_count: number;
  demote_count: number;
  imported_support: number;
  score: number;
  comment_count: number;
  version: number;
  triage_version: number;
  moderation: ModerationState;
  merged_into_id: number | null;
  official_response_id: number | null;
  answered_at: Date | null;
  due_at: Date | null;
  created_at: Date;
  updated_at: Date;
  edited_at: Date | null;
  role: MemberRole;
  viewer_direction: 1 | -1 | null;
  points_per_vote: number;
  half_life_days: number;
  origin: Date;
  now: Date;
}

/**
 * $1: ids, $2: the viewer's member id or null, $3: ids of readable boards, $4: whether the viewer moderates. Held and hidden ideas are for
 * their author and moderators; a deleted one is for nobody.
 */
export const IDEA_ROWS = `
SELECT i.id, i.stage, i.title, i.excerpt, i.tags, i.promote_count, i.demote_count, i.imported_support, i.score, i.comment_count,
  i.version, i.triage_version, i.moderation, i.merged_into_id, i.official_response_id, i.answered_at, i.due_at, i.created_at, i.updated_at,
  i.edited_at, ${MEMBER_COLUMNS}, ${BOARD_COLUMNS}, ${STATUS_COLUMNS},
  v.direction AS viewer_direction, c.points_per_vote, r.half_life_days, r.origin, clock_timestamp() AS now
FROM ideas i
JOIN members m ON m.id = i.author_id
JOIN boards b ON b.id = i.board_id
JOIN statuses s ON s.id = i.status_id
CROSS JOIN community_settings c
CROSS JOIN ranking_clock r
LEFT JOIN votes v ON v.idea_id = i.id AND v.member_id = $2
WHERE i.id = ANY ($1) AND i.board_id = ANY ($3) AND i.deleted_at IS NULL
  AND (i.moderation = 'VISIBLE' OR i.author_id = $2 OR $4)`;
