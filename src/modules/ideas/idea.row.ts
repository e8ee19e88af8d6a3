import { BOARD_COLUMNS, type BoardRow } from '../boards/board.model.js';
import { MEMBER_COLUMNS, type MemberRow } from '../members/member.model.js';
import type { IdeaStage } from '../statuses/stage.js';
import { STATUS_COLUMNS, type StatusRow } from '../statuses/status.model.js';
import { effectiveVote } from './idea-tree.sql.js';

/**
 * Whether anybody but its author has a public comment on the idea `i`: a note must not show by what its author may no longer do. Where
 * ideas are merged into it, the comments are their people's, too.
 */
export const OTHERS_COMMENTED = `(i.comment_count > 0 AND (i.merged_count > 0 OR EXISTS (
    SELECT 1 FROM comments c WHERE c.idea_id = i.id AND c.author_id <> i.author_id AND NOT c.is_internal
      AND c.deleted_at IS NULL AND c.moderation = 'VISIBLE')))`;

export type ModerationState = 'VISIBLE' | 'HELD' | 'HIDDEN';

/** An idea as every page needs it: with author, board, status and the viewer's vote, in one statement for all of them. */
export interface IdeaRow extends BoardRow, MemberRow, StatusRow {
  /** Whose vote `viewer_direction` is. */
  reader: number | null;
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
  follower_count: number;
  version: number;
  triage_version: number;
  moderation: ModerationState;
  merged_into_id: number | null;
  root_id: number | null;
  merged_count: number;
  merged_promotes: number;
  merged_demotes: number;
  official_response_id: number | null;
  answered_at: Date | null;
  due_at: Date | null;
  is_idle_archived: boolean;
  team_id: number | null;
  assignee_id: number | null;
  storm_id: number | null;
  created_at: Date;
  updated_at: Date;
  edited_at: Date | null;
  viewer_direction: 1 | -1 | null;
  /** Whether anybody else did; only its author is told. */
  others_commented: boolean;
  points_per_vote: number;
  half_life_days: number;
  origin: Date;
  now: Date;
}

/**
 * Ideas as they stand, each for the member who reads it: $1 their ids, $2 the readers' ids, null for a visitor. Who may know of them is
 * decided by `maySee` below, so that one statement can serve many requests. The vote is a subquery, since a join was planned to read all votes
 * of each idea and to sort out the reader's afterwards.
 */
const ideaRows = (condition: string): string => `
SELECT wanted.reader, i.id, i.stage, i.title, i.excerpt, i.tags, i.promote_count, i.demote_count, i.imported_support, i.score,
  i.comment_count, i.follower_count, i.version, i.triage_version, i.moderation, i.merged_into_id, i.root_id, i.merged_count,
  i.merged_promotes, i.merged_demotes, i.official_response_id, i.answered_at, i.due_at, i.team_id, i.assignee_id, i.storm_id, i.is_idle_archived,
  i.created_at, i.updated_at, i.edited_at, ${MEMBER_COLUMNS}, ${BOARD_COLUMNS}, ${STATUS_COLUMNS},
  ${effectiveVote('i', 'wanted.reader')} AS viewer_direction,
  CASE WHEN i.author_id = wanted.reader THEN ${OTHERS_COMMENTED} ELSE false END AS others_commented,
  c.points_per_vote, r.half_life_days, r.origin, clock_timestamp() AS now
FROM unnest($1::bigint[], $2::bigint[]) AS wanted (id, reader)
JOIN ideas i ON i.id = wanted.id
JOIN members m ON m.id = i.author_id
JOIN boards b ON b.id = i.board_id
JOIN statuses s ON s.id = i.status_id
CROSS JOIN community_settings c
CROSS JOIN ranking_clock r
WHERE ${condition}`;

export const IDEA_ROWS = ideaRows('i.deleted_at IS NULL');
export const DELETED_IDEA_ROWS = ideaRows('i.deleted_at IS NOT NULL');
