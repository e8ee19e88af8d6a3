import type { UserErrorCode } from '../../common/errors/domain-error.js';
import { isAdoptionStage, type IdeaStage } from '../statuses/stage.js';

export interface Step {
  from: { statusId: number; stage: IdeaStage };
  to: { statusId: number; stage: IdeaStage; requiresResponse: boolean };
  /** Whether the workflow leads from the one to the other. */
  isAllowed: boolean;
  hasResponse: boolean;
}

export interface RefusedStep {
  code: UserErrorCode;
  /** What is at fault: this one idea, or what the input says for all. */
  at: 'idea' | 'statusKey' | 'response';
}

/**
 * Why a status change may not be; null where it may. The present status with a response is always allowed: it is an answer, or the
 * correction of one.
 */
export function refusedStep({ from, to, isAllowed, hasResponse }: Step): RefusedStep | null {
  if (from.statusId === to.statusId) return hasResponse ? null : { code: 'RESPONSE_REQUIRED', at: 'idea' };
  if (isAdoptionStage(from.stage)) return { code: 'IN_ADOPTION', at: 'idea' };
  if (isAdoptionStage(to.stage)) return { code: 'ADOPTION_NEEDED', at: 'statusKey' };
  if (!isAllowed) return { code: 'TRANSITION_NOT_ALLOWED', at: 'idea' };
  return to.requiresResponse && !hasResponse ? { code: 'RESPONSE_REQUIRED', at: 'response' } : null;
}
