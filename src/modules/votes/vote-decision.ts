import { isOpen } from '../ideas/idea.policy.js';
import type { UserErrorCode } from '../../common/errors/domain-error.js';
import type { IdeaStage } from '../statuses/stage.js';
import { controversyOf, termAt, type RankingClock } from '../ranking/ranking.js';

/** +1 promote, −1 demote, 0 none. */
export type Direction = 1 | 0 | -1;

/** A vote that counts: of a member on an idea, or on one that is merged into it, whichever came last. */
export interface CastVote {
  direction: 1 | -1;
  castAt: Date;
  /** By a team, for the member. */
  isCastFor?: boolean;
}

/** An idea as it stands under its row's lock, and then as the votes of the batch leave it. */
export interface IdeaTally {
  id: number;
  boardId: number;
  statusId: number;
  stage: IdeaStage;
  isPresent: boolean;
  promotes: number;
  demotes: number;
  score: number;
  scorePeak: number;
  controversy: number;
  activeAt: Date;
}

export type Decision =
  | { kind: 'refused'; code: UserErrorCode }
  | { kind: 'unchanged' }
  | { kind: 'cast' | 'switched'; direction: 1 | -1 }
  | { kind: 'withdrawn' };

/**
 * What becomes of one vote: the same direction again changes nothing; the other one switches, free of budget. A member's own word wins over what a
 * team casts for them, be it that they want no vote: it replaces that one, and is neither replaced nor taken back by the team.
 * @param votesLeft of the member on the idea's board; null for no limit
 * @param isCastFor whether it is a team that casts, or takes back what it cast
 * @param isOwnWord whether the last word on the idea was the member's own, a vote or a withdrawal
 */
export function decide(
  idea: IdeaTally | undefined,
  existing: CastVote | undefined,
  wanted: Direction,
  votesLeft: number | null,
  isCastFor = false,
  isOwnWord = existing !== undefined && existing.isCastFor !== true,
): Decision {
  if (!idea) return { kind: 'refused', code: 'NOT_FOUND' };
  if (!isOpen(idea)) return { kind: 'refused', code: 'IDEA_CLOSED' };
  if (isCastFor && isOwnWord) return { kind: 'unchanged' };
  if (wanted === 0) return existing ? { kind: 'withdrawn' } : { kind: 'unchanged' };
  if (existing?.direction === wanted && (isCastFor || isOwnWord)) return { kind: 'unchanged' };
  if (existing) return { kind: 'switched', direction: wanted };
  if (votesLeft !== null && votesLeft <= 0) return { kind: 'refused', code: 'VOTE_BUDGET_SPENT' };
  return { kind: 'cast', direction: wanted };
}

function count(idea: IdeaTally, direction: 1 | -1, by: 1 | -1): void {
  if (direction === 1) idea.promotes += by;
  else idea.demotes += by;
}

/** Changes the tally by a decision taken at `at`; switches and withdrawals do not count as activity. */
export function apply(
  idea: IdeaTally,
  existing: CastVote | undefined,
  decision: Decision,
  at: Date,
  clock: RankingClock,
): void {
  if (decision.kind === 'refused' || decision.kind === 'unchanged') return;
  if (existing) {
    count(idea, existing.direction, -1);
    idea.score -= existing.direction * termAt(existing.castAt, clock);
  }
  if (decision.kind !== 'withdrawn') {
    count(idea, decision.direction, 1);
    idea.score += decision.direction * termAt(at, clock);
  }
  if (decision.kind === 'cast' && at > idea.activeAt) idea.activeAt = at;
  if (idea.promotes + idea.demotes === 0) idea.score = 0;
  idea.scorePeak = Math.max(idea.scorePeak, Math.abs(idea.score));
  idea.controversy = controversyOf(idea.promotes, idea.demotes);
}
