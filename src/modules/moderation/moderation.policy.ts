import type { ModerationState } from '../ideas/idea.row.js';

export const MODERATION_ACTIONS = ['APPROVE', 'HIDE', 'RESTORE', 'DISMISS'] as const;
export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** What the rules about a decision need to know of content. */
export interface DecisionFacts {
  state: ModerationState;
  hasReports: boolean;
  /** The ban of its author hides it, and would give it back. */
  isHiddenByBan: boolean;
  isDeleted: boolean;
}

/**
 * Which state an action leads to; null where it does not apply. Dismissing reports leaves the state as it is, and so does hiding for good what a ban
 * hides; of what was deleted nothing but reports can be dismissed.
 */
export function stateAfter(action: ModerationAction, facts: DecisionFacts): ModerationState | null {
  const { state, hasReports, isHiddenByBan, isDeleted } = facts;
  if (action === 'DISMISS') return hasReports ? state : null;
  if (isDeleted) return null;
  if (action === 'APPROVE') return state === 'HELD' ? 'VISIBLE' : null;
  if (action === 'RESTORE') return state === 'HIDDEN' ? 'VISIBLE' : null;
  return state !== 'HIDDEN' || isHiddenByBan ? 'HIDDEN' : null;
}
