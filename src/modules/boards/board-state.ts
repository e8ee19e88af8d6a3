import type { AuditEntry } from '../audit/audit-log.js';
import type { BoardVisibility } from './board.entity.js';

/** What a change of a board may change. */
export interface BoardState {
  name: string;
  description: string | null;
  visibility: BoardVisibility;
  vote_budget: number | null;
  hold_first_posts: number;
  /** Ascending. */
  team_ids: number[];
}

/** The BoardState of board $1. */
export const BOARD_STATE = `
SELECT b.name, b.description, b.visibility, b.vote_budget, b.hold_first_posts,
  ARRAY(SELECT t.team_id FROM board_teams t WHERE t.board_id = b.id ORDER BY t.team_id) AS team_ids
FROM boards b WHERE b.id = $1 AND b.deleted_at IS NULL`;

const isSameTeams = (before: BoardState, after: BoardState): boolean =>
  String(before.team_ids) === String(after.team_ids);

/** Whether others may read it afterwards: which teams own it matters only while they alone read it. */
export const changesReaders = (before: BoardState, after: BoardState): boolean =>
  before.visibility !== after.visibility || (after.visibility === 'TEAMS' && !isSameTeams(before, after));

/** The inputs' names of what differs, as the audit log lists them. */
export function changedFields(before: BoardState, after: BoardState): string[] {
  const names: [keyof BoardState, string][] = [
    ['name', 'name'],
    ['description', 'description'],
    ['visibility', 'visibility'],
    ['vote_budget', 'voteBudget'],
    ['hold_first_posts', 'holdFirstPosts'],
    ['team_ids', 'teamIds'],
  ];
  return names.flatMap(([key, name]) => (String(before[key]) === String(after[key]) ? [] : [name]));
}

/**
 * What the log tells of a change: to whom it was opened, too.
 * @param teams the names of those that own it afterwards
 */
export function auditOfChange(
  id: number,
  before: BoardState,
  after: BoardState,
  teams: readonly string[],
): AuditEntry[] {
  const subject = { type: 'Board', id } as const;
  const { name, visibility } = after;
  const fields = changedFields(before, after).join(', ');
  const entries: AuditEntry[] = [{ action: 'board.updated', subject, details: { name, fields } }];
  if (before.visibility !== visibility)
    entries.push({
      action: 'board.visibilityChanged',
      subject,
      details: { name, visibility, before: before.visibility },
    });
  if (!isSameTeams(before, after))
    entries.push({
      action: 'board.teamsChanged',
      subject,
      details: { name, count: teams.length, teams: teams.join(', ') },
    });
  return entries;
}
