import type { ModerationState } from '../ideas/idea.row.js';

export const MODERATION_ACTIONS = ['APPROVE', 'HIDE', 'RESTORE', 'DISMISS'] as const;
export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** Which state an action leads to from one; null where it does not apply. Dismissing reports leaves the state as it is. */
export function stateAfter(
  action: ModerationAction,
  state: ModerationState,
  hasReports: boolean,
): ModerationState | null {
  if (action === 'APPROVE') return state === 'HELD' ? 'VISIBLE' : null;
  if (action === 'HIDE') return state === 'HIDDEN' ? null : 'HIDDEN';
  if (action === 'RESTORE') return state === 'HIDDEN' ? 'VISIBLE' : null;
  return hasReports ? state : null;
}
